import { err, ok, type Result } from '../../base/result.ts'
import { addDefaultTolerations } from '../admission/defaultTolerationSeconds.ts'
import { priorityAdmission } from '../admission/priority.ts'
import { mirrorRefusal, serviceAccountAdmission } from '../admission/serviceAccount.ts'
import type { Draft } from '../defaults/draft.ts'
import { isMirrorPod } from '../mirrorPod.ts'
import type { Prepared } from '../request/create.ts'
import { forbidden, type StatusError } from '../request/statusError.ts'
import { allocateService, type ServiceAllocators } from '../strategy/allocateService.ts'
import { generateJobSelector } from '../strategy/generateJobSelector.ts'
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
      allocateService(object as Draft<Service>, ALLOCATORS)
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
  const { generateName, name: given } = pod.metadata ?? {}
  const drawn = generateName !== undefined && given === generateName + DRAWN_SUFFIX
  // Names are drawn after the mutating plugins.
  const name = (drawn ? generateName : given) || 'Unknown'
  const refuse = (why: string, ...path: string[]) => err(forbidden('pods', name, why, [['spec', ...path]]))
  const account = spec.serviceAccountName || 'default'
  if (isMirrorPod(pod)) {
    const refused = mirrorRefusal(pod)
    if (refused !== undefined) return refuse(refused)
  } else if (account !== 'default') {
    const why = `error looking up service account ${TABLE_NAMESPACE}/${account}: serviceaccount "${account}" not found`
    return refuse(why, 'serviceAccountName')
  } else {
    serviceAccountAdmission(pod, {}, DRAWN_SUFFIX)
  }
  const value = SYSTEM_PRIORITIES.get(spec.priorityClassName ?? '')
  const priorityClass = value === undefined ? undefined : { metadata: { name: spec.priorityClassName ?? '' }, value }
  const refused = priorityAdmission(pod, priorityClass, name)
  if (refused) return err(refused)
  addDefaultTolerations(pod)
  if (spec.runtimeClassName) {
    return refuse(`pod rejected: RuntimeClass "${spec.runtimeClassName}" not found`, 'runtimeClassName')
  }
  return ok(pod)
}

const OVERHEAD = 'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead'

/** What admission refuses of an object that is valid: no runtime class gives a pod its overhead. Models plugin/pkg/admission/runtimeclass/admission.go, Validate. */
export function refusedInPlainCluster({ object, warnings }: Prepared): StatusError | undefined {
  const { kind, metadata, spec } = object as Pod
  if (kind !== 'Pod' || !spec?.overhead) return undefined
  return { ...forbidden('pods', metadata?.name ?? '', OVERHEAD, [['spec', 'overhead']]), warnings }
}

/** Above this a dry run counts ports that it does not draw. */
const LAST_DUMMY_PORT = 32_768

const dummyPort = (taken: readonly number[]): number => (taken.length > 0 ? Math.max(...taken) : LAST_DUMMY_PORT) + 1

/** What a dry run gives where the server would draw. Models pkg/registry/core/service/portallocator/operation.go, AllocateNext (1.36). */
const ALLOCATORS: ServiceAllocators = {
  clusterIP: () => '10.96.0.100',
  nodePort: dummyPort,
  healthCheckNodePort: dummyPort,
}
