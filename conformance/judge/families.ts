import type { Verdict } from './judgeScenario.ts'

/** How much of a family agrees. */
export interface Tally {
  readonly scenarios: number
  /** Scenarios in which every facet agrees. */
  readonly wholly: number
  readonly facets: number
  readonly agreeing: number
}

/** A judged scenario. */
export interface JudgedScenario {
  readonly name: string
  readonly verdicts: readonly Verdict[]
}

const NOTHING: Tally = { scenarios: 0, wholly: 0, facets: 0, agreeing: 0 }

/** The first word of a scenario's name. */
export const familyOfScenario = (name: string): string => name.split('-', 1)[0] ?? name

/** Counts one scenario. */
export function tallyOf(verdicts: readonly Verdict[]): Tally {
  const agreeing = verdicts.filter((verdict) => verdict.problems.length === 0).length
  return { scenarios: 1, wholly: agreeing === verdicts.length ? 1 : 0, facets: verdicts.length, agreeing }
}

/** Counts scenarios by family, in the order of their first. */
export function tallyFamilies(judged: readonly JudgedScenario[]): ReadonlyMap<string, Tally> {
  const families = new Map<string, Tally>()
  for (const { name, verdicts } of judged) {
    const family = familyOfScenario(name)
    families.set(family, added(families.get(family) ?? NOTHING, tallyOf(verdicts)))
  }
  return families
}

/** The sum of several counts. */
export const total = (tallies: Iterable<Tally>): Tally => [...tallies].reduce(added, NOTHING)

function added(a: Tally, b: Tally): Tally {
  return {
    scenarios: a.scenarios + b.scenarios,
    wholly: a.wholly + b.wholly,
    facets: a.facets + b.facets,
    agreeing: a.agreeing + b.agreeing,
  }
}
