import type { Millis } from '../../base/millis.ts'
import type { Session } from '../session.ts'
import { SPEEDS, type Speed } from '../speed.ts'

/** Starts playing; from the end it starts again at the beginning. */
export function play({ store }: Session): void {
  const { trace, cursor } = store.getState()
  if (trace === undefined) return
  store.setState({ playback: 'playing', cursor: cursor >= trace.header.duration ? 0 : cursor })
}

/** Stops playing where the cursor stands. */
export function pause({ store }: Session): void {
  store.setState({ playback: 'paused' })
}

/** Lets so much real time pass while playing; at the end it pauses. */
export function advance({ store }: Session, realTime: Millis): void {
  const { trace, cursor, speed, playback } = store.getState()
  if (playback !== 'playing' || trace === undefined) return
  const time = cursor + realTime * speed
  const end = trace.header.duration
  store.setState(time >= end ? { cursor: end, playback: 'paused' } : { cursor: time })
}

/** Chooses a speed. */
export function setSpeed({ store }: Session, speed: Speed): void {
  store.setState({ speed })
}

/** Goes one speed up or down. */
export function changeSpeed({ store }: Session, direction: 'faster' | 'slower'): void {
  const at = SPEEDS.indexOf(store.getState().speed)
  const speed = SPEEDS[direction === 'faster' ? at + 1 : at - 1]
  if (speed !== undefined) store.setState({ speed })
}
