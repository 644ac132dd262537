import type { Millis } from '../../base/millis.ts'
import type { Clock } from './clock.ts'
import type { Timer } from './kernel.ts'

/**
 * Code that takes virtual time, written top to bottom: a generator that yields what it waits for.
 * `yield 50` sleeps 50 ms; `yield signal` waits until the signal fires. Compose with `yield*`.
 */
export type Process<T = void> = Generator<Wait, T, void>

/** What a process can wait for: a span in milliseconds, or a signal. */
export type Wait = Millis | Signal

/** Something that happens at most once; who waits is resumed in the order of waiting, at the instant of the firing. */
export class Signal {
  fired = false
  private waiting: (() => void)[] = []

  fire(): void {
    if (this.fired) return
    this.fired = true
    const resumed = this.waiting
    this.waiting = []
    for (const resume of resumed) resume()
  }

  /** Calls back on firing, at once if it has fired; the returned function takes the callback off. */
  subscribe(resume: () => void): () => void {
    if (this.fired) {
      resume()
      return () => {}
    }
    this.waiting.push(resume)
    return () => {
      this.waiting = this.waiting.filter((r) => r !== resume)
    }
  }
}

/** A running process. */
export interface ProcessHandle<T> {
  /** Fires when the process has returned or was killed. */
  readonly ended: Signal
  /** What it returned; undefined while it runs and after a kill. */
  readonly value: T | undefined
  /** Ends it where it stands; its `finally` blocks run. */
  kill(): void
}

/** Starts a process now: it runs until its first wait before this returns. */
export function spawn<T>(kernel: Clock, process: Process<T>): ProcessHandle<T> {
  const handle: { ended: Signal; value: T | undefined; kill: () => void } = {
    ended: new Signal(),
    value: undefined,
    kill: () => {
      if (handle.ended.fired) return
      timer?.cancel()
      unsubscribe?.()
      process.return(undefined as T)
      handle.ended.fire()
    },
  }
  let timer: Timer | undefined
  let unsubscribe: (() => void) | undefined
  const step = (): void => {
    for (;;) {
      timer = undefined
      unsubscribe = undefined
      const turn = process.next()
      if (handle.ended.fired) return
      if (turn.done) {
        handle.value = turn.value
        handle.ended.fire()
        return
      }
      const wait = turn.value
      if (typeof wait === 'number') {
        timer = kernel.after(wait, step)
        return
      }
      if (wait.fired) continue
      // resumed through the queue, so that who fires is never re-entered; the firing's cause goes along
      unsubscribe = wait.subscribe(() => {
        timer = kernel.after(0, step)
      })
      return
    }
  }
  step()
  return handle
}

/** Waits for a signal, at most for a span; says whether it fired in time. */
export function* within(kernel: Clock, signal: Signal, span: Millis): Process<boolean> {
  if (signal.fired) return true
  const either = new Signal()
  const off = signal.subscribe(() => either.fire())
  const timer = kernel.after(span, () => either.fire())
  yield either
  off()
  timer.cancel()
  return signal.fired
}

/** Runs processes side by side and waits for all of them. */
export function* all<T>(kernel: Clock, processes: readonly Process<T>[]): Process<(T | undefined)[]> {
  const handles = processes.map((p) => spawn(kernel, p))
  for (const handle of handles) yield handle.ended
  return handles.map((h) => h.value)
}
