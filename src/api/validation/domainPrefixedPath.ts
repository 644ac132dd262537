import { type FieldError, invalid, required } from './fieldError.ts'
import type { FieldPath } from './fieldPath.ts'
import { complain, dnsSubdomainErrors } from './names.ts'

const PATH = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+"

/** What is wrong with a name such as `example.com/controller`. Models apimachinery util/validation, IsDomainPrefixedPath (1.36). */
export function validateDomainPrefixedPath(text: string, field: FieldPath): FieldError[] {
  if (text === '') return [required(field)]
  const slash = text.indexOf('/')
  const [host, path] = [text.slice(0, Math.max(0, slash)), text.slice(slash + 1)]
  if (host === '' || path === '') {
    return [invalid(field, text, 'must be a domain-prefixed path (such as "acme.io/foo")')]
  }
  const errors = complain(field, host, dnsSubdomainErrors(host))
  if (new RegExp(`^${PATH}$`).test(path)) return errors
  return [...errors, invalid(field, path, `Invalid path (regex used for validation is '${PATH}')`)]
}
