import type { IngressClass } from '../../types.ts'
import { validateDomainPrefixedPath } from '../domainPrefixedPath.ts'
import { type FieldError, forbidden, notSupported, required, tooLong } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { complain, dnsLabelErrors } from '../names.ts'
import { validateTypedReference } from './ingress.ts'

type Parameters = NonNullable<NonNullable<IngressClass['spec']>['parameters']>

const MAX_CONTROLLER = 250
const SCOPES = ['Cluster', 'Namespace']

/** What is wrong with a new IngressClass. Models pkg/apis/networking/validation/validation.go, ValidateIngressClass (1.36). */
export function validateIngressClass({ metadata, spec }: IngressClass): FieldError[] {
  const { controller = '', parameters } = spec ?? {}
  const place = ROOT.child('spec', 'controller')
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...(controller.length > MAX_CONTROLLER ? [tooLong(place, MAX_CONTROLLER)] : []),
    ...validateDomainPrefixedPath(controller, place),
    ...(parameters ? validateParameters(parameters, ROOT.child('spec', 'parameters')) : []),
  ]
}

function validateParameters(parameters: Parameters, field: FieldPath): FieldError[] {
  const errors = validateTypedReference(parameters, field)
  const { scope, namespace } = parameters
  const place = field.child('namespace')
  if (scope === undefined) return [...errors, required(field.child('scope'))]
  if (!SCOPES.includes(scope)) return [...errors, notSupported(field.child('scope'), scope, SCOPES)]
  const set = `\`parameters.scope\` is set to '${scope}'`
  if (scope === 'Cluster') return namespace === undefined ? errors : [...errors, forbidden(place, set)]
  if (namespace === undefined) return [...errors, required(place, set)]
  return [...errors, ...complain(place, namespace, dnsLabelErrors(namespace))]
}
