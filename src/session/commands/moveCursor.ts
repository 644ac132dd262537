import type { Millis } from '../../base/millis.ts'
import { nextMark, previousMark } from '../../trace/queries/moments.ts'
import type { Session } from '../session.ts'

/** Moves the cursor to an instant of the trace; playing goes on from there. */
export function moveCursor({ store }: Session, time: Millis): void {
  const end = store.getState().trace?.header.duration ?? 0
  store.setState({ cursor: Math.min(Math.max(0, time), end) })
}

/** Moves the cursor to the next or the previous instant at which something happened, and pauses. */
export function stepCursor({ store }: Session, direction: 'next' | 'previous'): void {
  const { trace, cursor } = store.getState()
  if (trace === undefined) return
  const found =
    direction === 'next' ? (nextMark(trace, cursor) ?? trace.header.duration) : (previousMark(trace, cursor) ?? 0)
  store.setState({ cursor: found, playback: 'paused' })
}
