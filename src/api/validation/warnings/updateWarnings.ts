import type { KubernetesObject } from '../../types.ts'
import type { ValidationOptions } from '../options.ts'
import { warningsFor } from './warnings.ts'

/** What the server warns about when it accepts the new form of an object; what pods are made from is only looked at where the spec is a new generation. Models the WarningsOnUpdate of the kinds' strategies (1.36). */
export function warningsForUpdate(
  object: KubernetesObject,
  old: KubernetesObject,
  options: ValidationOptions,
): readonly string[] {
  switch (object.kind) {
    case 'Service':
    case 'PersistentVolumeClaim':
    case 'PersistentVolume':
    case 'StorageClass':
    case 'NetworkPolicy':
    case 'Endpoints':
      return warningsFor(object, options)
    case 'Deployment':
    case 'ReplicaSet':
    case 'ReplicationController':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
    case 'CronJob': {
      if (object.metadata?.generation === old.metadata?.generation) return []
      // What is to be said about its name was said when it was made.
      return warningsFor({ ...object, metadata: { ...object.metadata, name: 'a' } }, options)
    }
    default:
      return []
  }
}
