import type { FamilyFigures, TableFigures } from './figures.ts'

/** Something that the simulator does less well than the rest. */
export interface Shortfall {
  readonly topic: string
  readonly agreeing: number
  readonly of: number
  readonly counted: 'facets' | 'answers'
  /** Where less than half agrees, the rules are missing; else they err. */
  readonly degree: 'notModelled' | 'errs'
}

/** Percent below the real cluster, or below all answers, from which on it is named. Less is the chance of a few scenarios. */
const NOTABLE = 1

/** What falls short by more than chance, the worst first. */
export function shortfalls(families: readonly FamilyFigures[], tables: readonly TableFigures[]): Shortfall[] {
  const inFamilies = families.flatMap(({ topic, tally, floor }) => {
    const reachable = floor === undefined ? 1 : floor.agreeing / floor.facets
    return shortfall({ topic, agreeing: tally.agreeing, of: tally.facets, counted: 'facets' }, reachable)
  })
  const inTables = tables.flatMap(({ topic, tally }) =>
    shortfall({ topic, agreeing: tally.agreeing, of: tally.cases, counted: 'answers' }, 1),
  )
  return [...inFamilies, ...inTables].sort((a, b) => a.agreeing / a.of - b.agreeing / b.of)
}

/** What is not modelled on an older version beyond what is named already, under titles that tell the version. */
export function missingOnOlder(
  named: readonly Shortfall[],
  families: readonly FamilyFigures[],
  version: string,
): Shortfall[] {
  return shortfalls(families, [])
    .filter(({ topic, degree }) => degree === 'notModelled' && !named.some((other) => other.topic === topic))
    .map((found) => ({ ...found, topic: `${found.topic} (${version})` }))
}

function shortfall(found: Omit<Shortfall, 'degree'>, reachable: number): Shortfall[] {
  const rate = found.agreeing / found.of
  if (100 * (reachable - rate) <= NOTABLE) return []
  return [{ ...found, degree: rate < 0.5 ? 'notModelled' : 'errs' }]
}
