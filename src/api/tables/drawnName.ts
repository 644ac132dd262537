import type { KubernetesObject } from '../types.ts'
import { DRAWN_SUFFIX } from './plainCluster.ts'

/** An object whose name is to be generated, with the suffix that stands for what the server draws. */
export function withDrawnName<T>(value: T): T {
  const metadata = (value as KubernetesObject | null)?.metadata
  const base = metadata?.generateName
  if (!base || metadata.name || typeof base !== 'string') return value
  return { ...value, metadata: { ...metadata, name: `${base}${DRAWN_SUFFIX}` } }
}
