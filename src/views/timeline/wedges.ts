import type { TimerMark } from '../../trace/queries/timerSpans.ts'
import { timerSpans } from '../../trace/queries/timerSpans.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'
import type { Wedge } from './row.ts'

/** The signal follows a hook that used up its time after at least this long. Models minimumGracePeriodInSeconds of pkg/kubelet/kuberuntime. */
const MINIMUM_GRACE = 2000

const single = (timer: TimerMark): Wedge => ({
  timer,
  start: timer.start,
  due: timer.due,
  acted: timer.end,
  end: Math.max(timer.end, timer.due),
})

/** A hook and the grace period it eats from, as one countdown with the signal inside. */
function withHook(timer: TimerMark, preStop: TimerMark): Wedge {
  return {
    timer,
    preStop,
    start: Math.min(timer.start, preStop.start),
    due: Math.max(timer.due, preStop.start),
    acted: timer.end,
    end: Math.max(timer.end, timer.due),
    signalAt: Math.min(timer.end, timer.start > preStop.start ? timer.start : preStop.end),
  }
}

/** The countdowns of a container, or of a pod itself; those that tell a person nothing (a pull's length, a first delay) are left out. */
export function wedgesOf(trace: Trace, pod: ObjectRef, container?: string): readonly Wedge[] {
  const timers = timerSpans(trace, pod, container)
  const hooks = timers.filter((t) => t.kind === 'preStop')
  const wedges: Wedge[] = []
  const joined = new Set<TimerMark>()
  for (const timer of timers) {
    switch (timer.kind) {
      case 'grace': {
        const hook = hooks.find(
          (h) => timer.start >= h.start - 1 && timer.start <= h.due + MINIMUM_GRACE && !joined.has(h),
        )
        if (hook !== undefined) joined.add(hook)
        wedges.push(hook === undefined ? single(timer) : withHook(timer, hook))
        break
      }
      case 'backOff':
      case 'imageBackOff':
      case 'activeDeadline':
        wedges.push(single(timer))
        break
      case 'preStop':
      case 'initialDelay':
      case 'pull':
        break
    }
  }
  for (const hook of hooks) if (!joined.has(hook)) wedges.push(single(hook))
  return wedges.sort((a, b) => a.start - b.start)
}
