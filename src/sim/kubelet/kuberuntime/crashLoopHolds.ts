import type { Millis } from '../../../base/millis.ts'
import type { TimerSpan } from '../../../trace/records.ts'
import { refOf } from '../../apiserver/objectStore.ts'
import type { MachineRun } from '../../kernel/machine/machineRun.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'
import type { PodContainers } from './podContainers.ts'
import { restartBackOffMachine } from './restartBackOff.machine.ts'

type HoldEvent = { type: 'HELD'; holdMillis: number } | { type: 'RELEASED' }

/** Shows which containers are held in back-off: the machine of each, and a timer from the hold to the start that ends it. */
export class CrashLoopHolds {
  private readonly open = new Map<string, { -readonly [K in keyof TimerSpan]: TimerSpan[K] }>()
  private readonly machines = new Map<string, MachineRun<HoldEvent>>()
  private readonly context: KubeletContext
  private readonly containers: PodContainers

  constructor(context: KubeletContext, containers: PodContainers) {
    this.context = context
    this.containers = containers
  }

  /** A container is held until an instant; saying so again is nothing new. */
  begin(pod: StoredPod, container: string, due: Millis): void {
    const { kernel, trace } = this.context
    const key = `${pod.metadata.uid}/${container}`
    if (this.open.get(key)?.due === due) return
    this.end(pod, container)
    const lane = this.containers.laneOf(pod, container)
    this.open.set(
      key,
      trace.timer(kernel.now, lane, kernel.cause, {
        kind: 'backOff',
        pod: pod.metadata.name,
        container,
        due,
        outcome: 'pending',
      }).row,
    )
    const machine =
      this.machines.get(key) ??
      this.context.machines.start<HoldEvent>(restartBackOffMachine, { pod: refOf(pod), container, lane })
    this.machines.set(key, machine)
    machine.send({ type: 'HELD', holdMillis: due - kernel.now })
  }

  /** The container is started, or never will be. */
  end(pod: StoredPod, container: string): void {
    const key = `${pod.metadata.uid}/${container}`
    const timer = this.open.get(key)
    if (timer === undefined) return
    const { now } = this.context.kernel
    timer.end = now
    timer.outcome = now < timer.due ? 'cutShort' : 'spent'
    this.open.delete(key)
    this.machines.get(key)?.send({ type: 'RELEASED' })
  }

  /** Ends all holds of a pod. */
  endAll(pod: StoredPod): void {
    for (const key of [...this.open.keys()])
      if (key.startsWith(`${pod.metadata.uid}/`)) this.end(pod, key.slice(pod.metadata.uid.length + 1))
  }
}
