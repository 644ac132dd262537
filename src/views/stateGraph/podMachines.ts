import type { Millis } from '../../base/millis.ts'
import type { MachineInstance, ProbeType, Trace } from '../../trace/trace.ts'

/** A machine of a pod, with its number in the header. */
export interface PodMachine {
  readonly machine: number
  readonly instance: MachineInstance
}

/** Names a pod. */
export interface PodName {
  readonly namespace?: string
  readonly name: string
}

const PROBES: readonly (ProbeType | undefined)[] = [undefined, 'startupProbe', 'livenessProbe', 'readinessProbe']

/** When each machine began: its first move. */
function beginnings(trace: Trace): ReadonlyMap<number, Millis> {
  const begun = new Map<number, Millis>()
  const { kind, row, time } = trace.records
  for (let record = 0; record < kind.length; record++) {
    if (kind[record] !== 4) continue
    const machine = trace.transitions.machine[row[record] ?? 0] ?? -1
    if (!begun.has(machine)) begun.set(machine, time[record] ?? 0)
  }
  return begun
}

const remembered = new WeakMap<Trace, ReadonlyMap<number, Millis>>()

function beganAt(trace: Trace, machine: number): Millis {
  const known = remembered.get(trace) ?? beginnings(trace)
  remembered.set(trace, known)
  return known.get(machine) ?? Number.POSITIVE_INFINITY
}

/**
 * The machines of a pod at an instant, in the order in which they are drawn: the pod's own, then for each container its
 * own and its probes'. Of pods that bore the same name one after another, those of the latest.
 */
export function podMachines(trace: Trace, pod: PodName, t: Millis): readonly PodMachine[] {
  const named = trace.header.machines.flatMap((instance, machine): PodMachine[] =>
    instance.pod.name === pod.name && (instance.pod.namespace ?? '') === (pod.namespace ?? '')
      ? [{ machine, instance }]
      : [],
  )
  const begun = named.filter(({ machine }) => beganAt(trace, machine) <= t)
  const uid = (begun.at(-1) ?? named[0])?.instance.pod.uid
  const containers = [...new Set(named.map(({ instance }) => instance.container))]
  // the worker first, then the containers, then what else the pod has (its sandbox)
  const group = ({ instance }: PodMachine): number => {
    if (instance.container !== undefined) return containers.indexOf(instance.container) + 1
    return trace.header.charts[instance.chart]?.id === 'podWorker' ? 0 : containers.length + 1
  }
  const rank = (each: PodMachine): number =>
    group(each) * 1e6 + PROBES.indexOf(each.instance.probe) * 1e5 + each.machine
  return named.filter(({ instance }) => instance.pod.uid === uid).sort((a, b) => rank(a) - rank(b))
}
