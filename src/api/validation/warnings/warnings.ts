import type { Draft } from '../../defaults/draft.ts'
import { podSpecOf } from '../../strategy/dropDisabledFields.ts'
import type {
  CronJob,
  Ingress,
  Job,
  KubernetesObject,
  NetworkPolicy,
  ObjectMeta,
  PersistentVolume,
  PersistentVolumeClaim,
  Service,
  StatefulSet,
  StorageClass,
} from '../../types.ts'
import { claimSpecWarnings, claimWarnings } from '../data/claimWarnings.ts'
import { dnsLabelErrors } from '../names.ts'
import { ingressWarnings } from '../network/ingress.ts'
import { networkPolicyWarnings } from '../network/networkPolicy.ts'
import type { ValidationOptions } from '../options.ts'
import { serviceWarnings } from '../service/serviceWarnings.ts'
import { persistentVolumeWarnings, storageClassWarnings } from '../storage/storageWarnings.ts'
import { podWarnings } from './podWarnings.ts'

const MANY_COMPLETIONS = 100_000
const MANY_PODS = 10_000

/** What the server warns about when it accepts an object. Models the WarningsOnCreate of the kinds' strategies (1.36). */
export function warningsFor(object: KubernetesObject, options: ValidationOptions): readonly string[] {
  switch (object.kind) {
    case 'Pod':
      return [...nameWarnings(object, "the Pod's hostname"), ...templateWarnings(object, '', object.metadata)]
    case 'Deployment':
    case 'ReplicaSet':
    case 'ReplicationController':
      return [...nameWarnings(object), ...templateWarnings(object)]
    case 'DaemonSet':
      return templateWarnings(object)
    case 'StatefulSet':
      return [...templateWarnings(object), ...statefulSetWarnings(object)]
    case 'Job':
      return [...nameWarnings(object), ...completionWarnings((object as Job).spec, 'spec'), ...templateWarnings(object)]
    case 'CronJob': {
      const path = 'spec.jobTemplate.spec'
      const { jobTemplate } = (object as CronJob).spec ?? {}
      const counts = completionWarnings(jobTemplate?.spec, path)
      const metadata = jobTemplate?.spec?.template.metadata
      return [...nameWarnings(object), ...counts, ...templateWarnings(object, `${path}.template.`, metadata)]
    }
    case 'Service':
      return serviceWarnings(object as Service, options)
    case 'PersistentVolumeClaim':
      return claimWarnings(object as PersistentVolumeClaim)
    case 'PersistentVolume':
      return persistentVolumeWarnings(object as PersistentVolume)
    case 'StorageClass':
      return storageClassWarnings(object as StorageClass)
    case 'NetworkPolicy':
      return networkPolicyWarnings(object as NetworkPolicy)
    case 'Ingress':
      return ingressWarnings(object as Ingress)
    case 'Endpoints':
      return ['v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice']
    default:
      return []
  }
}

function nameWarnings({ metadata }: KubernetesObject, used = 'Pod names and hostnames'): string[] {
  const wrong = dnsLabelErrors(metadata?.name ?? '')
  if (wrong.length === 0) return []
  const advice = 'which can result in surprising behavior; a DNS label is recommended'
  return [`metadata.name: this is used in ${used}, ${advice}: [${wrong.join(' ')}]`]
}

function templateWarnings(
  object: KubernetesObject,
  path = 'spec.template.',
  metadata: ObjectMeta | undefined = (object as Job).spec?.template?.metadata,
): string[] {
  const spec = podSpecOf(object as Draft<KubernetesObject>)
  return spec ? podWarnings(spec, metadata, path) : []
}

function statefulSetWarnings({ spec }: StatefulSet): string[] {
  const claims = (spec?.volumeClaimTemplates ?? []).flatMap((claim, index) =>
    claimSpecWarnings(claim.spec, `spec.volumeClaimTemplates[${index}]`),
  )
  if ((spec?.revisionHistoryLimit ?? 0) >= 0) return claims
  const advice = 'a negative value retains all historical revisions; a value >= 0 is recommended'
  return [...claims, `spec.revisionHistoryLimit: ${advice}`]
}

/** Models pkg/api/job/warnings.go, WarningsForJobSpec. */
function completionWarnings(spec: Job['spec'], path: string): string[] {
  const { completionMode, completions = 0, parallelism = 0 } = spec ?? {}
  if (completionMode !== 'Indexed' || completions <= MANY_COMPLETIONS || parallelism <= MANY_PODS) return []
  const limits = 'a number of completions higher than 10^5 and a parallelism higher than 10^4'
  const why = 'Kubernetes might not be able to track completedIndexes when a big number of indexes fail'
  return [`${path}: In Indexed Jobs with ${limits}, ${why}`]
}
