import { isEnabled } from '../../featureGates.ts'
import type { Container, PodSpec } from '../../types.ts'
import { duplicate, type FieldError, invalid, notSupported, required, tooLong } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, userIdErrors } from '../names.ts'
import type { ValidationOptions } from '../options.ts'
import { validateDescendingPath } from './paths.ts'
import { validateWindowsOptions } from './windows.ts'

type SecurityContext = NonNullable<Container['securityContext']>
type PodSecurityContext = NonNullable<PodSpec['securityContext']>
type SeccompProfile = NonNullable<SecurityContext['seccompProfile']>
type AppArmorProfile = NonNullable<SecurityContext['appArmorProfile']>

const PROFILES = ['Localhost', 'RuntimeDefault', 'Unconfined']
/** The longest path that Linux takes. */
const MAX_PROFILE = 4095
const SYSCTL = '^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$'

/** The server's own form of a security context, which its complaints print. */
function internalForm(context: SecurityContext): object {
  const { capabilities, seLinuxOptions, windowsOptions, seccompProfile, appArmorProfile } = context
  const seLinux = seLinuxOptions && {
    User: seLinuxOptions.user ?? '',
    Role: seLinuxOptions.role ?? '',
    Type: seLinuxOptions.type ?? '',
    Level: seLinuxOptions.level ?? '',
  }
  const windows = windowsOptions && {
    GMSACredentialSpecName: windowsOptions.gmsaCredentialSpecName ?? null,
    GMSACredentialSpec: windowsOptions.gmsaCredentialSpec ?? null,
    RunAsUserName: windowsOptions.runAsUserName ?? null,
    HostProcess: windowsOptions.hostProcess ?? null,
  }
  return {
    Capabilities: capabilities ? { Add: capabilities.add ?? null, Drop: capabilities.drop ?? null } : null,
    Privileged: context.privileged ?? null,
    SELinuxOptions: seLinux ?? null,
    WindowsOptions: windows ?? null,
    RunAsUser: context.runAsUser ?? null,
    RunAsGroup: context.runAsGroup ?? null,
    RunAsNonRoot: context.runAsNonRoot ?? null,
    ReadOnlyRootFilesystem: context.readOnlyRootFilesystem ?? null,
    AllowPrivilegeEscalation: context.allowPrivilegeEscalation ?? null,
    ProcMount: context.procMount ?? null,
    SeccompProfile: seccompProfile ? profileForm(seccompProfile) : null,
    AppArmorProfile: appArmorProfile ? profileForm(appArmorProfile) : null,
  }
}

const profileForm = (profile: SeccompProfile | AppArmorProfile) => ({
  Type: profile.type,
  LocalhostProfile: profile.localhostProfile ?? null,
})

function validateIds(context: SecurityContext | PodSecurityContext, names: readonly string[], field: FieldPath) {
  const ids = context as Readonly<Record<string, unknown>>
  return names.flatMap((name) => {
    const id = ids[name]
    return typeof id === 'number' ? complain(field.child(name), id, userIdErrors(id)) : []
  })
}

/** What is wrong with a container’s security context. Models pkg/apis/core/validation/validation.go, ValidateSecurityContext (1.36). */
export function validateSecurityContext(
  context: SecurityContext | undefined,
  spec: PodSpec,
  field: FieldPath,
): FieldError[] {
  if (!context) return []
  const errors = validateIds(context, ['runAsUser', 'runAsGroup'], field)
  const { procMount, privileged, capabilities } = context
  if (procMount !== undefined) {
    if (procMount !== 'Default' && procMount !== 'Unmasked') {
      errors.push(notSupported(field.child('procMount'), procMount, ['Default', 'Unmasked']))
    }
    if (procMount === 'Unmasked' && spec.hostUsers !== false) {
      errors.push(invalid(field.child('procMount'), procMount, '`hostUsers` must be false to use `Unmasked`'))
    }
  }
  errors.push(...validateSeccomp(context.seccompProfile, field.child('seccompProfile')))
  if (context.allowPrivilegeEscalation === false) {
    const refuse = (what: string) =>
      errors.push(invalid(field, internalForm(context), `cannot set \`allowPrivilegeEscalation\` to false and ${what}`))
    if (privileged) refuse('`privileged` to true')
    for (const capability of capabilities?.add ?? []) {
      if (capability === 'CAP_SYS_ADMIN') refuse('`capabilities.Add` CAP_SYS_ADMIN')
    }
  }
  return [
    ...errors,
    ...validateWindowsOptions(context.windowsOptions, field.child('windowsOptions')),
    ...validateAppArmor(context.appArmorProfile, field.child('appArmorProfile')),
  ]
}

