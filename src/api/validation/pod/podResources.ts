import { containerRequests, isPodLevelResource } from '../../podResources.ts'
import { compareQuantities } from '../../quantityArithmetic.ts'
import { canonicalQuantity } from '../../quantityText.ts'
import type { PodSpec } from '../../types.ts'
import { type FieldError, forbidden, invalid, notSupported } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { amountOf, validateResources } from './resources.ts'

const SUPPORTED = ['cpu', 'hugepages-', 'memory']

/** The resources of a whole pod: what its containers ask together must fit. Models pkg/apis/core/validation/validation.go, validatePodResources. */
export function validatePodResources(spec: PodSpec, field: FieldPath): FieldError[] {
  const { resources } = spec
  if (!resources) return []
  const errors: FieldError[] = []
  if (resources.claims)
    errors.push(forbidden(field.child('claims'), 'claims may not be set for Resources at pod-level'))
  const known = { ...resources, claims: undefined }
  for (const list of ['limits', 'requests'] as const) {
    for (const name of Object.keys(resources[list] ?? {}).sort()) {
      if (!isPodLevelResource(name)) errors.push(notSupported(field.child(list).key(name), name, SUPPORTED))
    }
  }
  errors.push(...validateResources(known, [], field))
  const requested = containerRequests({ ...spec, containers: spec.containers ?? [] })
  for (const [name, text] of Object.entries(resources.requests ?? {}).sort(byName)) {
    const [whole, sum] = [amountOf(text), requested.get(name)]
    if (!whole || !sum || compareQuantities(whole, sum) >= 0) continue
    const message = `must be greater than or equal to aggregate container requests of ${canonicalQuantity(sum)}`
    errors.push(invalid(field.child('requests').key(name), text, message))
  }
  for (const list of ['containers', 'initContainers'] as const) {
    for (const [index, container] of (spec[list] ?? []).entries()) {
      for (const [name, text] of Object.entries(container.resources?.limits ?? {}).sort(byName)) {
        const [own, whole] = [amountOf(text), amountOf(resources.limits?.[name])]
        if (!own || !whole || compareQuantities(own, whole) <= 0) continue
        const place = ['spec', list, index, 'resources', 'limits', name]
        const printed = field.child(list).index(index).key(name).child('limits').at(place)
        errors.push(invalid(printed, text, `must be less than or equal to pod limits of ${canonicalQuantity(whole)}`))
      }
    }
  }
  return errors
}

const byName = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : a > b ? 1 : 0)
