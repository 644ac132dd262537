import type { PriorityClass } from '../../types.ts'
import { type FieldError, forbidden, notSupported } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'

const PREFIX = 'system-'
const SYSTEM_CLASSES: Readonly<Record<string, number>> = {
  'system-node-critical': 2_000_001_000,
  'system-cluster-critical': 2_000_000_000,
}
const HIGHEST = 1_000_000_000
const POLICIES = ['Never', 'PreemptLowerPriority']

/** What is wrong with a new PriorityClass. Models pkg/apis/scheduling/validation/validation.go, ValidatePriorityClass (1.36). */
export function validatePriorityClass(priorityClass: PriorityClass): FieldError[] {
  const { metadata, value = 0, preemptionPolicy: policy } = priorityClass
  const errors = validateMetadata(metadata ?? {}, ROOT.child('metadata'))
  if (metadata?.name?.startsWith(PREFIX)) {
    const unknown = systemClassError(priorityClass, metadata.name)
    const reserved = `priority class names with '${PREFIX}' prefix are reserved for system use only. error: ${unknown}`
    if (unknown !== undefined) errors.push(forbidden(ROOT.child('metadata', 'name'), reserved))
  } else if (value > HIGHEST) {
    const message = `maximum allowed value of a user defined priority is ${HIGHEST}`
    errors.push(forbidden(ROOT.child('value'), message))
  }
  if (policy === undefined || POLICIES.includes(policy)) return errors
  return [...errors, notSupported(ROOT.child('preemptionPolicy'), policy, POLICIES)]
}

/** Why a class is none of the system's. Models pkg/apis/scheduling/v1/helpers.go, IsKnownSystemPriorityClass. */
function systemClassError({ value, globalDefault }: PriorityClass, name: string): string | undefined {
  const known = SYSTEM_CLASSES[name]
  if (known === undefined) return `${name} is not a known system priority class`
  if (value !== known) return `value of ${name} PriorityClass must be ${known}`
  return globalDefault ? `globalDefault of ${name} PriorityClass must be false` : undefined
}
