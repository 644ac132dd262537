import type { Diagnostic } from '../../api/diagnostics.ts'
import type { DocumentData } from '../../api/parse/document.ts'
import type { Millis } from '../../base/millis.ts'
import type { Trace } from '../../trace/trace.ts'

/** What became of a scenario's text. */
export type EngineAnswer =
  /** It was simulated; what was refused or assumed is in the diagnostics. */
  | {
      readonly kind: 'simulated'
      readonly trace: Trace
      readonly diagnostics: readonly Diagnostic[]
      /** What was read: the page does not read texts again. */
      readonly documents: readonly DocumentData[]
    }
  /** It is no YAML as it stands; nothing was simulated. */
  | { readonly kind: 'unreadable'; readonly diagnostics: readonly Diagnostic[] }
  /** The engine itself failed: a defect of ours. */
  | { readonly kind: 'failed'; readonly message: string }
  /** It was stopped after that long in real time. */
  | { readonly kind: 'tooSlow'; readonly after: Millis }

/** Something that simulates texts, one at a time; only the answer to the newest text is told. */
export interface Engine {
  /** Starts on a text; what was asked before and is not answered yet will not be. */
  simulate(text: string, answered: (answer: EngineAnswer) => void): void
  /** Ends it; nothing is answered any more. */
  dispose(): void
}
