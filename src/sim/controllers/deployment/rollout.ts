import {
  maxUnavailable,
  minAvailable,
  newReplicaSetSize,
  type RolloutSpec,
  scaled,
} from '../../../api/controllers/rollout.ts'
import type { Deployment, ReplicaSet } from '../../../api/types.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import { DESIRED_REPLICAS, MAX_REPLICAS, type Revisions, sizeOf } from './revisions.ts'

/** A ReplicaSet and the size that it is to get. */
export interface Resize {
  readonly set: Stored<ReplicaSet>
  readonly replicas: number
}

/** A Deployment's spec as rollouts read it. */
export function rolloutSpecOf({ spec }: Deployment): RolloutSpec {
  return {
    replicas: spec?.replicas ?? 1,
    strategy: spec?.strategy?.type ?? 'RollingUpdate',
    maxSurge: spec?.strategy?.rollingUpdate?.maxSurge as RolloutSpec['maxSurge'],
    maxUnavailable: spec?.strategy?.rollingUpdate?.maxUnavailable as RolloutSpec['maxUnavailable'],
  }
}

const sum = (sets: readonly Stored<ReplicaSet>[], of: (set: Stored<ReplicaSet>) => number): number =>
  sets.reduce((total, set) => total + of(set), 0)
const availableOf = (set: Stored<ReplicaSet> | undefined): number => set?.status?.availableReplicas ?? 0

/** The new ReplicaSet's next size, where it changes. Models pkg/controller/deployment/rolling.go, reconcileNewReplicaSet (1.36). */
export function resizeNew(spec: RolloutSpec, { current, old }: Revisions): Resize | undefined {
  if (current === undefined || sizeOf(current) === spec.replicas) return undefined
  const replicas =
    sizeOf(current) > spec.replicas ? spec.replicas : newReplicaSetSize(spec, [...old.map(sizeOf), sizeOf(current)])
  return replicas === sizeOf(current) ? undefined : { set: current, replicas }
}

/** Which old ReplicaSets shrink: first by pods that are not available, then as far as enough stay available. Models rolling.go, reconcileOldReplicaSets. */
export function shrinkOld(spec: RolloutSpec, { current, old, all }: Revisions): Resize[] {
  if (sum(old, sizeOf) === 0) return []
  const unavailableNew = sizeOf(current) - availableOf(current)
  const most = sum(all, sizeOf) - (spec.replicas - maxUnavailable(spec)) - unavailableNew
  if (most <= 0) return []
  const sizes = new Map(old.map((set) => [set, sizeOf(set)]))
  let cleaned = 0
  for (const set of old) {
    if (cleaned >= most) break
    const unhealthy = Math.max(0, sizeOf(set) - availableOf(set))
    const count = Math.min(most - cleaned, unhealthy)
    cleaned += count
    sizes.set(set, sizeOf(set) - count)
  }
  let spare = sum(all, availableOf) - minAvailable(spec)
  for (const set of old) {
    if (spare <= 0) break
    const size = sizes.get(set) ?? 0
    const count = Math.min(size, spare)
    spare -= count
    sizes.set(set, size - count)
  }
  return old.flatMap((set) => {
    const replicas = sizes.get(set) ?? 0
    return replicas === sizeOf(set) ? [] : [{ set, replicas }]
  })
}

/** Whether somebody changed the number of replicas since the ReplicaSets were scaled last. Models deployment/sync.go, isScalingEvent. */
export function isScalingEvent(spec: RolloutSpec, { all }: Revisions): boolean {
  return all.some((set) => {
    const desired = set.metadata.annotations?.[DESIRED_REPLICAS]
    return sizeOf(set) > 0 && desired !== undefined && Number(desired) !== spec.replicas
  })
}

/** The sizes after a change of the number of replicas: proportional over what is active. Models deployment/sync.go, scale. */
export function scaleAll(spec: RolloutSpec, { current, old, all }: Revisions): Resize[] {
  const active = all.filter((set) => sizeOf(set) > 0)
  const only = active.length === 1 ? active[0] : active.length === 0 ? (current ?? old.at(-1)) : undefined
  if (only !== undefined) return sizeOf(only) === spec.replicas ? [] : [{ set: only, replicas: spec.replicas }]
  if (current !== undefined && isSaturated(spec, current))
    return old.filter((set) => sizeOf(set) > 0).map((set) => ({ set, replicas: 0 }))
  if (spec.strategy !== 'RollingUpdate') return []
  return proportional(spec, active)
}

function isSaturated({ replicas }: RolloutSpec, set: Stored<ReplicaSet>): boolean {
  const desired = Number(set.metadata.annotations?.[DESIRED_REPLICAS] ?? -1)
  return sizeOf(set) === replicas && desired === replicas && availableOf(set) === replicas
}

function proportional(spec: RolloutSpec, active: readonly Stored<ReplicaSet>[]): Resize[] {
  const allowed = spec.replicas > 0 ? spec.replicas + scaled(spec.maxSurge, spec.replicas, Math.ceil) : 0
  const toAdd = allowed - sum(active, sizeOf)
  const order = [...active].sort((a, b) => sizeOf(b) - sizeOf(a) || (toAdd > 0 ? newer(b, a) : newer(a, b)))
  let added = 0
  const sizes = order.map((set) => {
    if (toAdd === 0) return sizeOf(set)
    const before = Number(set.metadata.annotations?.[MAX_REPLICAS] ?? spec.replicas)
    const part = Math.round((sizeOf(set) * allowed) / before) - sizeOf(set)
    const room = toAdd - added
    const share = toAdd > 0 ? Math.min(part, room) : Math.max(part, room)
    added += share
    return sizeOf(set) + share
  })
  const left = toAdd - added
  return order.flatMap((set, i) => {
    const replicas = Math.max(0, (sizes[i] ?? 0) + (i === 0 ? left : 0))
    return replicas === sizeOf(set) ? [] : [{ set, replicas }]
  })
}

function newer(a: Stored<ReplicaSet>, b: Stored<ReplicaSet>): number {
  const [left, right] = [a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? '']
  return left < right ? -1 : left > right ? 1 : 0
}
