import type { KubernetesObject } from '../types.ts'

/** Several objects as one, the List that kubectl prints. */
export function objectList(objects: readonly KubernetesObject[]): object {
  return {
    apiVersion: 'v1',
    items: objects.map(withoutManagedFields),
    kind: 'List',
    metadata: { resourceVersion: '' },
  }
}

/** An object as kubectl prints it: who manages which field is left out. */
export function withoutManagedFields(object: KubernetesObject): KubernetesObject {
  const { managedFields: _, ...metadata } = object.metadata ?? {}
  return { ...object, metadata }
}
