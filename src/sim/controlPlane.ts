import type { Cluster } from './cluster.ts'
import { Scheduler } from './scheduler/scheduler.ts'

/** Starts the scheduler and the controllers: they act on whatever happens in the store from now on. */
export function startControlPlane(cluster: Cluster): void {
  new Scheduler(cluster).start()
}
