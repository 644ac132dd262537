import type { KubernetesObject, Pod } from '../types.ts'
import type { FieldError } from './fieldError.ts'
import { ROOT } from './fieldPath.ts'
import { validateMetadata } from './metadata.ts'
import type { ValidationOptions } from './options.ts'
import { validatePodCreate } from './pod.ts'

type Validator = (object: KubernetesObject, options: ValidationOptions) => readonly FieldError[]

// Each function is only ever given objects of its own kind.
const of = <T>(validate: (object: T, options: ValidationOptions) => readonly FieldError[]): Validator =>
  validate as unknown as Validator

const VALIDATORS: ReadonlyMap<string, Validator> = new Map([['Pod', of<Pod>(validatePodCreate)]])

/** Everything that is wrong with an object that is to be created, in the API server's order; of other kinds only the metadata is looked at. */
export function validateObject(object: KubernetesObject, options: ValidationOptions): readonly FieldError[] {
  const validate = VALIDATORS.get(object.kind ?? '')
  return validate ? validate(object, options) : validateMetadata(object.metadata ?? {}, ROOT.child('metadata'))
}
