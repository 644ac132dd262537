import { base64Length, decodeBase64 } from '../../../base/base64.ts'
import { byteLength } from '../../goText/byteLength.ts'
import { jsonObjectError } from '../../parse/json/jsonError.ts'
import type { ConfigMap, PersistentVolumeClaim, Secret } from '../../types.ts'
import { type FieldError, invalid, required, tooLong } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { complain, configKeyErrors } from '../names.ts'
import { validateClaimSpec } from './claim.ts'

/** What a ConfigMap or a Secret may hold, in bytes. */
const MAX_DATA_BYTES = 1024 * 1024

/** What is wrong with a ConfigMap: its keys, and its size. Models pkg/apis/core/validation/validation.go, ValidateConfigMap (1.36). */
export function validateConfigMap({ metadata, data = {}, binaryData = {} }: ConfigMap): FieldError[] {
  const errors = validateMetadata(metadata ?? {}, ROOT.child('metadata'))
  let size = 0
  for (const [key, value] of Object.entries(data)) {
    const place = ROOT.child('data').key(key)
    errors.push(...complain(place, key, configKeyErrors(key)))
    if (key in binaryData) errors.push(invalid(place, key, 'duplicate of key present in binaryData'))
    size += byteLength(value)
  }
  for (const [key, value] of Object.entries(binaryData)) {
    errors.push(...complain(ROOT.child('binaryData').key(key), key, configKeyErrors(key)))
    size += base64Length(value)
  }
  // The size is that of the whole object, so the complaint has no field.
  return size > MAX_DATA_BYTES ? [...errors, tooLong(ROOT, MAX_DATA_BYTES)] : errors
}

const REQUIRED_KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
}

const REDACTED = '<secret contents redacted>'

/** What is wrong with a Secret: its keys, its size, and what its type asks for. Models pkg/apis/core/validation/validation.go, ValidateSecret (1.36). */
export function validateSecret({ metadata, data = {}, type = '' }: Secret): FieldError[] {
  const errors = validateMetadata(metadata ?? {}, ROOT.child('metadata'))
  let size = 0
  for (const [key, value] of Object.entries(data)) {
    errors.push(...complain(ROOT.child('data').key(key), key, configKeyErrors(key)))
    size += base64Length(value)
  }
  if (size > MAX_DATA_BYTES) errors.push(tooLong(ROOT.child('data'), MAX_DATA_BYTES))
  if (type === 'kubernetes.io/service-account-token') {
    const name = 'kubernetes.io/service-account.name'
    if (!metadata?.annotations?.[name]) errors.push(required(ROOT.child('metadata', 'annotations').key(name)))
  }
  if (type === 'kubernetes.io/basic-auth' && !('username' in data) && !('password' in data)) {
    errors.push(required(ROOT.child('data').key('username')), required(ROOT.child('data').key('password')))
  }
  for (const key of REQUIRED_KEYS[type] ?? []) {
    const value = data[key]
    const place = ROOT.child('data').key(key)
    // A key pair may be empty, a key for SSH may not.
    if (value === undefined || (value === '' && type === 'kubernetes.io/ssh-auth')) errors.push(required(place))
    else if (key.startsWith('.docker')) {
      const wrong = jsonObjectError(decodeBase64(value))
      if (wrong) errors.push(invalid(place, REDACTED, wrong))
    }
  }
  return errors
}

/** What is wrong with a new claim. Models pkg/apis/core/validation/validation.go, ValidatePersistentVolumeClaim (1.36). */
export function validatePersistentVolumeClaim({ metadata, spec }: PersistentVolumeClaim): FieldError[] {
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...validateClaimSpec(spec ?? {}, ROOT.child('spec')),
  ]
}
