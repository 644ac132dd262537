import { containerShouldRestart } from '../../../api/controllers/shouldRestart.ts'
import { isSidecar } from '../../../api/podStatus/sidecar.ts'
import type { Container } from '../../../api/types.ts'
import type { ContainerSnapshot } from '../../runtime/runtimeState.ts'
import { newestInstance } from './lastRun.ts'
import { type ContainerToKill, definitionChanged, type PodActionFacts } from './podActionFacts.ts'

/** What the init containers ask for. */
export interface InitContainerActions {
  readonly killPod: boolean
  readonly initialized: boolean
  readonly toStart: readonly number[]
  readonly toKill: readonly ContainerToKill[]
}

/**
 * Decides on init containers and sidecars: from the last to the first, the newest with a status says how far the pod
 * is; before it only sidecars are looked at, as they have to keep running.
 * Models pkg/kubelet/kuberuntime/kuberuntime_container.go, computeInitContainerActions (1.36).
 */
export function computeInitContainerActions(facts: PodActionFacts): InitContainerActions {
  const containers = facts.pod.spec?.initContainers ?? []
  if (containers.length === 0) return { killPod: false, initialized: true, toStart: [], toKill: [] }
  const walk = new InitContainerWalk(facts, containers)
  return walk.result()
}

class InitContainerWalk {
  private readonly toStart: number[] = []
  private readonly toKill: ContainerToKill[] = []
  private initialized: boolean
  private seen: boolean
  private readonly facts: PodActionFacts
  private readonly containers: readonly Container[]

  constructor(facts: PodActionFacts, containers: readonly Container[]) {
    this.facts = facts
    this.containers = containers
    this.seen = (facts.pod.spec?.containers ?? []).some((c) => {
      const state = newestInstance(facts.status, c.name)?.state
      return state === 'created' || state === 'running'
    })
    this.initialized = this.seen
  }

  result(): InitContainerActions {
    for (let index = this.containers.length - 1; index >= 0; index--) {
      const container = this.containers[index] as Container
      const instance = newestInstance(this.facts.status, container.name)
      if (instance === undefined) {
        if (this.seen && isSidecar(container)) this.toStart.push(index)
        continue
      }
      if (this.seen && !isSidecar(container)) continue
      if (this.visit(index, container, instance) === 'killPod')
        return { killPod: true, initialized: false, toStart: [], toKill: [] }
      this.seen = true
    }
    if (!this.seen) this.toStart.push(0)
    return {
      killPod: false,
      initialized: this.initialized,
      toStart: this.toStart.sort((a, b) => a - b),
      toKill: this.toKill,
    }
  }

  private visit(index: number, container: Container, instance: ContainerSnapshot): 'go on' | 'killPod' {
    switch (instance.state) {
      case 'created':
        this.toStart.push(index)
        return 'go on'
      case 'running':
        if (isSidecar(container)) this.runningSidecar(index, container, instance)
        return 'go on'
      case 'exited':
        if (isSidecar(container)) this.toStart.push(index)
        else if (instance.exitCode === 0) this.done(index)
        else if (this.restartsAfter(container, instance.exitCode)) this.toStart.push(index)
        else return 'killPod'
        return 'go on'
    }
  }

  private runningSidecar(index: number, container: Container, instance: ContainerSnapshot): void {
    if (container.startupProbe !== undefined) {
      const startup = this.facts.startup(instance.id)
      if (startup === undefined) return
      if (!startup) {
        this.restart(
          index,
          container,
          instance,
          'startupProbe',
          `Init container ${container.name} failed startup probe`,
        )
        return
      }
    }
    if (!this.seen) this.done(index)
    else if (index === this.containers.length - 1) this.initialized = true
    if (definitionChanged(container, instance))
      this.restart(
        index,
        container,
        instance,
        'definitionChanged',
        `Init container ${container.name} definition changed`,
      )
    else if (this.facts.liveness(instance.id) === false)
      this.restart(
        index,
        container,
        instance,
        'livenessProbe',
        `Init container ${container.name} failed liveness probe`,
      )
  }

  private done(index: number): void {
    if (index === this.containers.length - 1) this.initialized = true
    else this.toStart.push(index + 1)
  }

  private restart(
    index: number,
    container: Container,
    instance: ContainerSnapshot,
    reason: ContainerToKill['reason'],
    message: string,
  ): void {
    this.toKill.push({ instance, container, reason, message })
    this.toStart.push(index)
  }

  /** Ordinary init containers take the pod's policy Always as OnFailure: they are restarted after a failure only. */
  private restartsAfter(container: Container, exitCode: number): boolean {
    return containerShouldRestart(this.facts.pod.spec?.restartPolicy, container, exitCode)
  }
}
