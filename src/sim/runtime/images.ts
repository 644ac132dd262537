import type { Millis } from '../../base/millis.ts'
import type { AttemptSpec } from '../../scenario/scenario.ts'
import type { SignalName } from './program.ts'

/** What is known of an image: a row of the scenario, an entry of the catalogue, or an assumption. */
export interface ImageFacts {
  /** Where it comes from; `assumed` images are marked on their line. */
  readonly source: 'scenario' | 'catalogue' | 'assumed'
  /** On the node from the start. */
  readonly present: boolean
  /** How long a pull takes. */
  readonly pull: Millis
  /** NotFound | Denied | NoPlatform | Timeout | a message; the pulls fail so, all or the first `failFirst`. */
  readonly error?: string
  readonly failFirst?: number
  /** Needs a pull secret of its registry. */
  readonly private: boolean
  readonly entrypoint: readonly string[]
  readonly cmd: readonly string[]
  readonly stopSignal: SignalName
  /** A user name that is not a number ("nginx"), or empty. */
  readonly user: string
  readonly uid: number
  readonly workingDir: string
  readonly env: Readonly<Record<string, string>>
  /** Bytes. */
  readonly size: number
  readonly attempts?: readonly AttemptSpec[]
}