function validateSeccomp(profile: SeccompProfile | undefined, field: FieldPath): FieldError[] {
  if (!profile) return []
  const { type, localhostProfile } = profile
  const place = field.child('localhostProfile')
  const errors: FieldError[] = []
  if (!type) errors.push(required(field.child('type'), 'type is required when seccompProfile is set'))
  else if (!PROFILES.includes(type)) errors.push(notSupported(field.child('type'), type, PROFILES))
  if (type === 'Localhost') {
    if (localhostProfile === undefined) errors.push(required(place, 'must be set when seccomp type is Localhost'))
    else errors.push(...validateDescendingPath(localhostProfile, place))
  } else if (localhostProfile !== undefined) {
    errors.push(invalid(place, profileForm(profile), 'can only be set when seccomp type is Localhost'))
  }
  return errors
}

/** What is wrong with an AppArmor profile. Models pkg/apis/core/validation/validation.go, ValidateAppArmorProfileField (1.36). */
export function validateAppArmor(profile: AppArmorProfile | undefined, field: FieldPath): FieldError[] {
  if (!profile) return []
  const place = field.child('localhostProfile')
  const { type, localhostProfile } = profile
  if (!type) return [required(field.child('type'), 'type is required when appArmorProfile is set')]
  if (!PROFILES.includes(type)) return [notSupported(field.child('type'), type, PROFILES)]
  if (type !== 'Localhost') {
    return localhostProfile === undefined
      ? []
      : [invalid(place, localhostProfile, 'can only be set when AppArmor type is Localhost')]
  }
  if (localhostProfile === undefined) return [required(place, 'must be set when AppArmor type is Localhost')]
  const errors: FieldError[] = []
  if (localhostProfile.trim() !== localhostProfile) {
    errors.push(invalid(place, localhostProfile, 'must not be padded with whitespace'))
  } else if (localhostProfile === '') {
    errors.push(required(place, 'must be set when AppArmor type is Localhost'))
  }
  if (localhostProfile.length > MAX_PROFILE) errors.push(tooLong(place, MAX_PROFILE))
  return errors
}

/** What is wrong with a pod’s security context. Models pkg/apis/core/validation/validation.go, validatePodSpecSecurityContext (1.36). */
export function validatePodSecurityContext(spec: PodSpec, options: ValidationOptions, field: FieldPath): FieldError[] {
  const context = spec.securityContext
  if (!context) return []
  const errors = validateIds(context, ['fsGroup', 'runAsUser', 'runAsGroup'], field)
  for (const [index, group] of (context.supplementalGroups ?? []).entries()) {
    errors.push(...complain(field.child('supplementalGroups').index(index), group, userIdErrors(group)))
  }
  if (spec.shareProcessNamespace && spec.hostPID) {
    // The field is the spec's own; the server reports it under the security context.
    const place = field.child('shareProcessNamespace').at(['spec', 'shareProcessNamespace'])
    errors.push(invalid(place, true, 'ShareProcessNamespace and HostPID cannot both be enabled'))
  }
  errors.push(...validateSysctls(spec, field.child('sysctls')))
  const choose = (name: 'fsGroupChangePolicy' | 'supplementalGroupsPolicy' | 'seLinuxChangePolicy', of: string[]) => {
    const value = context[name]
    return value !== undefined && !of.includes(value) ? [notSupported(field.child(name), value, of)] : []
  }
  errors.push(...choose('fsGroupChangePolicy', ['Always', 'OnRootMismatch']))
  errors.push(...validateSeccomp(context.seccompProfile, field.child('seccompProfile')))
  errors.push(...validateWindowsOptions(context.windowsOptions, field.child('windowsOptions')))
  errors.push(...validateAppArmor(context.appArmorProfile, field.child('appArmorProfile')))
  errors.push(...choose('supplementalGroupsPolicy', ['Merge', 'Strict']))
  const everywhere = isEnabled('SELinuxMount', options)
  errors.push(...choose('seLinuxChangePolicy', everywhere ? ['MountOption', 'Recursive'] : ['Recursive']))
  return errors
}

function validateSysctls(spec: PodSpec, field: FieldPath): FieldError[] {
  const names = new Set<string>()
  return (spec.securityContext?.sysctls ?? []).flatMap(({ name }, index) => {
    const place = field.index(index).child('name')
    const errors: FieldError[] = []
    if (!name) {
      errors.push(required(place))
    } else if (name.length > 253 || !new RegExp(SYSCTL).test(name)) {
      errors.push(invalid(place, name, `must have at most 253 characters and match regex ${SYSCTL}`))
    } else if (names.has(name)) {
      errors.push(duplicate(place, name))
    }
    names.add(name)
    const dotted = dottedSysctl(name)
    if (spec.hostNetwork && dotted.startsWith('net.')) {
      errors.push(invalid(place, name, "may not be specified when 'hostNetwork' is true"))
    } else if (spec.hostIPC && /^(kernel\.(shm|msg)|fs\.mqueue\.|kernel\.sem$)/.test(dotted)) {
      errors.push(invalid(place, name, "may not be specified when 'hostIPC' is true"))
    }
    return errors
  })
}

/** A name whose parts are divided by slashes, as with dots. Models component-helpers/node/util/sysctl, NormalizeName. */
function dottedSysctl(name: string): string {
  if (/[./]/.exec(name)?.[0] !== '/') return name
  return name.replace(/[./]/g, (separator) => (separator === '/' ? '.' : '/'))
}
