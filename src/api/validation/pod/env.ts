import { isEnabled } from '../../featureGates.ts'
import { parseQuantity } from '../../quantity/quantity.ts'
import { labelKeyErrors } from '../../selector/labelSyntax.ts'
import type { Container } from '../../types.ts'
import { type FieldError, invalid, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, configKeyErrors, dnsLabelErrors, dnsSubdomainErrors, envNameErrors } from '../names.ts'
import type { ValidationOptions } from '../options.ts'
import { validateNoBacksteps } from './paths.ts'

type EnvVar = NonNullable<Container['env']>[number]
type ValueSource = NonNullable<EnvVar['valueFrom']>
type FieldRef = NonNullable<ValueSource['fieldRef']>
type ResourceRef = NonNullable<ValueSource['resourceFieldRef']>

/** Fields of its pod that a variable may hold. */
const ENV_FIELDS = [
  ...['metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName'],
  ...['status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs'],
]
const CONVERTIBLE = new Set([
  ...ENV_FIELDS,
  ...[
    'metadata.annotations',
    'metadata.labels',
    'spec.restartPolicy',
    'spec.schedulerName',
    'status.phase',
    'spec.host',
  ],
])
const CONTAINER_RESOURCES = [
  ...['limits.cpu', 'limits.ephemeral-storage', 'limits.memory'],
  ...['requests.cpu', 'requests.ephemeral-storage', 'requests.memory'],
]
const BYTE_DIVISORS = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei']
const SOURCES = 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`'

/** What is wrong with a container’s variables. Models pkg/apis/core/validation/validation.go, ValidateEnv (1.36). */
export function validateEnv(env: Container['env'], options: ValidationOptions, field: FieldPath): FieldError[] {
  return (env ?? []).flatMap((variable, index) => {
    const place = field.index(index)
    const name = variable.name
      ? complain(place.child('name'), variable.name, envNameErrors(variable.name))
      : [required(place.child('name'))]
    return [...name, ...validateValueSource(variable, options, place.child('valueFrom'))]
  })
}

function validateValueSource({ value, valueFrom }: EnvVar, options: ValidationOptions, field: FieldPath) {
  if (!valueFrom) return []
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = valueFrom
  const errors: FieldError[] = []
  if (fieldRef) errors.push(...validateFieldRef(fieldRef, ENV_FIELDS, field.child('fieldRef')))
  if (resourceFieldRef) {
    errors.push(...validateResourceRef(resourceFieldRef, 'env', field.child('resourceFieldRef')))
  }
  if (configMapKeyRef) errors.push(...validateKeyRef(configMapKeyRef, field.child('configMapKeyRef')))
  if (secretKeyRef) errors.push(...validateKeyRef(secretKeyRef, field.child('secretKeyRef')))
  if (fileKeyRef) errors.push(...validateFileRef(fileKeyRef, field.child('fileKeyRef')))
  const sources = Object.values({ fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef })
  const count = sources.filter((source) => source !== undefined).length
  const more = isEnabled('EnvFiles', options) ? ', `secretKeyRef` or `fileKeyRef`' : ' or `secretKeyRef`'
  if (count === 0) errors.push(invalid(field, '', SOURCES + more))
  else if (value) errors.push(invalid(field, '', 'may not be specified when `value` is not empty'))
  else if (count > 1) errors.push(invalid(field, '', 'may not have more than one field specified at a time'))
  return errors
}

/** What is wrong with a reference to a field of the pod; `allowed` are the fields without subscripts. Models pkg/apis/core/validation/validation.go, validateObjectFieldSelector (1.36). */
export function validateFieldRef(ref: FieldRef, allowed: readonly string[], field: FieldPath): FieldError[] {
  const { apiVersion = '', fieldPath = '' } = ref
  if (apiVersion === '') return [required(field.child('apiVersion'))]
  if (fieldPath === '') return [required(field.child('fieldPath'))]
  const refuse = (why: string) => [invalid(field.child('fieldPath'), fieldPath, `error converting fieldPath: ${why}`)]
  if (apiVersion !== 'v1') return refuse(`unsupported pod version: ${apiVersion}`)
  const subscripted = /^(.+?)\['(.*)'\]$/s.exec(fieldPath)
  if (subscripted) {
    const [, path, given = ''] = subscripted
    const key = path === 'metadata.annotations' ? given.toLowerCase() : given
    if (path === 'metadata.annotations' || path === 'metadata.labels') {
      return complain(field, key, labelKeyErrors(key))
    }
    return refuse(`field label does not support subscript: ${fieldPath}`)
  }
  if (!CONVERTIBLE.has(fieldPath)) return refuse(`field label not supported: ${fieldPath}`)
  const path = fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath
  return allowed.includes(path) ? [] : [notSupported(field.child('fieldPath'), path, allowed)]
}

/** What is wrong with a reference to a container’s resources; a volume has to say which container it means. Models pkg/apis/core/validation/validation.go, validateContainerResourceFieldSelector (1.36). */
export function validateResourceRef(ref: ResourceRef, holder: 'env' | 'volume', field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  if (holder === 'volume' && !ref.containerName) errors.push(required(field.child('containerName')))
  else if (!ref.resource) errors.push(required(field.child('resource')))
  else if (!CONTAINER_RESOURCES.includes(ref.resource) && !/^(limits|requests)\.hugepages-/.test(ref.resource)) {
    errors.push(notSupported(field.child('resource'), ref.resource, CONTAINER_RESOURCES))
  }
  return [...errors, ...validateDivisor(ref, field.child('divisor'))]
}

function validateDivisor({ resource, divisor = '0' }: ResourceRef, field: FieldPath): FieldError[] {
  const quantity = parseQuantity(divisor)
  if (!quantity.ok || quantity.value.unscaled === 0n) return []
  const refuse = (allowed: string, what: string) =>
    invalid(field, resource, `only divisor's values ${allowed} are supported with the ${what}`)
  const part = resource.replace(/^(limits|requests)\./, '')
  if (part === 'cpu') return ['1m', '1'].includes(divisor) ? [] : [refuse('1m and 1', 'cpu resource')]
  if (BYTE_DIVISORS.includes(divisor)) return []
  const all = BYTE_DIVISORS.join(', ')
  if (part === 'memory') return [refuse(all, 'memory resource')]
  if (part === 'ephemeral-storage') return [refuse(all, 'local ephemeral storage resource')]
  return part.startsWith('hugepages-') ? [refuse(all, 'hugepages resource')] : []
}

