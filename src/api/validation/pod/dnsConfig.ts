import type { PodSpec } from '../../types.ts'
import { type FieldError, invalid, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, underscoredSubdomainErrors } from '../names.ts'
import { validateIp } from '../network/addressErrors.ts'
import type { ValidationOptions } from '../options.ts'

const MAX_NAMESERVERS = 3
const MAX_SEARCHES = 32
const MAX_SEARCH_LENGTH = 2048

/** What is wrong with a pod’s own name servers, search domains and options. Models pkg/apis/core/validation/validation.go, validatePodDNSConfig (1.36). */
export function validateDnsConfig(
  { dnsConfig, dnsPolicy }: PodSpec,
  options: ValidationOptions,
  field: FieldPath,
): FieldError[] {
  const none = dnsPolicy === 'None'
  if (none && !dnsConfig) return [required(field, 'must provide `dnsConfig` when `dnsPolicy` is None')]
  if (!dnsConfig) return []
  const { nameservers = [], searches = [] } = dnsConfig
  const errors: FieldError[] = []
  const servers = field.child('nameservers')
  if (none && nameservers.length === 0) {
    return [required(servers, 'must provide at least one DNS nameserver when `dnsPolicy` is None')]
  }
  if (nameservers.length > MAX_NAMESERVERS) {
    errors.push(invalid(servers, nameservers, `must not have more than ${MAX_NAMESERVERS} nameservers`))
  }
  for (const [index, server] of nameservers.entries()) {
    errors.push(...validateIp(server, options, servers.index(index)))
  }
  const paths = field.child('searches')
  if (searches.length > MAX_SEARCHES) {
    errors.push(invalid(paths, searches, `must not have more than ${MAX_SEARCHES} search paths`))
  }
  if (searches.join(' ').length > MAX_SEARCH_LENGTH) {
    const message = `must not have more than ${MAX_SEARCH_LENGTH} characters (including spaces) in the search list`
    errors.push(invalid(paths, searches, message))
  }
  for (const [index, search] of searches.entries()) {
    if (search === '.') continue
    const trimmed = search.replace(/\.$/, '')
    errors.push(...complain(paths.index(index), trimmed, underscoredSubdomainErrors(trimmed)))
  }
  for (const [index, option] of (dnsConfig.options ?? []).entries()) {
    if (!option.name) errors.push(required(field.child('options').index(index), 'must not be empty'))
  }
  return errors
}
