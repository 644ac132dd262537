import type { Millis } from '../../base/millis.ts'
import type { Session } from '../../session/session.ts'
import { serializeTrace } from '../../trace/serialize.ts'
import type { Trace } from '../../trace/trace.ts'

/** What the page lets tests, and the curious, read of itself. Nothing can be changed through it. */
export interface PodariumWindow {
  readonly text: string
  readonly trace: Trace | undefined
  readonly cursor: Millis
  /** How the newest text stands to the trace (`shown`: the trace is of it). */
  readonly run: string
  /** The trace as its canonical text, to compare runs. */
  readonly serializedTrace: string | undefined
}

/** Puts it on the window. */
export function exposeForTests({ store }: Session): void {
  const podarium: PodariumWindow = {
    get text() {
      return store.getState().text
    },
    get trace() {
      return store.getState().trace
    },
    get cursor() {
      return store.getState().cursor
    },
    get run() {
      const { run, text, traceText } = store.getState()
      return run.kind === 'shown' && text !== traceText ? 'typing' : run.kind
    },
    get serializedTrace() {
      const { trace } = store.getState()
      return trace === undefined ? undefined : serializeTrace(trace)
    },
  }
  Object.defineProperty(window, 'podarium', { value: Object.freeze(podarium) })
}