function validateKeyRef({ name = '', key }: { name?: string; key: string }, field: FieldPath): FieldError[] {
  return [
    ...complain(field.child('name'), name, dnsSubdomainErrors(name)),
    ...validateConfigKey(key, field.child('key')),
  ]
}

function validateConfigKey(key: string, field: FieldPath): FieldError[] {
  return key === '' ? [required(field)] : complain(field, key, configKeyErrors(key))
}

function validateFileRef(ref: NonNullable<ValueSource['fileKeyRef']>, field: FieldPath): FieldError[] {
  const { volumeName, path, key } = ref
  return [
    ...(key ? complain(field.child('key'), key, envNameErrors(key)) : [required(field.child('key'))]),
    ...(volumeName
      ? complain(field.child('volumeName'), volumeName, dnsLabelErrors(volumeName))
      : [required(field.child('volumeName'))]),
    ...(path ? validateNoBacksteps(path, field.child('path')) : [required(field.child('path'))]),
  ]
}

/** Models ValidateEnvFrom: the complaints about sources are made at the list itself. */
export function validateEnvFrom(envFrom: Container['envFrom'], field: FieldPath): FieldError[] {
  return (envFrom ?? []).flatMap((source, index) => {
    const place = field.index(index)
    const { prefix, configMapRef, secretRef } = source
    const named = (reference: { name?: string }, at: FieldPath) =>
      reference.name ? complain(at, reference.name, dnsSubdomainErrors(reference.name)) : [required(at)]
    const errors: FieldError[] = []
    if (prefix) errors.push(...complain(place.child('prefix'), prefix, envNameErrors(prefix)))
    if (configMapRef) errors.push(...named(configMapRef, place.child('configMapRef', 'name')))
    if (secretRef) errors.push(...named(secretRef, place.child('secretRef', 'name')))
    const list = field.at(place.place)
    if (!configMapRef && !secretRef)
      errors.push(invalid(list, '', 'must specify one of: `configMapRef` or `secretRef`'))
    if (configMapRef && secretRef) {
      errors.push(invalid(list, '', 'may not have more than one field specified at a time'))
    }
    return errors
  })
}
