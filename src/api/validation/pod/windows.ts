import type { Container, PodSpec } from '../../types.ts'
import { type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, dnsSubdomainErrors } from '../names.ts'
import { visitContainers } from './visitContainers.ts'

type WindowsOptions = NonNullable<NonNullable<Container['securityContext']>['windowsOptions']>

/** What a pod of Windows may not set, in the server's order. */
const OF_POD = [
  ...['securityContext.appArmorProfile', 'securityContext.seLinuxOptions', 'hostUsers', 'hostPID', 'hostIPC'],
  ...['securityContext.seccompProfile', 'securityContext.fsGroup', 'securityContext.fsGroupChangePolicy'],
  ...['securityContext.sysctls', 'shareProcessNamespace', 'securityContext.runAsUser', 'securityContext.runAsGroup'],
  ...['securityContext.supplementalGroups', 'securityContext.supplementalGroupsPolicy'],
  'securityContext.seLinuxChangePolicy',
]
const OF_CONTAINER = [
  ...['appArmorProfile', 'seLinuxOptions', 'seccompProfile', 'capabilities', 'readOnlyRootFilesystem', 'privileged'],
  ...['allowPrivilegeEscalation', 'procMount', 'runAsUser', 'runAsGroup'],
]
const NOT_WINDOWS = 'cannot be set for a windows pod'
const NOT_LINUX = 'windows options cannot be set for a linux pod'

const CONTROL = /\p{Cc}/u
const NETBIOS = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/
const DNS_PART = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?'
const DNS = new RegExp(`^${DNS_PART}(?:\\.${DNS_PART})*$`)
const MAX_DOMAIN = 256
const MAX_USER = 104
const MAX_CREDENTIALS = 64 * 1024

/** What a pod that names its operating system may not set. Models pkg/apis/core/validation/validation.go, validateOS. */
export function validateOs(spec: PodSpec, field: FieldPath): FieldError[] {
  if (!spec.os) return []
  switch (spec.os.name) {
    case '':
      return [required(field.child('os', 'name'))]
    case 'linux':
      return validateLinux(spec, field)
    case 'windows':
      return validateWindows(spec, field)
    default:
      return [notSupported(field.child('os').at([...field.place, 'os', 'name']), spec.os.name, ['linux', 'windows'])]
  }
}

function validateLinux(spec: PodSpec, field: FieldPath): FieldError[] {
  const own = { container: { securityContext: spec.securityContext }, place: field }
  return [own, ...visitContainers(spec, field)].flatMap(({ container, place }) =>
    container.securityContext?.windowsOptions
      ? [forbidden(place.child('securityContext', 'windowsOptions'), NOT_LINUX)]
      : [],
  )
}

function validateWindows(spec: PodSpec, field: FieldPath): FieldError[] {
  const refuse = (holder: object | undefined, names: readonly string[], place: FieldPath) =>
    names.flatMap((name) => {
      const path = name.split('.')
      const value = path.reduce<unknown>((each, key) => (each as Record<string, unknown> | undefined)?.[key], holder)
      // What is not a pointer in Go counts only when it says something.
      const given = name === 'hostPID' || name === 'hostIPC' ? value === true : value !== undefined
      return given ? [forbidden(place.child(...path), NOT_WINDOWS)] : []
    })
  return [
    ...refuse(spec, OF_POD, field),
    ...visitContainers(spec, field).flatMap(({ container, place }) =>
      refuse(container.securityContext, OF_CONTAINER, place.child('securityContext')),
    ),
  ]
}

/** Containers that are processes of their host: all or none. Models validateWindowsHostProcessPod. */
export function validateHostProcesses(spec: PodSpec, field: FieldPath): FieldError[] {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess
  const containers = visitContainers(spec, field)
  const errors: FieldError[] = []
  let count = 0
  for (const { container, place } of containers) {
    const own = container.securityContext?.windowsOptions?.hostProcess
    if (ofPod !== undefined && own !== undefined && ofPod !== own) {
      const message = `pod hostProcess value must be identical if both are specified, was ${ofPod}`
      errors.push(invalid(place.child('securityContext', 'windowsOptions', 'hostProcess'), own, message))
    }
    if (own ?? ofPod) count++
  }
  if (count === 0) return errors
  if (count !== containers.length) {
    const message = 'If pod contains any hostProcess containers then all containers must be HostProcess containers'
    errors.push(invalid(field, '', message))
  }
  if (!spec.hostNetwork) {
    const message = 'hostNetwork must be true if pod contains any hostProcess containers'
    errors.push(invalid(field.child('hostNetwork'), false, message))
  }
  return errors
}

/** What is wrong with what a security context says of Windows. Models pkg/apis/core/validation/validation.go, validateWindowsSecurityContextOptions (1.36). */
export function validateWindowsOptions(options: WindowsOptions | undefined, field: FieldPath): FieldError[] {
  if (!options) return []
  const { gmsaCredentialSpecName, gmsaCredentialSpec, runAsUserName } = options
  const errors: FieldError[] = []
  if (gmsaCredentialSpecName !== undefined) {
    const wrong = dnsSubdomainErrors(gmsaCredentialSpecName)
    errors.push(...complain(field.child('gmsaCredentialSpecName'), gmsaCredentialSpecName, wrong))
  }
  const place = field.child('gmsaCredentialSpec')
  if (gmsaCredentialSpec === '') {
    errors.push(invalid(place, gmsaCredentialSpec, 'gmsaCredentialSpec cannot be an empty string'))
  } else if (gmsaCredentialSpec !== undefined && gmsaCredentialSpec.length > MAX_CREDENTIALS) {
    errors.push(invalid(place, gmsaCredentialSpec, 'gmsaCredentialSpec size must be under 64 KiB'))
  }
  if (runAsUserName === undefined) return errors
  const wrong = userNameErrors(runAsUserName).map((message) => `runAsUserName${message}`)
  return [...errors, ...complain(field.child('runAsUserName'), runAsUserName, wrong)]
}

function userNameErrors(name: string): string[] {
  if (name === '') return [' cannot be an empty string']
  if (CONTROL.test(name)) return [' cannot contain control characters']
  const parts = name.split('\\')
  if (parts.length > 2) return [' cannot contain more than one backslash']
  const user = parts.at(-1) ?? ''
  const domain = parts.length === 2 ? parts[0] : undefined
  const rules: readonly (readonly [broken: boolean, message: string])[] = [
    [(domain ?? '').length >= MAX_DOMAIN, `'s Domain length must be under ${MAX_DOMAIN} characters`],
    [
      domain !== undefined && !NETBIOS.test(domain) && !DNS.test(domain),
      "'s Domain doesn't match the NetBios nor the DNS format",
    ],
    [user === '', "'s User cannot be empty"],
    [user.length > MAX_USER, `'s User length must not be longer than ${MAX_USER} characters`],
    [/^[. ]+$/.test(user), "'s User cannot contain only periods or spaces"],
    [/["/\\:;|=,+*?<>@[\]]/.test(user), `'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]`],
  ]
  return rules.filter(([broken]) => broken).map(([, message]) => message)
}
