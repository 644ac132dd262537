import type { Container, PodSpec } from '../../types.ts'
import { duplicate, type FieldError, invalid, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, userIdErrors } from '../names.ts'

type SecurityContext = NonNullable<Container['securityContext']>
type PodSecurityContext = NonNullable<PodSpec['securityContext']>
type SeccompProfile = NonNullable<SecurityContext['seccompProfile']>
type AppArmorProfile = NonNullable<SecurityContext['appArmorProfile']>

const PROFILES = ['Localhost', 'RuntimeDefault', 'Unconfined']
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

/** Models ValidateSecurityContext. */
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
  return [...errors, ...validateAppArmor(context.appArmorProfile, field.child('appArmorProfile'))]
}

function validateSeccomp(profile: SeccompProfile | undefined, field: FieldPath): FieldError[] {
  if (!profile) return []
  const { type, localhostProfile } = profile
  const place = field.child('localhostProfile')
  const errors: FieldError[] = []
  if (!type) errors.push(required(field.child('type'), 'type is required when seccompProfile is set'))
  else if (!PROFILES.includes(type)) errors.push(notSupported(field.child('type'), type, PROFILES))
  if (type === 'Localhost') {
    if (!localhostProfile) errors.push(required(place, 'must be set when seccomp type is Localhost'))
  } else if (localhostProfile !== undefined) {
    errors.push(invalid(place, profileForm(profile), 'can only be set when seccomp type is Localhost'))
  }
  return errors
}

function validateAppArmor(profile: AppArmorProfile | undefined, field: FieldPath): FieldError[] {
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
  const trimmed = localhostProfile.trim()
  if (trimmed !== localhostProfile) return [invalid(place, localhostProfile, 'must not be padded with whitespace')]
  return trimmed === '' ? [required(place, 'must be set when AppArmor type is Localhost')] : []
}

/** Models validatePodSpecSecurityContext. */
export function validatePodSecurityContext(spec: PodSpec, field: FieldPath): FieldError[] {
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
  errors.push(...validateAppArmor(context.appArmorProfile, field.child('appArmorProfile')))
  errors.push(...choose('supplementalGroupsPolicy', ['Merge', 'Strict']))
  errors.push(...choose('seLinuxChangePolicy', ['MountOption', 'Recursive']))
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
    } else if (names.has(name.replaceAll('/', '.'))) {
      errors.push(duplicate(place, name))
    }
    const dotted = name.replaceAll('/', '.')
    names.add(dotted)
    if (spec.hostNetwork && dotted.startsWith('net.')) {
      errors.push(invalid(place, name, "may not be specified when 'hostNetwork' is true"))
    }
    if (spec.hostIPC && (/^(kernel\.(shm|msg)|fs\.mqueue\.)/.test(dotted) || dotted === 'kernel.sem')) {
      errors.push(invalid(place, name, "may not be specified when 'hostIPC' is true"))
    }
    return errors
  })
}
