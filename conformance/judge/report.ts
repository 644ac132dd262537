import type { JudgedScenario, Tally } from './families.ts'
import { total } from './families.ts'
import type { Verdict } from './judgeScenario.ts'
import type { JudgedTable, WrongAnswer } from './judgeTable.ts'
import { percent } from './percent.ts'

/** The rate of each family, beside that of a real cluster judged against itself where it was measured. */
export function familyReport(
  families: ReadonlyMap<string, Tally>,
  floor: ReadonlyMap<string, Tally> | undefined,
): string[] {
  const line = (name: string, tally: Tally, beside: Tally | undefined): string => {
    const wholly = `${tally.wholly}/${tally.scenarios}`.padStart(8)
    const whollyRate = `${percent(tally.wholly, tally.scenarios)} %`.padStart(8)
    const facets = `${tally.agreeing}/${tally.facets}`.padStart(12)
    const facetRate = `${percent(tally.agreeing, tally.facets)} %`.padStart(8)
    return `${name.padEnd(10)}${wholly}${whollyRate}${facets}${facetRate}${floorWords(beside)}`
  }
  const besideTotal = floor === undefined ? undefined : total(floor.values())
  return [
    `${'family'.padEnd(10)}${'wholly'.padStart(16)}${'facets'.padStart(20)}${floor === undefined ? '' : '   real cluster against itself'}`,
    ...[...families].map(([name, tally]) => line(name, tally, floor?.get(name))),
    line('all', total(families.values()), besideTotal),
  ]
}

const floorWords = (floor: Tally | undefined): string =>
  floor === undefined
    ? ''
    : `   ${percent(floor.wholly, floor.scenarios)} % and ${percent(floor.agreeing, floor.facets)} %`

/** One line for each scenario that differs, with its first difference. */
export function scenarioReport(judged: readonly JudgedScenario[]): string[] {
  return judged.flatMap(({ name, verdicts }) => {
    const differing = verdicts.filter((verdict) => verdict.problems.length > 0)
    const [first] = differing
    if (first === undefined) return []
    return [`${name}: ${differing.length} of ${verdicts.length} differ, such as ${first.facet}: ${first.problems[0]}`]
  })
}

/** Every facet of one scenario that differs, with all that is known. */
export function verdictReport(verdicts: readonly Verdict[]): string[] {
  const differing = verdicts.filter((verdict) => verdict.problems.length > 0)
  const lines = differing.flatMap(({ facet, problems }) => [facet, ...problems.map((problem) => `    ${problem}`)])
  return [...lines, `${verdicts.length - differing.length} of ${verdicts.length} facets agree`]
}

/** The rate of each table. */
export function tableReport(tables: readonly JudgedTable[]): string[] {
  return tables.map(({ name, cases, agreeing, wrong }) => {
    const rate = `${percent(agreeing, cases)} %`.padStart(8)
    const failures = wrong.filter((each) => each.failure !== undefined).length
    const example = wrong[0] === undefined ? '' : `   such as ${wrong[0].id}`
    const broken = failures === 0 ? '' : `   ${failures} broke down`
    return `${name.padEnd(26)}${`${agreeing}/${cases}`.padStart(11)}${rate}${broken}${example}`
  })
}

/** A wrong answer: what was asked, and where the answers part. */
export function wrongAnswerReport({ id, asked, wanted, got, failure }: WrongAnswer): string[] {
  const question = `case ${id}: ${JSON.stringify(asked)}`
  if (failure !== undefined) return [question, `    broke down: ${failure}`]
  return [question, ...partings(JSON.parse(JSON.stringify(got) ?? 'null'), wanted, 'out')]
}

/** The places at which two values differ. */
function partings(got: unknown, wanted: unknown, path: string): string[] {
  if (JSON.stringify(got) === JSON.stringify(wanted)) return []
  if (isNested(got) && isNested(wanted) && Array.isArray(got) === Array.isArray(wanted)) {
    const keys = [...new Set([...Object.keys(got), ...Object.keys(wanted)])]
    return keys.flatMap((key) => partings(got[key], wanted[key], `${path}.${key}`))
  }
  return [`    ${path}`, `      got    ${JSON.stringify(got)}`, `      wanted ${JSON.stringify(wanted)}`]
}

const isNested = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Two texts beside each other, the first in columns of a width, cut where they are longer. */
export function sideBySide(left: readonly string[], right: readonly string[], width: number): string[] {
  const cell = (line: string): string => (line.length > width ? `${line.slice(0, width - 1)}…` : line.padEnd(width))
  const rows = Math.max(left.length, right.length)
  return Array.from({ length: rows }, (_, row) => `${cell(left[row] ?? '')} │ ${cell(right[row] ?? '')}`.trimEnd())
}
