import { byteLength } from '../goText/byteLength.ts'
import { labelKeyErrors, labelValueErrors } from '../selector/labelSyntax.ts'
import { type FieldError, invalid } from './fieldError.ts'
import type { FieldPath } from './fieldPath.ts'

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`
const UNDERSCORED = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?'
const UNDERSCORED_SUBDOMAIN = `${UNDERSCORED}(\\.${UNDERSCORED})*`

const LABEL_RULE = `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL}')`
const SUBDOMAIN_RULE = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`
const UNDERSCORED_RULE = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${UNDERSCORED_SUBDOMAIN}')`
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?'
const LABEL_1035_RULE = `a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '${LABEL_1035}')`
const CONFIG_KEY_RULE =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"
const ENV_RULE = "a valid environment variable name must consist only of printable ASCII characters other than '='"
const HEADER_RULE =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')"

const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`)
const tooLong = (maximum: number): string => `must be no more than ${maximum} characters`

/** What is wrong with a name of containers, volumes, hosts. Models apimachinery util/validation, IsDNS1123Label. */
export function dnsLabelErrors(text: string): string[] {
  const errors = byteLength(text) > 63 ? [tooLong(63)] : []
  if (!whole(LABEL).test(text)) errors.push(whole(SUBDOMAIN).test(text) ? 'must not contain dots' : LABEL_RULE)
  return errors
}

/** What is wrong with most objects' names. Models apimachinery util/validation, IsDNS1123Subdomain. */
export function dnsSubdomainErrors(text: string): string[] {
  const errors = byteLength(text) > 253 ? [tooLong(253)] : []
  if (!whole(SUBDOMAIN).test(text)) errors.push(SUBDOMAIN_RULE)
  return errors
}

/** What is wrong with a subdomain that may have underscores. Models apimachinery util/validation, IsDNS1123SubdomainWithUnderscore. */
export function underscoredSubdomainErrors(text: string): string[] {
  const errors = byteLength(text) > 253 ? [tooLong(253)] : []
  if (!whole(UNDERSCORED_SUBDOMAIN).test(text)) errors.push(UNDERSCORED_RULE)
  return errors
}

/** What is wrong with a label of old, which has to begin with a letter. Models apimachinery util/validation, IsDNS1035Label. */
export function dns1035LabelErrors(text: string): string[] {
  const errors = byteLength(text) > 63 ? [tooLong(63)] : []
  if (!whole(LABEL_1035).test(text)) errors.push(LABEL_1035_RULE)
  return errors
}

/** What is wrong with a port's name. Models apimachinery util/validation, IsValidPortName. */
export function portNameErrors(text: string): string[] {
  const errors: string[] = []
  if (text.length > 15) errors.push(tooLong(15))
  if (!/^[-a-z0-9]+$/.test(text)) {
    errors.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)')
  }
  if (!/[a-z]/.test(text)) errors.push('must contain at least one letter (a-z)')
  if (text.includes('--')) errors.push('must not contain consecutive hyphens')
  if (text.startsWith('-') || text.endsWith('-')) errors.push('must not begin or end with a hyphen')
  return errors
}

/** What is wrong with a port's number. Models apimachinery util/validation, IsValidPortNum. */
export function portNumberErrors(port: number): string[] {
  return port >= 1 && port <= 65_535 ? [] : ['must be between 1 and 65535, inclusive']
}

/** What is wrong with a user's or a group's number. Models apimachinery util/validation, IsValidUserID. */
export function userIdErrors(id: number): string[] {
  return id >= 0 && id <= 2_147_483_647 ? [] : ['must be between 0 and 2147483647, inclusive']
}

/** What is wrong with the key of a ConfigMap or a Secret. Models apimachinery util/validation, IsConfigMapKey. */
export function configKeyErrors(key: string): string[] {
  const errors = byteLength(key) > 253 ? [tooLong(253)] : []
  if (!/^[-._a-zA-Z0-9]+$/.test(key)) errors.push(CONFIG_KEY_RULE)
  if (key === '.') errors.push("must not be '.'")
  else if (key === '..') errors.push("must not be '..'")
  else if (key.startsWith('..')) errors.push("must not start with '..'")
  return errors
}

/** What is wrong with the name of an environment variable. Models apimachinery util/validation, IsRelaxedEnvVarName. */
export function envNameErrors(name: string): string[] {
  if (name === '') return ['environment variable name must not be empty']
  return /^[\x20-\x3c\x3e-\x7e]+$/.test(name) ? [] : [ENV_RULE]
}

/** What is wrong with an HTTP header's name. Models apimachinery util/validation, IsHTTPHeaderName. */
export function headerNameErrors(name: string): string[] {
  return /^[-A-Za-z0-9]+$/.test(name) ? [] : [HEADER_RULE]
}

/** Whether a text is an IP address; version 6 too. Models apimachinery util/validation, IsValidIP. */
export function isIpAddress(text: string): boolean {
  const v4 = text.split('.')
  if (v4.length === 4) return v4.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  return isIpv6(text)
}

/** What is wrong with an IP address. */
export function ipErrors(text: string): string[] {
  return isIpAddress(text) ? [] : ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)']
}

function isIpv6(text: string): boolean {
  const halves = text.split('::')
  if (!text.includes(':') || halves.length > 2) return false
  const groups = (half: string | undefined) => (half ? half.split(':') : [])
  const all = [...groups(halves[0]), ...groups(halves[1])]
  const last = all.at(-1) ?? ''
  const tail = last.includes('.') && isIpAddress(last) ? 2 : 0
  const hex = tail > 0 ? all.slice(0, -1) : all
  if (!hex.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false
  return halves.length === 2 ? hex.length + tail <= 7 : hex.length + tail === 8
}

/** What is wrong with the names of roles, which are parts of a path. Models apimachinery/pkg/api/validation/path, IsValidPathSegmentName. */
export function pathSegmentErrors(name: string): string[] {
  if (name === '.' || name === '..') return [`may not be '${name}'`]
  return ['/', '%'].filter((part) => name.includes(part)).map((part) => `may not contain '${part}'`)
}

/** Complains once for each thing that is wrong with a value. */
export function complain(field: FieldPath, value: unknown, messages: readonly string[]): FieldError[] {
  return messages.map((message) => invalid(field, value, message))
}

/** Complaints about a name that has to be a DNS label. */
export const validateDnsLabel = (text: string, field: FieldPath): FieldError[] =>
  complain(field, text, dnsLabelErrors(text))

/** Complaints about a key of labels. */
export const validateLabelKey = (key: string, field: FieldPath): FieldError[] =>
  complain(field, key, labelKeyErrors(key))

/** Complaints about labels, at the map's own path. Models ValidateLabels. */
export function validateLabels(labels: Readonly<Record<string, string>> | undefined, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  for (const [key, value] of Object.entries(labels ?? {})) {
    const place = field.at([...field.place, key])
    errors.push(...complain(place, key, labelKeyErrors(key)), ...complain(place, value, labelValueErrors(value)))
  }
  return errors
}
