import type { RecordId } from '../trace/records.ts'

/** What a person has selected. Objects are named, not numbered, so that a selection outlives a new simulation; a record does not. */
export interface Selection {
  readonly pod?: { readonly namespace: string; readonly name: string }
  readonly container?: string
  readonly record?: RecordId
}

/** Nothing is selected. */
export const NOTHING_SELECTED: Selection = {}
