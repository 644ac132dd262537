import type { KubernetesObject } from '../../../api/types.ts'

/** The name that refusals of mutating plugins show: names are generated after them, so only the prefix is known. Models apiserver/pkg/admission/errors.go, extractResourceName. */
export function requestName(object: KubernetesObject): string {
  return object.metadata?.generateName || object.metadata?.name || 'Unknown'
}
