import { deploymentComplete, deploymentProgressing, maxUnavailable } from '../../../api/controllers/rollout.ts'
import type { Deployment, DeploymentCondition, ReplicaSet } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { type Revisions, sizeOf } from './revisions.ts'
import { rolloutSpecOf } from './rollout.ts'

type Status = NonNullable<Deployment['status']>
type Conditions = readonly DeploymentCondition[]

/** What happened to a Deployment's progress, in the words of its condition. */
export type Progress = Pick<DeploymentCondition, 'status' | 'reason' | 'message'>

/** `progressDeadlineSeconds` of who wants none. */
const NO_DEADLINE = 2147483647

/** Sets a condition: told again only where its status or reason changes; the one set last stands last. Models deployment/util, SetDeploymentCondition (1.36). */
export function withDeploymentCondition(
  conditions: Conditions,
  type: string,
  progress: Progress,
  now: string,
): Conditions {
  const old = conditions.find((c) => c.type === type)
  if (old?.status === progress.status && old.reason === progress.reason) return conditions
  const lastTransitionTime = old?.status === progress.status ? old.lastTransitionTime : now
  const condition = { type, ...progress, lastUpdateTime: now, lastTransitionTime } as unknown as DeploymentCondition
  return [...conditions.filter((c) => c.type !== type), condition]
}

/** The counts of a Deployment, and whether enough is available. Models deployment/sync.go, calculateStatus (1.36). */
export function countStatus(
  deployment: Stored<Deployment>,
  { all, current }: Revisions,
  options: { readonly now: string; readonly countsTerminating: boolean },
): Status {
  const of = (field: 'replicas' | 'readyReplicas' | 'availableReplicas' | 'terminatingReplicas'): number =>
    all.reduce((total, set) => total + (set.status?.[field] ?? 0), 0)
  const available = of('availableReplicas')
  const wanted = all.reduce((total, set) => total + sizeOf(set), 0)
  const spec = rolloutSpecOf(deployment)
  const enough = available >= spec.replicas - maxUnavailable(spec)
  const progress: Progress = enough
    ? { status: 'True', reason: 'MinimumReplicasAvailable', message: 'Deployment has minimum availability.' }
    : {
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      }
  const counts = {
    availableReplicas: available,
    readyReplicas: of('readyReplicas'),
    replicas: of('replicas'),
    unavailableReplicas: Math.max(0, wanted - available),
    updatedReplicas: current?.status?.replicas ?? 0,
  }
  const { collisionCount } = deployment.status ?? {}
  return {
    ...(Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)) as Status),
    ...(options.countsTerminating ? { terminatingReplicas: of('terminatingReplicas') } : {}),
    ...(collisionCount === undefined ? {} : { collisionCount }),
    conditions: withDeploymentCondition(deployment.status?.conditions ?? [], 'Available', progress, options.now),
    observedGeneration: deployment.metadata.generation,
  } as Status
}

/** The status with what it says about progress. Models deployment/progress.go, syncRolloutStatus (1.36). `now` is in milliseconds since 1970. */
export function withProgress(
  deployment: Stored<Deployment>,
  counted: Status,
  { all, current }: Revisions,
  now: number,
  timestamp: string,
): Status {
  let conditions: Conditions = counted.conditions ?? []
  const before = conditions.find((c) => c.type === 'Progressing')
  const deadline = deployment.spec?.progressDeadlineSeconds ?? NO_DEADLINE
  if (deadline === NO_DEADLINE) conditions = conditions.filter((c) => c.type !== 'Progressing')
  else if (!(counted.replicas === counted.updatedReplicas && before?.reason === 'NewReplicaSetAvailable')) {
    const progress = progressOf(deployment, counted, current, before, now)
    if (progress?.reason === 'ReplicaSetUpdated' && before !== undefined) {
      // progress renews the deadline even where nothing else changes
      const condition = { ...before, ...progress, lastUpdateTime: timestamp } as unknown as DeploymentCondition
      const moved = before.status === 'True' ? {} : { lastTransitionTime: timestamp }
      conditions = [...conditions.filter((c) => c !== before), { ...condition, ...moved } as DeploymentCondition]
    } else if (progress !== undefined)
      conditions = withDeploymentCondition(conditions, 'Progressing', progress, timestamp)
  }
  return { ...counted, conditions: withFailure(conditions, all, current, timestamp) } as Status
}

function progressOf(
  deployment: Stored<Deployment>,
  counted: Status,
  current: Stored<ReplicaSet> | undefined,
  before: DeploymentCondition | undefined,
  now: number,
): Progress | undefined {
  const what =
    current === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${current.metadata.name}"`
  const replicas = deployment.spec?.replicas ?? 1
  if (
    deploymentComplete(replicas, counted) &&
    (counted as { observedGeneration?: number }).observedGeneration === deployment.metadata.generation
  )
    return { status: 'True', reason: 'NewReplicaSetAvailable', message: `${what} has successfully progressed.` }
  if (deploymentProgressing(deployment.status ?? {}, counted))
    return { status: 'True', reason: 'ReplicaSetUpdated', message: `${what} is progressing.` }
  const left = untilDeadline(deployment, before, now)
  if (before?.reason === 'ProgressDeadlineExceeded' || (left !== undefined && left <= 0))
    return { status: 'False', reason: 'ProgressDeadlineExceeded', message: `${what} has timed out progressing.` }
  return undefined
}

/** How long until a rollout without progress has taken too long; undefined where none is watched. */
export function untilDeadline(
  { spec }: Deployment,
  progressing: DeploymentCondition | undefined,
  now: number,
): Millis | undefined {
  const deadline = spec?.progressDeadlineSeconds ?? NO_DEADLINE
  if (progressing === undefined || deadline === NO_DEADLINE) return undefined
  if (progressing.reason === 'NewReplicaSetAvailable' || progressing.reason === 'ProgressDeadlineExceeded')
    return undefined
  return Date.parse(progressing.lastUpdateTime ?? '') + deadline * SECOND - now
}

/** The new ReplicaSet's failure, else one of the old, is the Deployment's. Models progress.go, getReplicaFailures. */
function withFailure(
  conditions: Conditions,
  all: readonly Stored<ReplicaSet>[],
  current: Stored<ReplicaSet> | undefined,
  timestamp: string,
): Conditions {
  const failureOf = (set: Stored<ReplicaSet> | undefined) =>
    set?.status?.conditions?.find((c) => c.type === 'ReplicaFailure')
  const failure = failureOf(current) ?? all.map(failureOf).find((f) => f !== undefined)
  if (failure === undefined) return conditions.filter((c) => c.type !== 'ReplicaFailure')
  const { status, reason, message } = failure
  return withDeploymentCondition(conditions, 'ReplicaFailure', { status, reason, message }, timestamp)
}
