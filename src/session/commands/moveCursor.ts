import type { Millis } from '../../base/millis.ts'
import type { Session } from '../session.ts'
import { stepTimes } from '../stepTimes.ts'

/** Moves the cursor to an instant of the trace; playing goes on from there. */
export function moveCursor({ store }: Session, time: Millis): void {
  const end = store.getState().trace?.header.duration ?? 0
  store.setState({ cursor: Math.min(Math.max(0, time), end) })
}

/** Moves the cursor to the next or the previous instant at which something happened, and pauses. */
export function stepCursor({ store }: Session, direction: 'next' | 'previous'): void {
  const { trace, cursor } = store.getState()
  if (trace === undefined) return
  const times = stepTimes(trace)
  const found =
    direction === 'next'
      ? (times.find((time) => time > cursor) ?? trace.header.duration)
      : (times.findLast((time) => time < cursor) ?? 0)
  store.setState({ cursor: found, playback: 'paused' })
}
