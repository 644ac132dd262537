import { isSidecar } from '../../../api/podStatus/sidecar.ts'
import type { PodSpec } from '../../../api/types.ts'
import type { Millis } from '../../../base/millis.ts'
import type { Clock } from '../../kernel/clock.ts'
import { type Process, Signal, within } from '../../kernel/process.ts'

/** Whose turn it is to be stopped: sidecars after all ordinary containers, the later sidecar first. Models pkg/kubelet/kuberuntime/kuberuntime_termination_order.go (1.36). */
export class TerminationOrder {
  private readonly done = new Map<string, Signal>()
  private readonly before = new Map<string, readonly string[]>()

  /** `running` names the containers that run when the pod is stopped; all others count as stopped. */
  constructor(spec: PodSpec, running: readonly string[]) {
    const sidecars = (spec.initContainers ?? []).filter(isSidecar).map((c) => c.name)
    const mains = spec.containers.map((c) => c.name)
    for (const name of [...sidecars, ...mains]) {
      const signal = new Signal()
      if (!running.includes(name)) signal.fire()
      this.done.set(name, signal)
    }
    sidecars.forEach((name, i) => {
      const next = sidecars[i + 1]
      this.before.set(name, next === undefined ? mains : [...mains, next])
    })
  }

  /** Waits until all that goes before has stopped, at most for a span. */
  *waitForTurn(kernel: Clock, container: string, atMost: Millis): Process {
    const end = kernel.now + atMost
    for (const name of this.before.get(container) ?? []) {
      const signal = this.done.get(name)
      if (signal !== undefined) yield* within(kernel, signal, Math.max(0, end - kernel.now))
    }
  }

  /** Tells that a container has stopped. */
  stopped(container: string): void {
    this.done.get(container)?.fire()
  }
}
