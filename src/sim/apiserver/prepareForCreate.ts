import type { Job, KubernetesObject, Namespace, Service } from '../../api/types.ts'
import type { Cluster } from '../cluster.ts'

/**
 * Fills in what only the server knows when an object is created: addresses of Services, selectors of Jobs, finalizers.
 * Models the PrepareForCreate of the kinds' strategies (1.36).
 */
export function completeForCreate(cluster: Cluster, object: KubernetesObject, uid: string): KubernetesObject {
  switch (object.kind) {
    case 'Service':
      return withClusterIP(cluster, object as Service, uid)
    case 'Job':
      return withGeneratedSelector(object as Job, uid)
    case 'Namespace':
      return activeNamespace(object as Namespace)
    case 'PersistentVolumeClaim':
      return withFinalizer(
        { ...object, status: { phase: 'Pending' } } as KubernetesObject,
        'kubernetes.io/pvc-protection',
      )
    case 'PersistentVolume':
      return withFinalizer(
        { ...object, status: { phase: 'Pending' } } as KubernetesObject,
        'kubernetes.io/pv-protection',
      )
    default:
      return object
  }
}

function withFinalizer(object: KubernetesObject, finalizer: string): KubernetesObject {
  const finalizers = object.metadata?.finalizers ?? []
  if (finalizers.includes(finalizer)) return object
  return { ...object, metadata: { ...object.metadata, finalizers: [...finalizers, finalizer] } }
}

/** Models pkg/registry/core/service/storage/alloc.go (1.36): the address is drawn from 10.96.0.0/16, the upper part first. */
function withClusterIP({ kernel, store }: Cluster, service: Service, uid: string): Service {
  const spec = service.spec ?? {}
  if (spec.clusterIP || spec.type === 'ExternalName') return service
  const taken = new Set(store.list<Service>('Service').map((s) => s.spec?.clusterIP))
  const random = kernel.random(`clusterIP ${uid}`)
  let clusterIP: string
  do clusterIP = `10.96.${1 + random.below(254)}.${1 + random.below(254)}`
  while (taken.has(clusterIP))
  return {
    ...service,
    spec: { ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack', ...spec, clusterIP, clusterIPs: [clusterIP] },
  }
}

/** Models pkg/registry/batch/job/strategy.go, generateSelector (1.36). */
function withGeneratedSelector(job: Job, uid: string): Job {
  const spec = job.spec
  if (spec === undefined || spec.manualSelector === true) return job
  const name = job.metadata?.name ?? ''
  const generated = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  }
  const template = spec.template
  const metadata = { ...template.metadata, labels: { ...template.metadata?.labels, ...generated } }
  const selector = { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } }
  const labels = { ...job.metadata?.labels, ...generated }
  return {
    ...job,
    metadata: { ...job.metadata, labels },
    spec: { ...spec, selector, template: { ...template, metadata } },
  }
}

function activeNamespace(namespace: Namespace): Namespace {
  const name = namespace.metadata?.name ?? ''
  const labels = { ...namespace.metadata?.labels, 'kubernetes.io/metadata.name': name }
  return {
    ...namespace,
    metadata: { ...namespace.metadata, labels },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  }
}
