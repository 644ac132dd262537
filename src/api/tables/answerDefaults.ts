import { prepareCreate } from '../request/create.ts'
import type { KubernetesObject, Pod, Service } from '../types.ts'
import { withDrawnName } from './drawnName.ts'
import { admitInPlainCluster, TABLE_NAMESPACE } from './plainCluster.ts'

/** A case of the table `defaults`: the object as it was sent. */
export interface DefaultsCase {
  readonly object: KubernetesObject
}

/** The object as the server returns it, and its warnings where there are any. */
export interface DefaultsAnswer {
  readonly object: KubernetesObject
  readonly warnings?: readonly string[]
}

/** Answers a case of the table `defaults`; undefined where the server refuses the object. */
export function answerDefaults({ object }: DefaultsCase): DefaultsAnswer | undefined {
  const prepared = prepareCreate(withDrawnName(object), {
    kubernetesVersion: '1.36',
    featureGates: {},
    namespace: TABLE_NAMESPACE,
    dryRun: 'All',
    admit: admitInPlainCluster,
  })
  if (!prepared.ok) return undefined
  const { warnings } = prepared.value
  const stored = withConditionTimes(withTablePorts(prepared.value.object, object))
  return warnings.length > 0 ? { object: stored, warnings } : { object: stored }
}

/** The table's clock, which only conditions show. */
function withConditionTimes(object: KubernetesObject): KubernetesObject {
  const { status } = object as Pod
  if (object.kind !== 'Pod' || !status?.conditions) return object
  const times = { lastProbeTime: null, lastTransitionTime: '2026-01-15T11:00:00Z' }
  const conditions = status.conditions.map((condition) => ({ ...condition, ...times }))
  return { ...object, status: { ...status, conditions } } as KubernetesObject
}

const FIRST_NODE_PORT = 30_000
const HEALTH_CHECK_NODE_PORT = 31_000

/** The table's ports, which stand for those that nobody asked for. */
function withTablePorts(object: KubernetesObject, sent: KubernetesObject): KubernetesObject {
  const { spec } = object as Service
  if (object.kind !== 'Service' || !spec?.ports) return object
  const asked = (sent as Service).spec
  const ports = spec.ports.map((port, index) => {
    const drawn = port.nodePort !== undefined && !asked?.ports?.[index]?.nodePort
    return drawn ? { ...port, nodePort: FIRST_NODE_PORT + index } : port
  })
  const drawn = spec.healthCheckNodePort !== undefined && !asked?.healthCheckNodePort
  const healthCheck = drawn ? { healthCheckNodePort: HEALTH_CHECK_NODE_PORT } : {}
  return { ...object, spec: { ...spec, ports, ...healthCheck } } as KubernetesObject
}
