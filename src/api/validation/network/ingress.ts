import type { Ingress } from '../../types.ts'
import { type FieldError, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { complain, dnsSubdomainErrors, pathSegmentErrors, portNameErrors, portNumberErrors } from '../names.ts'
import type { ValidationOptions } from '../options.ts'
import { serviceNameErrors } from '../service/serviceName.ts'
import { parseIp } from './ipAddress.ts'

type IngressSpec = NonNullable<Ingress['spec']>
type Rule = NonNullable<IngressSpec['rules']>[number]
type HttpPath = NonNullable<Rule['http']>['paths'][number]
type Backend = HttpPath['backend']
type Reference = Pick<NonNullable<Backend['resource']>, 'apiGroup'> & { readonly kind?: string; readonly name?: string }

const SPEC = ROOT.child('spec')
const CLASS_ANNOTATION = 'kubernetes.io/ingress.class'
const PATH_TYPES = ['Exact', 'ImplementationSpecific', 'Prefix']
const BAD_PARTS = ['//', '/./', '/../', '%2f', '%2F']
const BAD_ENDS = ['/..', '/.']
const MAX_HOST = 253
const HOST = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'
const WILDCARD = `\\*\\.${HOST}`
const WILDCARD_RULE = `a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character (e.g. '*.example.com', regex used for validation is '${WILDCARD}')`

/** What is wrong with a new Ingress. Models pkg/apis/networking/validation/validation.go, ValidateIngressCreate (1.36). */
export function validateIngress({ metadata, spec = {} }: Ingress, options: ValidationOptions): FieldError[] {
  const { rules = [], defaultBackend, ingressClassName: className } = spec
  const errors = validateMetadata(metadata ?? {}, ROOT.child('metadata'))
  if (rules.length === 0 && !defaultBackend) {
    errors.push(invalid(SPEC, null, 'either `defaultBackend` or `rules` must be specified'))
  }
  if (defaultBackend) errors.push(...validateBackend(defaultBackend, options, SPEC.child('defaultBackend')))
  errors.push(...rules.flatMap((rule, index) => validateRule(rule, options, SPEC.child('rules').index(index))))
  errors.push(...validateTls(spec, SPEC.child('tls')))
  if (className === undefined) return errors
  errors.push(...complain(SPEC.child('ingressClassName'), className, dnsSubdomainErrors(className)))
  const annotation = metadata?.annotations?.[CLASS_ANNOTATION]
  if (annotation === undefined) return errors
  const place = ROOT.child('annotations', CLASS_ANNOTATION).at(['metadata', 'annotations', CLASS_ANNOTATION])
  return [...errors, invalid(place, annotation, 'can not be set when the class field is also set')]
}

/** What is warned about in an accepted Ingress. Models pkg/registry/networking/ingress/strategy.go, WarningsOnCreate. */
export function ingressWarnings({ metadata }: Ingress): string[] {
  if (metadata?.annotations?.[CLASS_ANNOTATION] === undefined) return []
  return [`annotation "${CLASS_ANNOTATION}" is deprecated, please use 'spec.ingressClassName' instead`]
}

/** Models apimachinery util/validation, IsWildcardDNS1123Subdomain, for hosts with a star. */
function hostErrors(host: string): string[] {
  if (!host.includes('*')) return dnsSubdomainErrors(host)
  const errors = host.length > MAX_HOST ? [`must be no more than ${MAX_HOST} characters`] : []
  return new RegExp(`^${WILDCARD}$`).test(host) ? errors : [...errors, WILDCARD_RULE]
}

function validateTls({ tls = [] }: IngressSpec, field: FieldPath): FieldError[] {
  return tls.flatMap(({ hosts = [], secretName = '' }, index) => {
    const place = field.index(index)
    return [
      ...hosts.flatMap((host, at) => complain(place.child('hosts').index(at), host, hostErrors(host))),
      ...(secretName === '' ? [] : complain(place.child('secretName'), secretName, dnsSubdomainErrors(secretName))),
    ]
  })
}

function validateRule({ host = '', http }: Rule, options: ValidationOptions, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  if (host !== '') {
    const place = field.child('host')
    if (parseIp(host)) errors.push(invalid(place, host, 'must be a DNS name, not an IP address'))
    errors.push(...complain(place, host, hostErrors(host)))
  }
  if (!http) return errors
  const paths = http.paths ?? []
  const place = field.child('http', 'paths')
  if (paths.length === 0) errors.push(required(place))
  return [...errors, ...paths.flatMap((path, index) => validatePath(path, options, place.index(index)))]
}

function validatePath(item: HttpPath, options: ValidationOptions, field: FieldPath): FieldError[] {
  const { path = '', pathType, backend = {} } = item
  if (pathType === undefined) return [required(field.child('pathType'), 'pathType must be specified')]
  const place = field.child('path')
  const absolute = path.startsWith('/') ? [] : [invalid(place, path, 'must be an absolute path')]
  const rest = validateBackend(backend, options, field.child('backend'))
  switch (pathType) {
    case 'Exact':
    case 'Prefix': {
      const parts = BAD_PARTS.filter((part) => path.includes(part)).map((part) => `must not contain '${part}'`)
      const ends = BAD_ENDS.filter((end) => path.endsWith(end)).map((end) => `cannot end with '${end}'`)
      return [...absolute, ...complain(place, path, [...parts, ...ends]), ...rest]
    }
    case 'ImplementationSpecific':
      return path === '' ? rest : [...absolute, ...rest]
    default:
      return [notSupported(field.child('pathType'), pathType, PATH_TYPES), ...rest]
  }
}

function validateBackend({ resource, service }: Backend, options: ValidationOptions, field: FieldPath): FieldError[] {
  if (resource && service) return [invalid(field, '', 'cannot set both resource and service backends')]
  if (resource) return validateTypedReference(resource, field.child('resource'))
  if (!service) return [invalid(field, '', 'resource or service backend is required')]
  const { name, port } = service
  const place = field.child('service', 'name')
  return [
    ...(name ? complain(place, name, serviceNameErrors(name, options)) : [required(place)]),
    ...validateBackendPort(port?.name ?? '', port?.number ?? 0, field),
  ]
}

function validateBackendPort(name: string, number: number, field: FieldPath): FieldError[] {
  const place = field.child('service', 'port')
  if (name !== '' && number !== 0) return [invalid(field, '', 'cannot set both port name & port number')]
  if (name !== '') return complain(place.child('name'), name, portNameErrors(name))
  if (number !== 0) return complain(place.child('number'), number, portNumberErrors(number))
  return [required(field, 'port name or number is required')]
}

/** What is wrong with a reference to an object of any kind in the same namespace. Models pkg/apis/networking/validation/validation.go, validateIngressTypedLocalObjectReference (1.36). */
export function validateTypedReference({ apiGroup, kind, name }: Reference, field: FieldPath): FieldError[] {
  const segment = (at: 'kind' | 'name', text: string | undefined) =>
    text ? complain(field.child(at), text, pathSegmentErrors(text)) : [required(field.child(at), `${at} is required`)]
  const group = apiGroup === undefined ? [] : complain(field.child('apiGroup'), apiGroup, dnsSubdomainErrors(apiGroup))
  return [...group, ...segment('kind', kind), ...segment('name', name)]
}
