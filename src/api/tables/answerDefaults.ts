import { prepareCreate } from '../create.ts'
import type { KubernetesObject } from '../types.ts'
import { admitInPlainCluster, DRAWN_SUFFIX, TABLE_NAMESPACE } from './plainCluster.ts'

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
  return warnings.length > 0 ? { object: prepared.value.object, warnings } : { object: prepared.value.object }
}

/** A name that is to be generated, with the suffix that stands for what the server draws. */
export function withDrawnName<T>(value: T): T {
  const metadata = (value as KubernetesObject | null)?.metadata
  const base = metadata?.generateName
  if (!base || metadata.name || typeof base !== 'string') return value
  return { ...value, metadata: { ...metadata, name: `${base}${DRAWN_SUFFIX}` } }
}
