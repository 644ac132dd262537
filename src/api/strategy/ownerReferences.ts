import type { Draft } from '../defaults/draft.ts'
import type { KubernetesObject } from '../types.ts'

const DOUBLE =
  '.metadata.ownerReferences contains duplicate entries; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed:'

/** Drops the owners that are named twice, and tells what is warned about. Models apiserver/pkg/endpoints/handlers/rest.go, dedupOwnerReferencesAndAddWarning (1.36). */
export function dropDoubleOwners({ metadata }: Draft<KubernetesObject>): readonly string[] {
  const seen = new Set<string>()
  const double: string[] = []
  const kept = metadata?.ownerReferences?.filter((owner) => {
    const text = JSON.stringify(owner)
    const known = seen.has(text)
    if (known) double.push(owner.uid)
    seen.add(text)
    return !known
  })
  if (!metadata || !kept || double.length === 0) return []
  metadata.ownerReferences = kept
  return [`${DOUBLE} ${double.join(', ')}`]
}
