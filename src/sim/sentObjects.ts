import type { ValuePath } from '../api/diagnostics.ts'
import { expandList } from '../api/parse/expandList.ts'
import type { Scenario } from '../scenario/scenario.ts'

/** An object that is sent to the API server, and where the text has it. */
export interface SentObject {
  readonly document: number
  /** The way to it within its document; empty unless it is an item of a List. */
  readonly path: ValuePath
  readonly value: unknown
}

/** The objects of a scenario's manifests in the order in which kubectl sends them: a List stands for its items. */
export function sentObjects({ manifests }: Scenario): SentObject[] {
  return manifests.flatMap(({ document, value }) =>
    expandList(value).map(({ path, value: item }) => ({ document, path, value: item })),
  )
}
