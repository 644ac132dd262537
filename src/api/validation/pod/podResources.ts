import type { Quantity } from '../../quantity/quantity.ts'
import { compareQuantities } from '../../quantity/quantityArithmetic.ts'
import { canonicalQuantity } from '../../quantity/quantityText.ts'
import { containerLimits, containerRequests } from '../../resources/podResources.ts'
import type { PodSpec } from '../../types.ts'
import { type FieldError, forbidden, invalid } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { isHugePages, validatePodResourceName } from './resourceNames.ts'
import { amountOf, validateResources } from './resources.ts'

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0

/** The resources of a whole pod: what its containers ask together must fit. Models pkg/apis/core/validation/validation.go, validatePodResources. */
export function validatePodResources(spec: PodSpec, field: FieldPath): FieldError[] {
  const { resources, os } = spec
  if (!resources) return []
  if (os?.name === 'windows') return [forbidden(field, 'may not be set for a windows pod')]
  const claimNames = (spec.resourceClaims ?? []).map(({ name }) => name)
  const claims = resources.claims
    ? [forbidden(field.child('claims'), 'claims may not be set for Resources at pod-level')]
    : []
  const own = validateResources(resources, claimNames, field, validatePodResourceName)
  return [...claims, ...own, ...validateSums(spec, field), ...validateContainerLimits(spec, field)]
}

/** Models validatePodResourceConsistency. */
function validateSums(spec: PodSpec, field: FieldPath): FieldError[] {
  const { requests, limits } = spec.resources ?? {}
  const whole = { ...spec, containers: spec.containers ?? [] }
  const short = (list: 'requests' | 'limits', name: string, sum: Quantity, text: string | undefined) => {
    const amount = amountOf(text)
    if (!amount || compareQuantities(sum, amount) <= 0) return []
    const message = `must be greater than or equal to aggregate container ${list} of ${canonicalQuantity(sum)}`
    return [invalid(field.child(list).key(name), text, message)]
  }
  const pages = [...containerLimits(whole)].filter(([name]) => isHugePages(name))
  return [
    ...[...containerRequests(whole)]
      .sort(byName)
      .flatMap(([name, sum]) => short('requests', name, sum, requests?.[name])),
    ...pages.sort(byName).flatMap(([name, sum]) => short('limits', name, sum, limits?.[name])),
  ]
}

function validateContainerLimits({ containers, resources }: PodSpec, field: FieldPath): FieldError[] {
  return (containers ?? []).flatMap((container, index) =>
    Object.entries(container.resources?.limits ?? {})
      .sort(byName)
      .flatMap(([name, text]) => {
        const [own, whole] = [amountOf(text), amountOf(resources?.limits?.[name])]
        if (!own || !whole || compareQuantities(own, whole) <= 0) return []
        const place = ['spec', 'containers', index, 'resources', 'limits', name]
        const printed = field.child('containers').index(index).key(name).child('limits').at(place)
        return [invalid(printed, text, `must be less than or equal to pod limits of ${canonicalQuantity(whole)}`)]
      }),
  )
}
