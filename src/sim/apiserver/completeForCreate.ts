import type { KubernetesObject, Namespace } from '../../api/types.ts'

/** Puts a new object under the protection of its finalizers and into its first phase. Models the PrepareForCreate of the kinds' strategies (1.36) and the storage protection plugin. */
export function completeForCreate(object: KubernetesObject): KubernetesObject {
  switch (object.kind) {
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
