import type { ObjectRef, RecordId } from '../records.ts'
import type { ProbeType } from '../trace.ts'

/** What a person has picked, in whichever view: a record, and whom it is about. */
export interface Selection {
  readonly record: RecordId
  readonly pod?: ObjectRef
  readonly container?: string
  readonly probe?: ProbeType
  /** One record can bring several marks (a status write moves phase, conditions and containers): the key of the picked one's row. */
  readonly row?: string
}
