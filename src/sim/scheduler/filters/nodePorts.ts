import { isSidecar } from '../../../api/podStatus/sidecar.ts'
import type { Pod } from '../../../api/types.ts'
import type { Filter } from '../rejection.ts'

interface HostPort {
  readonly ip: string
  readonly protocol: string
  readonly port: number
}

/** Two pods of a node cannot have the same host port. Models pkg/scheduler/framework/plugins/nodeports (1.36). */
export const nodePorts: Filter = (pod, { pods }) => {
  const wanted = hostPorts(pod)
  if (wanted.length === 0) return undefined
  const taken = pods.flatMap(hostPorts)
  return wanted.some((port) => taken.some((other) => conflict(port, other)))
    ? { reasons: ["node(s) didn't have free ports for the requested pod ports"], resolvable: true }
    : undefined
}

/** The ports of its node that a pod takes. */
export function hostPorts({ spec }: Pod): HostPort[] {
  const containers = [...(spec?.containers ?? []), ...(spec?.initContainers ?? []).filter(isSidecar)]
  return containers
    .flatMap((c) => c.ports ?? [])
    .filter((p) => (p.hostPort ?? 0) > 0)
    .map((p) => ({ ip: p.hostIP || '0.0.0.0', protocol: p.protocol ?? 'TCP', port: p.hostPort ?? 0 }))
}

const conflict = (a: HostPort, b: HostPort): boolean =>
  a.port === b.port && a.protocol === b.protocol && (a.ip === b.ip || a.ip === '0.0.0.0' || b.ip === '0.0.0.0')
