import type { KubernetesObject } from '../types.ts'
import type { FieldError } from './fieldError.ts'

/** Everything that is wrong with an object, in the API server's order. */
export function validateObject(_object: KubernetesObject, _options: ValidationOptions): readonly FieldError[] {
  return []
}

/** What validation depends on besides the object. */
export interface ValidationOptions {
  readonly kubernetesVersion: '1.36' | '1.34'
  readonly featureGates: Readonly<Record<string, boolean>>
}
