import type { Diagnostic } from '../api/diagnostics.ts'
import type { ParsedDocument } from '../api/parse/document.ts'
import type { Millis } from '../base/millis.ts'
import type { LinkError } from '../scenario/link/codec.ts'
import type { Selection } from '../trace/queries/selection.ts'
import type { Trace } from '../trace/trace.ts'
import type { LetterKeys, SessionLanguage, SessionTheme } from './look.ts'
import type { Speed } from './speed.ts'
import type { KeptText } from './storage/textStore.ts'

/** Where the text in the editor comes from. A foreign text becomes the person's own at the first edit. */
export type Origin =
  | { readonly kind: 'own' }
  | { readonly kind: 'link' }
  | { readonly kind: 'example'; readonly id: string }

/** How the newest text stands to the trace that is shown. */
export type RunState =
  /** The text is empty: there is nothing to simulate. */
  | { readonly kind: 'empty' }
  /** It is being simulated; the trace, if any, is of an earlier text. */
  | { readonly kind: 'running' }
  /** The trace is of this text. */
  | { readonly kind: 'shown' }
  /** It does not parse; the trace, if any, is of the last text that did. */
  | { readonly kind: 'unreadable' }
  /** The engine failed. */
  | { readonly kind: 'failed'; readonly message: string }
  /** It was stopped after that long in real time. */
  | { readonly kind: 'tooSlow'; readonly after: Millis }

/** Something the page has to tell once, until it is dismissed. */
export type Message =
  /** The device refused to keep the text. */
  | { readonly kind: 'notKept'; readonly reason: string }
  /** A link could not be opened. */
  | { readonly kind: 'brokenLink'; readonly reason: LinkError['kind'] }
  /** The person's earlier text was put on the shelf. */
  | { readonly kind: 'shelved' }

/** A state of a machine of the trace: indexes into `header.machines` and its chart's states. */
export interface PickedState {
  readonly machine: number
  readonly state: number
}

/** Everything that the page shows. Changed only by the commands of `commands/`. */
export interface SessionState {
  readonly text: string
  readonly origin: Origin
  /** The person's own text while a foreign one is shown. */
  readonly ownText: KeptText | undefined
  readonly shelf: readonly KeptText[]
  /** Nothing is written to the device before what is there has been read, nor where that failed. */
  readonly storage: 'loading' | 'ready' | 'refused'
  readonly run: RunState
  readonly trace: Trace | undefined
  /** The text that the trace is of. */
  readonly traceText: string
  /** What was read of it. */
  readonly traceDocuments: readonly ParsedDocument[]
  readonly diagnostics: readonly Diagnostic[]
  readonly cursor: Millis
  readonly playback: 'paused' | 'playing'
  readonly speed: Speed
  readonly selection: Selection | undefined
  /** The state of the graph whose spans the timeline outlines. */
  readonly pickedState: PickedState | undefined
  readonly theme: SessionTheme
  readonly language: SessionLanguage
  /** Whether keys of one character do something. */
  readonly letterKeys: LetterKeys
  readonly message: Message | undefined
}
