import type { CountedPrograms } from './programCounts.ts'

/** How a manifest ended: with pods to show, refused with a clear error, with neither, or not at all. */
export type Ending = 'withPods' | 'refused' | 'withoutPods' | 'crashed'

/** What a manifest of a corpus came to. */
export interface EndedManifest {
  readonly file: string
  readonly ending: Ending
  /** Milliseconds of real time. */
  readonly span: number
  /** What its containers run; undefined where it broke down. */
  readonly programs?: CountedPrograms
  /** The first error, or what broke down. */
  readonly reason?: string
}

/** Counts over a corpus that do not depend on the machine: how its manifests end, and how their containers' programs are known. */
export interface CorpusCounts {
  readonly manifests: number
  readonly withPods: number
  readonly withoutPods: number
  readonly refused: number
  readonly crashed: number
  /** Those that took a reader's patience. */
  readonly slow: number
  readonly programs: number
  readonly interpreted: number
  readonly catalogued: number
  readonly declared: number
  readonly assumed: number
  readonly cannotStart: number
  readonly notPulled: number
}

/** Milliseconds that a reader waits without wondering. */
const PATIENCE = 2000

/** Counts how manifests ended. */
export function corpusCounts(ended: readonly EndedManifest[]): CorpusCounts {
  const endings = (ending: Ending): number => ended.filter((each) => each.ending === ending).length
  const all = ended.flatMap(({ programs }) => programs?.origins ?? [])
  const origins = (origin: (typeof all)[number]): number => all.filter((each) => each === origin).length
  return {
    manifests: ended.length,
    withPods: endings('withPods'),
    withoutPods: endings('withoutPods'),
    refused: endings('refused'),
    crashed: endings('crashed'),
    slow: ended.filter(({ span }) => span > PATIENCE).length,
    programs: all.length,
    interpreted: origins('interpreted'),
    catalogued: origins('catalogued'),
    declared: origins('declared'),
    assumed: origins('assumed'),
    cannotStart: origins('nothing to run'),
    notPulled: origins('not pulled'),
  }
}

/** The counts in a sentence, as the README has it. */
export function corpusSentence(counts: CorpusCounts): string {
  const known = counts.interpreted + counts.catalogued + counts.declared
  return (
    `Of ${counts.manifests} manifests that other projects publish, ${counts.crashed} break the simulation; of the ` +
    `${counts.programs} different programs in their containers ${known} are interpreted or in the catalogue, ` +
    `${counts.cannotStart} cannot be started, ${counts.notPulled} have an image that cannot be pulled, and ` +
    `${counts.assumed} are assumed and marked so.`
  )
}
