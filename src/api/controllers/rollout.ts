/** A number of pods, or a part of all in percent. */
export type IntOrPercent = number | string

/** What a Deployment asks of its rollout. */
export interface RolloutSpec {
  readonly replicas: number
  /** RollingUpdate or Recreate. */
  readonly strategy: string
  readonly maxSurge?: IntOrPercent
  readonly maxUnavailable?: IntOrPercent
}

/** How far a Deployment has come. */
export interface RolloutStatus {
  readonly replicas?: number
  readonly updatedReplicas?: number
  readonly readyReplicas?: number
  readonly availableReplicas?: number
}

/** How many pods a Deployment may have beyond its replicas. Models pkg/controller/deployment/util, MaxSurge. */
export function maxSurge(spec: RolloutSpec): number {
  return spec.strategy === 'RollingUpdate' ? fenceposts(spec).surge : 0
}

/** How many of a Deployment's replicas may be missing. Models pkg/controller/deployment/util, MaxUnavailable. */
export function maxUnavailable(spec: RolloutSpec): number {
  if (spec.strategy !== 'RollingUpdate' || spec.replicas === 0) return 0
  return Math.min(fenceposts(spec).unavailable, spec.replicas)
}

/** How many pods must stay available. Models pkg/controller/deployment/util, MinAvailable. */
export function minAvailable(spec: RolloutSpec): number {
  return spec.strategy === 'RollingUpdate' ? spec.replicas - maxUnavailable(spec) : 0
}

/** The size that the new ReplicaSet should have, given those of all ReplicaSets, the new one last. Models pkg/controller/deployment/util, NewRSNewReplicas. */
export function newReplicaSetSize(spec: RolloutSpec, sizes: readonly number[]): number {
  if (spec.strategy !== 'RollingUpdate') return spec.replicas
  const size = sizes.at(-1) ?? 0
  const room = spec.replicas + scaled(spec.maxSurge, spec.replicas, Math.ceil) - sizes.reduce((a, b) => a + b, 0)
  return room <= 0 ? size : size + Math.min(room, spec.replicas - size)
}

/** Whether all replicas are new and available and none is left over. Models pkg/controller/deployment/util, DeploymentComplete. */
export function deploymentComplete(replicas: number, status: RolloutStatus): boolean {
  return (
    (status.updatedReplicas ?? 0) === replicas &&
    (status.replicas ?? 0) === replicas &&
    (status.availableReplicas ?? 0) === replicas
  )
}

/** Whether a status shows a step forward from the one before. Models pkg/controller/deployment/util, DeploymentProgressing. */
export function deploymentProgressing(before: RolloutStatus, after: RolloutStatus): boolean {
  const old = (status: RolloutStatus) => (status.replicas ?? 0) - (status.updatedReplicas ?? 0)
  return (
    (after.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    old(after) < old(before) ||
    (after.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (after.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  )
}

/** A number, or a percentage of `total` rounded as told; 0 where it is neither. Models apimachinery pkg/util/intstr, GetScaledValueFromIntOrPercent. */
export function scaled(value: IntOrPercent | undefined, total: number, round: (part: number) => number): number {
  return scaledOrError(value, total, round) ?? 0
}

// A text that is no percentage is an error.
function scaledOrError(
  value: IntOrPercent | undefined,
  total: number,
  round: (part: number) => number,
): number | undefined {
  if (typeof value !== 'string') return value ?? 0
  const [, percent] = /^([-+]?\d+)%$/.exec(value) ?? []
  return percent === undefined ? undefined : round((Number(percent) * total) / 100)
}

// Neither may be 0, or nothing would ever move.
function fenceposts(spec: RolloutSpec): { surge: number; unavailable: number } {
  const surge = scaledOrError(spec.maxSurge, spec.replicas, Math.ceil)
  const unavailable = scaledOrError(spec.maxUnavailable, spec.replicas, Math.floor)
  if (surge === undefined || unavailable === undefined) return { surge: 0, unavailable: 0 }
  return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable }
}
