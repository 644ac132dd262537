import type {
  ConfigMap,
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  KubernetesObject,
  Namespace,
  Node,
  PersistentVolumeClaim,
  Pod,
  ReplicaSet,
  ReplicationController,
  Secret,
  Service,
  StatefulSet,
} from '../types.ts'
import { describePersistentVolumeClaim } from './claimLines.ts'
import { describeConfigMap, describeSecret } from './describeConfig.ts'
import { describeCronJob, describeJob } from './describeJobs.ts'
import { describeNamespace } from './describeNamespace.ts'
import { describeNode } from './describeNode.ts'
import { describePod } from './describePod.ts'
import type { DescribeScope } from './describeScope.ts'
import { describeService } from './describeService.ts'
import { describeUnstructured } from './describeUnstructured.ts'
import {
  describeDaemonSet,
  describeDeployment,
  describeReplicaSet,
  describeReplicationController,
  describeStatefulSet,
} from './describeWorkloads.ts'

/** `kubectl describe` of an object, with the events and the other objects it looks into; undefined for kinds that are not described here. */
export function describe(object: KubernetesObject, scope: DescribeScope): string | undefined {
  switch (object.kind) {
    case 'Pod': {
      const events = scope.objects.filter(({ kind }) => kind === 'Event')
      return describePod(object as Pod, events, scope.now)
    }
    case 'Deployment':
      return describeDeployment(object as Deployment, scope)
    case 'ReplicaSet':
      return describeReplicaSet(object as ReplicaSet, scope)
    case 'ReplicationController':
      return describeReplicationController(object as ReplicationController, scope)
    case 'StatefulSet':
      return describeStatefulSet(object as StatefulSet, scope)
    case 'DaemonSet':
      return describeDaemonSet(object as DaemonSet, scope)
    case 'Job':
      return describeJob(object as Job, scope)
    case 'CronJob':
      return describeCronJob(object as CronJob, scope)
    case 'Service':
      return describeService(object as Service, scope)
    case 'Node':
      return describeNode(object as Node, scope)
    case 'Namespace':
      return describeNamespace(object as Namespace, scope)
    case 'ConfigMap':
      return describeConfigMap(object as ConfigMap, scope)
    case 'Secret':
      return describeSecret(object as Secret)
    case 'PersistentVolumeClaim':
      return describePersistentVolumeClaim(object as PersistentVolumeClaim, scope)
    case 'Event':
    case 'Lease':
    case 'ControllerRevision':
      return describeUnstructured(object, scope)
    default:
      return undefined
  }
}
