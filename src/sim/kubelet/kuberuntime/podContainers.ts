import { isSidecar } from '../../../api/podStatus/sidecar.ts'
import type { Container, PodSpec } from '../../../api/types.ts'
import type { ContainerRole } from '../../../trace/trace.ts'
import { refOf } from '../../apiserver/objectStore.ts'
import type { MachineRun } from '../../kernel/machine/machineRun.ts'
import { containerMachine } from '../../runtime/container.machine.ts'
import { sandboxMachine } from '../../runtime/sandbox.machine.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'

/** What the container machine is sent. */
export type ContainerMachineEvent =
  | {
      type:
        | 'PULL'
        | 'PULLED'
        | 'PULL_FAILED'
        | 'CREATE'
        | 'CREATE_FAILED'
        | 'STARTED'
        | 'START_FAILED'
        | 'HELD'
        | 'HOOK_STARTED'
        | 'HOOK_DONE'
        | 'EXITED'
        | 'RESET'
    }
  | { type: 'SIGNAL'; graceMillis: number }

/** What the sandbox machine is sent. */
export type SandboxMachineEvent = { type: 'RUN' | 'CREATED' | 'FAILED' | 'STOPPED' }

/** A container of a pod's spec with its role. */
export interface SpecContainer {
  readonly container: Container
  readonly role: ContainerRole
}

/** All containers of a spec in the order in which they start. */
export function containersOf(spec: PodSpec | undefined): SpecContainer[] {
  return [
    ...(spec?.initContainers ?? []).map((container) => ({
      container,
      role: isSidecar(container) ? ('sidecar' as const) : ('init' as const),
    })),
    ...(spec?.containers ?? []).map((container) => ({ container, role: 'main' as const })),
    ...(spec?.ephemeralContainers ?? []).map((container) => ({
      container: container as Container,
      role: 'ephemeral' as const,
    })),
  ]
}

/** The machines and trace lanes of the containers, one each for all restarts. */
export class PodContainers {
  private readonly machines = new Map<string, MachineRun<ContainerMachineEvent>>()
  private readonly sandboxes = new Map<string, MachineRun<SandboxMachineEvent>>()
  private readonly lanes = new Map<string, number>()
  private readonly context: KubeletContext

  constructor(context: KubeletContext) {
    this.context = context
  }

  laneOf(pod: StoredPod, name: string): number {
    const key = `${pod.metadata.uid}/${name}`
    const known = this.lanes.get(key)
    if (known !== undefined) return known
    const role = containersOf(pod.spec).find((c) => c.container.name === name)?.role ?? 'main'
    const lane = this.context.trace.addLane({ kind: 'container', pod: refOf(pod), container: name, role })
    this.lanes.set(key, lane)
    return lane
  }

  machineOf(pod: StoredPod, name: string): MachineRun<ContainerMachineEvent> {
    const key = `${pod.metadata.uid}/${name}`
    const known = this.machines.get(key)
    if (known !== undefined) return known
    const { runtime, machines } = this.context
    const { uid } = pod.metadata
    const signal = (name_: 'stop' | 'KILL'): void => {
      const instance = runtime.running(uid, name)
      if (instance !== undefined) runtime.signal(uid, instance.id, name_ === 'stop' ? instance.stopSignal : 'KILL')
    }
    const run = machines.start<ContainerMachineEvent>(
      containerMachine,
      { pod: refOf(pod), container: name, lane: this.laneOf(pod, name) },
      { effects: { sendStopSignal: () => signal('stop'), sendKill: () => signal('KILL') } },
    )
    this.machines.set(key, run)
    return run
  }

  /** The machine of the pod's sandbox. */
  sandboxOf(pod: StoredPod): MachineRun<SandboxMachineEvent> {
    const { uid } = pod.metadata
    const known = this.sandboxes.get(uid)
    if (known !== undefined) return known
    const ref = refOf(pod)
    const run = this.context.machines.start<SandboxMachineEvent>(sandboxMachine, {
      pod: ref,
      lane: this.context.store.laneOf(ref),
    })
    this.sandboxes.set(uid, run)
    return run
  }

  /** Stops the machines of a pod that is gone. */
  forget(uid: string): void {
    this.sandboxes.delete(uid)
    for (const [key, machine] of this.machines) {
      if (!key.startsWith(`${uid}/`)) continue
      machine.stop()
      this.machines.delete(key)
    }
  }
}
