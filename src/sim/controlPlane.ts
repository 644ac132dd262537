import type { Cluster } from './cluster.ts'
import { startCronJobController } from './controllers/cronJob/controller.ts'
import { startDaemonSetController } from './controllers/daemonSet/controller.ts'
import { startDeploymentController } from './controllers/deployment/controller.ts'
import { startDisruptionController } from './controllers/disruption/controller.ts'
import { startEndpointSliceController } from './controllers/endpointSlice/controller.ts'
import { startGarbageCollector } from './controllers/garbageCollector/controller.ts'
import { startJobController } from './controllers/job/controller.ts'
import { startNamespaceController } from './controllers/namespace/controller.ts'
import { startNodeLifecycleController } from './controllers/nodeLifecycle/controller.ts'
import { startPersistentVolumeController } from './controllers/persistentVolume/controller.ts'
import { startPodGarbageCollector } from './controllers/podGc/controller.ts'
import { startReplicaSetController } from './controllers/replicaSet/controller.ts'
import { startResourceQuotaController } from './controllers/resourceQuota/controller.ts'
import { startStatefulSetController } from './controllers/statefulSet/controller.ts'
import { startTaintEvictionController } from './controllers/taintEviction/controller.ts'
import { Scheduler } from './scheduler/scheduler.ts'

/** Starts the scheduler and the controllers: they act on whatever happens in the store from now on. */
export function startControlPlane(cluster: Cluster): void {
  new Scheduler(cluster).start()
  startEndpointSliceController(cluster)
  startDeploymentController(cluster)
  startReplicaSetController(cluster)
  startStatefulSetController(cluster)
  startDaemonSetController(cluster)
  startJobController(cluster)
  startCronJobController(cluster)
  startDisruptionController(cluster)
  startNamespaceController(cluster)
  startNodeLifecycleController(cluster)
  startPodGarbageCollector(cluster)
  startResourceQuotaController(cluster)
  startTaintEvictionController(cluster)
  startPersistentVolumeController(cluster)
  startGarbageCollector(cluster)
}
