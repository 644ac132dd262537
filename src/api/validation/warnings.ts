import type { KubernetesObject } from '../types.ts'

/** What the server warns about when it accepts an object. */
export function warningsFor(_object: KubernetesObject): readonly string[] {
  return []
}
