import { prepareCreate } from '../create.ts'
import type { KubernetesObject, Pod } from '../types.ts'
import { withDrawnName } from './drawnName.ts'
import { admitInPlainCluster, TABLE_NAMESPACE } from './plainCluster.ts'

/** A case of the table `defaults`: the object as it was sent. */
export interface DefaultsCase {
  readonly object: KubernetesObject
}

/** The object as the server returns it, and its warnings where there are any. */
export interface DefaultsAnswer {
  readonly object: KubernetesObject
  readonly warnings?: readonly string[]
}

/** Answers a case of the table `defaults`; undefined where the server refuses the object. */
export function answerDefaults({ object }: DefaultsCase): DefaultsAnswer | undefined {
  const prepared = prepareCreate(withDrawnName(object), {
    kubernetesVersion: '1.36',
    featureGates: {},
    namespace: TABLE_NAMESPACE,
    admit: admitInPlainCluster,
  })
  if (!prepared.ok) return undefined
  const { warnings } = prepared.value
  const stored = withConditionTimes(prepared.value.object)
  return warnings.length > 0 ? { object: stored, warnings } : { object: stored }
}

/** The table's clock, which only conditions show. */
function withConditionTimes(object: KubernetesObject): KubernetesObject {
  const { status } = object as Pod
  if (object.kind !== 'Pod' || !status?.conditions) return object
  const times = { lastProbeTime: null, lastTransitionTime: '2026-01-15T11:00:00Z' }
  const conditions = status.conditions.map((condition) => ({ ...condition, ...times }))
  return { ...object, status: { ...status, conditions } } as KubernetesObject
}
