import { parseQuantity, type Quantity, quantityMilliValue, quantityValue } from '../../quantity/quantity.ts'
import { compareQuantities, signOf } from '../../quantity/quantityArithmetic.ts'
import { quantityText } from '../../quantity/quantityText.ts'
import type { ResourceRequirements } from '../../types.ts'
import { type FieldError, forbidden, invalid, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { validateUsedClaims } from './resourceClaims.ts'
import { allowsOvercommit, isHugePages, isWhole, validateContainerResourceName } from './resourceNames.ts'

const THOUSAND = 1000n

/** A quantity of a decoded object, which is always one. */
export function amountOf(text: string | undefined): Quantity | undefined {
  const parsed = parseQuantity(text ?? '')
  return parsed.ok ? parsed.value : undefined
}

/** What is wrong with an amount of a resource. Models pkg/apis/core/validation/validation.go, ValidateResourceQuantityValue (1.36). */
export function validateAmount(name: string, text: string, field: FieldPath): FieldError[] {
  const amount = amountOf(text)
  if (!amount) return []
  const errors: FieldError[] = []
  if (signOf(amount) < 0) errors.push(invalid(field, text, 'must be greater than or equal to 0'))
  if (isWhole(name) && quantityMilliValue(amount) % THOUSAND !== 0n)
    errors.push(invalid(field, text, 'must be an integer'))
  return errors
}

/** Models validateResourceQuantityHugePageValue. */
function validateHugePages(name: string, text: string, field: FieldPath): FieldError[] {
  const page = amountOf(name.slice('hugepages-'.length))
  const amount = amountOf(text)
  if (!amount) return []
  const size = page && quantityMilliValue(page) % THOUSAND === 0n ? quantityValue(page) : 0n
  if (size > 0n && quantityValue(amount) % size === 0n) return []
  return [invalid(field, text, `${text} is not positive integer multiple of ${name}`)]
}

/** Whether a request fits its limit; both at the path of the requests. */
function validateAgainstLimit(name: string, request: string, limits: ResourceRequirements['limits'], field: FieldPath) {
  const limit = limits?.[name]
  const [asked, allowed] = [amountOf(request), amountOf(limit)]
  if (limit === undefined || !asked || !allowed) {
    if (limit !== undefined || allowsOvercommit(name)) return []
    return [required(field.child('limits'), 'Limit must be set for non overcommitable resources')]
  }
  const compared = compareQuantities(asked, allowed)
  const requests = field.child('requests')
  const place = requests.at([...requests.place, name])
  const told = quantityText(allowed)
  if (compared !== 0 && !allowsOvercommit(name))
    return [invalid(place, request, `must be equal to ${name} limit of ${told}`)]
  return compared > 0 ? [invalid(place, request, `must be less than or equal to ${name} limit of ${told}`)] : []
}

/** What is wrong with limits and requests; `claimNames` are the pod’s resource claims, `validateName` says which resources there are. Models pkg/apis/core/validation/validation.go, validateResourceRequirements (1.36). */
export function validateResources(
  resources: ResourceRequirements | undefined,
  claimNames: readonly string[],
  field: FieldPath,
  validateName = validateContainerResourceName,
): FieldError[] {
  if (!resources) return []
  const { limits = {}, requests = {} } = resources
  const errors: FieldError[] = []
  for (const [list, amounts] of [['limits', limits] as const, ['requests', requests] as const]) {
    for (const name of Object.keys(amounts).sort()) {
      const text = amounts[name] ?? '0'
      const place = field.child(list).key(name)
      errors.push(...validateName(name, place), ...validateAmount(name, text, place))
      if (list === 'requests') errors.push(...validateAgainstLimit(name, text, limits, field))
      if (isHugePages(name)) errors.push(...validateHugePages(name, text, place))
    }
  }
  const names = [...Object.keys(limits), ...Object.keys(requests)]
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory')) {
    errors.push(forbidden(field, 'HugePages require cpu or memory'))
  }
  return [...errors, ...validateUsedClaims(resources.claims, claimNames, field.child('claims'))]
}
