import type { Tally } from './judge/families.ts'
import type { JudgedTable } from './judge/judgeTable.ts'

/** How much of a table agrees. */
export interface TableTally {
  readonly agreeing: number
  readonly cases: number
}

/** How much agreed so far: the counts that agree may rise and not fall; the totals stand beside them to be shown. */
export interface Ratchet {
  /** By version and family: "1.36 probe". */
  readonly families: Readonly<Record<string, Tally>>
  readonly tables: Readonly<Record<string, TableTally>>
}

/** The counts of a run. */
export function ratchetOf(families: ReadonlyMap<string, Tally>, tables: readonly JudgedTable[]): Ratchet {
  return {
    families: Object.fromEntries([...families].sort(([a], [b]) => (a < b ? -1 : 1))),
    tables: Object.fromEntries(tables.map(({ name, agreeing, cases }) => [name, { agreeing, cases }])),
  }
}

/** The families of one version, by their own names. */
export function familiesOf(ratchet: Ratchet, version: string): ReadonlyMap<string, Tally> {
  const prefix = `${version} `
  const families = Object.entries(ratchet.families).filter(([key]) => key.startsWith(prefix))
  return new Map(families.map(([key, tally]) => [key.slice(prefix.length), tally]))
}

/** The sum of several tables. */
export function totalOfTables(tables: readonly TableTally[]): TableTally {
  const sum = (count: (table: TableTally) => number): number => tables.reduce((all, table) => all + count(table), 0)
  return { agreeing: sum((table) => table.agreeing), cases: sum((table) => table.cases) }
}

/** What fell, in words; empty where nothing did. A total that grew excuses nothing. */
export function fallen(before: Ratchet, now: Ratchet): string[] {
  const problems: string[] = []
  const hold = (what: string, was: number, is: number | undefined): void => {
    if ((is ?? 0) < was) problems.push(`${what}: ${is ?? 0} agree, ${was} did before`)
  }
  for (const [family, was] of Object.entries(before.families)) {
    hold(`scenarios of ${family}`, was.wholly, now.families[family]?.wholly)
    hold(`facets of ${family}`, was.agreeing, now.families[family]?.agreeing)
  }
  for (const [table, was] of Object.entries(before.tables)) {
    hold(`table ${table}`, was.agreeing, now.tables[table]?.agreeing)
  }
  return problems
}

/** The counts that hold after a run: the higher ones, each with the total it was counted of. What fell stays where it was, and is told as fallen. */
export function raised(before: Ratchet, now: Ratchet): Ratchet {
  return {
    families: merged(before.families, now.families, (was, is) => ({
      ...(is.wholly < was.wholly ? scenariosOf(was) : scenariosOf(is)),
      ...(is.agreeing < was.agreeing ? facetsOf(was) : facetsOf(is)),
    })),
    tables: merged(before.tables, now.tables, (was, is) => (is.agreeing < was.agreeing ? was : is)),
  }
}

const scenariosOf = ({ scenarios, wholly }: Tally): Pick<Tally, 'scenarios' | 'wholly'> => ({ scenarios, wholly })
const facetsOf = ({ facets, agreeing }: Tally): Pick<Tally, 'facets' | 'agreeing'> => ({ facets, agreeing })

/** The entries of both, in alphabetical order; where both have one, the choice. */
function merged<T>(
  before: Readonly<Record<string, T>>,
  now: Readonly<Record<string, T>>,
  choose: (was: T, is: T) => T,
): Record<string, T> {
  const all = new Map(Object.entries(before))
  for (const [key, is] of Object.entries(now)) {
    const was = all.get(key)
    all.set(key, was === undefined ? is : choose(was, is))
  }
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)))
}
