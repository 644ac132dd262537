import type { Deployment, ReplicaSet } from '../../../api/types.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { sameTemplate } from '../templates.ts'

/** The label that tells the pods of a Deployment's ReplicaSets apart. */
export const HASH_LABEL = 'pod-template-hash'
/** The annotation that numbers the templates of a Deployment. */
export const REVISION = 'deployment.kubernetes.io/revision'
/** Annotations of a ReplicaSet that say what the Deployment wanted when it last scaled it. */
export const DESIRED_REPLICAS = 'deployment.kubernetes.io/desired-replicas'
export const MAX_REPLICAS = 'deployment.kubernetes.io/max-replicas'

/** The ReplicaSets of a Deployment: the one of its current template, and the others, the oldest first. */
export interface Revisions {
  readonly current: Stored<ReplicaSet> | undefined
  readonly old: readonly Stored<ReplicaSet>[]
  /** Of the old ones and the current one. */
  readonly all: readonly Stored<ReplicaSet>[]
}

/** Sorts out the ReplicaSets of a Deployment. Models pkg/controller/deployment/util, FindNewReplicaSet and FindOldReplicaSets (1.36). */
export function revisionsOf(deployment: Deployment, sets: readonly Stored<ReplicaSet>[]): Revisions {
  const byAge = [...sets].sort(olderFirst)
  const current = byAge.find((rs) => sameTemplate(rs.spec?.template, deployment.spec?.template, HASH_LABEL))
  const old = byAge.filter((rs) => rs !== current)
  return { current, old, all: current === undefined ? old : [...old, current] }
}

/** The number of a ReplicaSet's template; 0 before it has one. */
export function revisionOf(set: Stored<ReplicaSet>): number {
  return Number(set.metadata.annotations?.[REVISION] ?? 0)
}

/** How many pods a ReplicaSet should have. */
export function sizeOf(set: Stored<ReplicaSet> | undefined): number {
  return set?.spec?.replicas ?? 0
}

function olderFirst(a: Stored<ReplicaSet>, b: Stored<ReplicaSet>): number {
  const [left, right] = [a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? '']
  if (left !== right) return left < right ? -1 : 1
  return a.metadata.name < b.metadata.name ? -1 : 1
}
