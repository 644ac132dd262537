import { err, ok, type Result } from '../../base/result.ts'
import { addDefaultTolerations, serviceAccountAdmission } from '../defaults/admission.ts'
import type { Draft } from '../defaults/draft.ts'
import { generateJobSelector } from '../defaults/jobs.ts'
import { forbidden, type StatusError } from '../statusError.ts'
import type { Job, KubernetesObject, Pod, Service } from '../types.ts'

/** The namespace of the cluster that the function tables are about: it has a default service account, and nothing else. */
export const TABLE_NAMESPACE = 'functions'
/** What stands for every part of a name that the server draws by chance. */
export const DRAWN_SUFFIX = '00000'
const JOB_UID = '00000000-0000-0000-0000-000000000000'
const SYSTEM_PRIORITIES: ReadonlyMap<string, number> = new Map([
  ['system-cluster-critical', 2_000_000_000],
  ['system-node-critical', 2_000_001_000],
])

/** Admission of a cluster in which nothing was configured, in the plugins' order. */
export function admitInPlainCluster(object: KubernetesObject): Result<KubernetesObject, StatusError> {
  switch (object.kind) {
    case 'Pod':
      return admitPod(object as Draft<Pod>)
    case 'Job':
      // The selector holds the object's own identity, which validation looks at.
      generateJobSelector(object as Draft<Job>, JOB_UID)
      return ok(object)
    case 'Service':
      allocate(object as Draft<Service>)
      return ok(object)
    case 'PersistentVolumeClaim': {
      const metadata = object.metadata as Draft<NonNullable<KubernetesObject['metadata']>>
      const finalizers = metadata.finalizers ?? []
      if (!finalizers.includes('kubernetes.io/pvc-protection')) {
        metadata.finalizers = [...finalizers, 'kubernetes.io/pvc-protection']
      }
      return ok(object)
    }
    default:
      return ok(object)
  }
}

function admitPod(pod: Draft<Pod>): Result<KubernetesObject, StatusError> {
  const { spec } = pod
  if (!spec) return ok(pod)
  const name = pod.metadata?.generateName && !pod.metadata.name ? pod.metadata.generateName : pod.metadata?.name
  const refuse = (why: string, ...path: string[]) => err(forbidden('pods', name ?? '', why, [['spec', ...path]]))
  const account = spec.serviceAccountName || 'default'
  if (account !== 'default') {
    const why = `error looking up service account ${TABLE_NAMESPACE}/${account}: serviceaccount "${account}" not found`
    return refuse(why, 'serviceAccountName')
  }
  serviceAccountAdmission(pod, DRAWN_SUFFIX)
  const named = spec.priorityClassName
  const priority = named ? SYSTEM_PRIORITIES.get(named) : 0
  if (priority === undefined) return refuse(`no PriorityClass with name ${named} was found`, 'priorityClassName')
  const computed = (field: string, what: string, value: unknown) =>
    `the ${field} must not be provided in pod spec; priority admission controller computed ${value} from the given ${what}`
  if (spec.priority !== undefined && spec.priority !== priority) {
    return refuse(computed(`integer value of priority (${spec.priority})`, 'PriorityClass name', priority), 'priority')
  }
  const preemption = 'PreemptLowerPriority'
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== preemption) {
    const field = `string value of PreemptionPolicy (${spec.preemptionPolicy})`
    return refuse(computed(field, 'PriorityClass name', preemption), 'preemptionPolicy')
  }
  Object.assign(spec, { priority, preemptionPolicy: preemption })
  addDefaultTolerations(pod)
  if (spec.runtimeClassName) {
    return refuse(`pod rejected: RuntimeClass "${spec.runtimeClassName}" not found`, 'runtimeClassName')
  }
  return ok(pod)
}

const CLUSTER_IP = '10.96.0.100'
const FIRST_NODE_PORT = 30_000
const HEALTH_PORT = 31_000

/** Gives a Service what the server allocates. Models pkg/registry/core/service/storage/alloc.go. */
function allocate({ spec }: Draft<Service>): void {
  if (!spec || spec.type === 'ExternalName') return
  if (!spec.clusterIP) spec.clusterIP = spec.clusterIPs?.[0] ?? CLUSTER_IP
  spec.clusterIPs ??= [spec.clusterIP]
  spec.ipFamilies ??= [spec.clusterIP.includes(':') ? 'IPv6' : 'IPv4']
  const selectorless = spec.clusterIP === 'None' && Object.keys(spec.selector ?? {}).length === 0
  if (selectorless && !spec.ipFamilyPolicy) {
    spec.ipFamilyPolicy = 'RequireDualStack'
    if (spec.ipFamilies.length === 1) spec.ipFamilies = ['IPv4', 'IPv6']
  }
  spec.ipFamilyPolicy ??= 'SingleStack'
  const wanted =
    spec.type === 'NodePort' || (spec.type === 'LoadBalancer' && spec.allocateLoadBalancerNodePorts !== false)
  if (wanted) for (const [index, port] of (spec.ports ?? []).entries()) port.nodePort ||= FIRST_NODE_PORT + index
  if (spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local') spec.healthCheckNodePort ||= HEALTH_PORT
}
