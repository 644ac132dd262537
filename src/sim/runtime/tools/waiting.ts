import type { Millis } from '../../../base/millis.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { WaitQueue } from '../processes/waitQueue.ts'

/** Waits until something happens at any of several places, or until a span is over. */
export function* waitForAny(kernel: Kernel, queues: readonly (WaitQueue | undefined)[], span?: Millis): Running<void> {
  const any = new WaitQueue()
  const bell = { resume: () => any.wake() }
  for (const queue of queues) queue?.add(bell)
  const timer = span === undefined ? undefined : kernel.after(span, bell.resume)
  try {
    yield any
  } finally {
    timer?.cancel()
    for (const queue of queues) queue?.delete(bell)
  }
}
