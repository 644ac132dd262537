import { labelValueErrors } from '../../selector/labelSyntax.ts'
import type { PodSpec } from '../../types.ts'
import { type FieldError, forbidden, invalid, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, dnsLabelErrors, dnsSubdomainErrors, validateLabelKey } from '../names.ts'
import { validateSelector } from '../selector.ts'
import { validateLabelKeys } from './labelKeys.ts'

type Affinity = NonNullable<PodSpec['affinity']>
type NodeAffinity = NonNullable<Affinity['nodeAffinity']>
type PodAffinity = NonNullable<Affinity['podAffinity']>
type PodAffinityTerm = NonNullable<PodAffinity['requiredDuringSchedulingIgnoredDuringExecution']>[number]
type NodeSelector = NonNullable<NodeAffinity['requiredDuringSchedulingIgnoredDuringExecution']>
type NodeTerm = NodeSelector['nodeSelectorTerms'][number]
type Requirement = NonNullable<NodeTerm['matchExpressions']>[number]

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution'

/** What is wrong with the nodes and pods that a pod wants to be near to, or away from. Models pkg/apis/core/validation/validation.go, validateAffinity (1.36). */
export function validateAffinity(affinity: PodSpec['affinity'], field: FieldPath): FieldError[] {
  if (!affinity) return []
  return [
    ...(affinity.nodeAffinity ? validateNodeAffinity(affinity.nodeAffinity, field.child('nodeAffinity')) : []),
    ...(affinity.podAffinity ? validatePodAffinity(affinity.podAffinity, field.child('podAffinity')) : []),
    ...(affinity.podAntiAffinity ? validatePodAffinity(affinity.podAntiAffinity, field.child('podAntiAffinity')) : []),
  ]
}

function validateWeight(weight: number, field: FieldPath): FieldError[] {
  return weight > 0 && weight <= 100 ? [] : [invalid(field.child('weight'), weight, 'must be in the range 1-100')]
}

function validateNodeAffinity(affinity: NodeAffinity, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const selector = affinity[REQUIRED]
  if (selector) errors.push(...validateNodeSelector(selector, field.child(REQUIRED)))
  for (const [index, { weight, preference }] of (affinity[PREFERRED] ?? []).entries()) {
    const place = field.child(PREFERRED).index(index)
    // A preference that no label can meet is only warned about.
    errors.push(...validateWeight(weight, place), ...validateNodeTerm(preference, place.child('preference'), () => []))
  }
  return errors
}

/** What is wrong with terms of which a node has to meet one. Models pkg/apis/core/validation/validation.go, ValidateNodeSelector (1.36). */
export function validateNodeSelector({ nodeSelectorTerms: terms = [] }: NodeSelector, field: FieldPath): FieldError[] {
  const place = field.child('nodeSelectorTerms')
  if (terms.length === 0) return [required(place, 'must have at least one node selector term')]
  return terms.flatMap((term, index) => validateNodeTerm(term, place.index(index), validateValues))
}

type ValuesRule = (values: readonly string[], field: FieldPath) => FieldError[]

const validateValues: ValuesRule = (values, field) =>
  values.flatMap((value, index) => complain(field.index(index), value, labelValueErrors(value)))

function validateNodeTerm(term: NodeTerm, field: FieldPath, valuesRule: ValuesRule): FieldError[] {
  return [
    ...(term.matchExpressions ?? []).flatMap((each, index) => {
      const place = field.child('matchExpressions').index(index)
      return [...validateNodeRequirement(each, place), ...valuesRule(each.values ?? [], place.child('values'))]
    }),
    ...(term.matchFields ?? []).flatMap((each, index) =>
      validateFieldRequirement(each, field.child('matchFields').index(index)),
    ),
  ]
}

function validateNodeRequirement({ key, operator, values = [] }: Requirement, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const place = field.child('values')
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) errors.push(required(place, "must be specified when `operator` is 'In' or 'NotIn'"))
      break
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) {
        errors.push(forbidden(place, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
      }
      break
    case 'Gt':
    case 'Lt':
      if (values.length !== 1) {
        errors.push(required(place, "must be specified single value when `operator` is 'Lt' or 'Gt'"))
      }
      break
    default:
      errors.push(invalid(field.child('operator'), operator, 'not a valid selector operator'))
  }
  return [...errors, ...validateLabelKey(key, field.child('key'))]
}

function validateFieldRequirement({ key, operator, values = [] }: Requirement, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  if (operator !== 'In' && operator !== 'NotIn') {
    errors.push(invalid(field.child('operator'), operator, 'not a valid selector operator'))
  } else if (values.length !== 1) {
    const message = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"
    errors.push(required(field.child('values'), message))
  }
  if (key !== 'metadata.name') return [...errors, invalid(field.child('key'), key, 'not a valid field selector key')]
  for (const [index, value] of values.entries()) {
    errors.push(...complain(field.child('values').index(index), value, dnsSubdomainErrors(value)))
  }
  return errors
}

function validatePodAffinity(affinity: PodAffinity, field: FieldPath): FieldError[] {
  return [
    ...(affinity[REQUIRED] ?? []).flatMap((term, index) => validatePodTerm(term, field.child(REQUIRED).index(index))),
    ...(affinity[PREFERRED] ?? []).flatMap(({ weight, podAffinityTerm }, index) => {
      const place = field.child(PREFERRED).index(index)
      return [...validateWeight(weight, place), ...validatePodTerm(podAffinityTerm, place.child('podAffinityTerm'))]
    }),
  ]
}

function validatePodTerm(term: PodAffinityTerm, field: FieldPath): FieldError[] {
  const errors = [
    ...validateSelector(term.labelSelector, field.child('labelSelector')),
    ...validateSelector(term.namespaceSelector, field.child('namespaceSelector')),
  ]
  for (const [index, name] of (term.namespaces ?? []).entries()) {
    const place = field.child('namespace').at([...field.place, 'namespaces', index])
    errors.push(...complain(place, name, dnsLabelErrors(name)))
  }
  errors.push(...validateLabelKeys(term, field))
  const topology = field.child('topologyKey')
  if (!term.topologyKey) errors.push(required(topology, 'can not be empty'))
  return [...errors, ...validateLabelKey(term.topologyKey, topology)]
}
