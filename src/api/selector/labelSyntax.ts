import { byteLength } from '../goText/byteLength.ts'

const MAX_LABEL_PART = 63
const MAX_SUBDOMAIN = 253

const NAME_PATTERN = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const SUBDOMAIN_PATTERN = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'

const NAME_RULE = `must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '${NAME_PATTERN}')`
const VALUE_RULE = `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(${NAME_PATTERN})?')`
const SUBDOMAIN_RULE = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN_PATTERN}')`

/** What is wrong with a label's key, in the API machinery's words; nothing where it is good. Models apimachinery pkg/util/validation, IsQualifiedName (1.36). */
export function labelKeyErrors(key: string): string[] {
  const parts = key.split('/')
  if (parts.length > 2) {
    return [`a valid label key ${NAME_RULE} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`]
  }
  const name = parts.at(-1) ?? ''
  const prefix = parts.length === 2 ? parts[0] : undefined
  const errors: string[] = []
  if (prefix === '') errors.push('prefix part must be non-empty')
  else if (prefix !== undefined) errors.push(...subdomainErrors(prefix).map((error) => `prefix part ${error}`))
  if (name === '') errors.push('name part must be non-empty')
  else if (byteLength(name) > MAX_LABEL_PART) errors.push(`name part ${tooLong(MAX_LABEL_PART)}`)
  if (!new RegExp(`^${NAME_PATTERN}$`).test(name)) errors.push(`name part ${NAME_RULE}`)
  return errors
}

/** What is wrong with a label's value. Models apimachinery pkg/util/validation, IsValidLabelValue (1.36). */
export function labelValueErrors(value: string): string[] {
  const errors: string[] = []
  if (byteLength(value) > MAX_LABEL_PART) errors.push(tooLong(MAX_LABEL_PART))
  if (!new RegExp(`^(${NAME_PATTERN})?$`).test(value)) errors.push(VALUE_RULE)
  return errors
}

function subdomainErrors(text: string): string[] {
  const errors: string[] = []
  if (byteLength(text) > MAX_SUBDOMAIN) errors.push(tooLong(MAX_SUBDOMAIN))
  if (!new RegExp(`^${SUBDOMAIN_PATTERN}$`).test(text)) errors.push(SUBDOMAIN_RULE)
  return errors
}

function tooLong(bytes: number): string {
  return `must be no more than ${bytes} bytes`
}
