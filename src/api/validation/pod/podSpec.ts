import { isEnabled } from '../../featureGates.ts'
import type { ObjectMeta, PodSpec } from '../../types.ts'
import { type FieldError, forbidden, invalid, notFound, notSupported, required, tooLong } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, dnsLabelErrors, dnsSubdomainErrors, validateLabels } from '../names.ts'
import { validateIp } from '../network/addressErrors.ts'
import type { ValidationOptions } from '../options.ts'
import { validateAffinity } from './affinity.ts'
import { type ContainerContext, validateChoice, validateContainers, validateInitContainers } from './containers.ts'
import { validateDnsConfig } from './dnsConfig.ts'
import { validateEphemeralContainers } from './ephemeralContainers.ts'
import { validatePodResources } from './podResources.ts'
import { validateResourceClaims } from './resourceClaims.ts'
import { validateResources } from './resources.ts'
import { validateReadinessGates, validateSchedulingGates, validateSpread, validateTolerations } from './scheduling.ts'
import { validatePodSecurityContext } from './securityContext.ts'
import { visitContainers } from './visitContainers.ts'
import { validateVolumes } from './volumes.ts'
import { validateHostProcesses, validateOs } from './windows.ts'

const RESTART_POLICIES = ['Always', 'OnFailure', 'Never']
const DNS_POLICIES = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']
const MAX_INT32 = 2_147_483_647
const MAX_HOSTNAME = 64

/** Checks a pod's spec, a template's too, in the server's order. Models pkg/apis/core/validation/validation.go, ValidatePodSpec (1.36). */
export function validatePodSpec(
  spec: PodSpec,
  metadata: ObjectMeta | undefined,
  options: ValidationOptions,
  field: FieldPath,
): FieldError[] {
  const volumes = validateVolumes(spec, metadata, field.child('volumes'))
  const context: ContainerContext = { spec, volumes: volumes.known, options }
  return [
    ...volumes.errors,
    ...validateResourceClaims(spec.resourceClaims, field.child('resourceClaims')),
    ...validateContainers(context, field.child('containers')),
    ...validateInitContainers(context, field.child('initContainers')),
    ...validateEphemeralContainers(context, field.child('ephemeralContainers')),
    ...validatePodResources(spec, field.child('resources')),
    ...validateHostNetworkPorts(spec, field),
    ...validateChoice(field.child('restartPolicy'), spec.restartPolicy, RESTART_POLICIES),
    ...validateChoice(field.child('dnsPolicy'), spec.dnsPolicy, DNS_POLICIES),
    ...validateLabels(spec.nodeSelector, field.child('nodeSelector')),
    ...validatePodSecurityContext(spec, options, field.child('securityContext')),
    ...validateAffinity(spec.affinity, field.child('affinity')),
    ...validateDnsConfig(spec, options, field.child('dnsConfig')),
    ...validateReadinessGates(spec.readinessGates, field.child('readinessGates')),
    ...validateSchedulingGates(spec.schedulingGates, field.child('schedulingGates')),
    ...validateSpread(spec.topologySpreadConstraints, field.child('topologySpreadConstraints')),
    ...validateHostProcesses(spec, field),
    ...validateHostUsers(spec, options, field),
    ...validateHostnameOverride(spec, field.child('hostnameOverride')),
    ...validateNames(spec, field),
    ...validateTolerations(spec.tolerations, options, field.child('tolerations')),
    ...validateHostAliases(spec.hostAliases, options, field.child('hostAliases')),
    ...named(spec.priorityClassName, field.child('priorityClassName')),
    ...(spec.runtimeClassName === undefined
      ? []
      : complain(field.child('runtimeClassName'), spec.runtimeClassName, dnsSubdomainErrors(spec.runtimeClassName))),
    ...validatePreemption(spec.preemptionPolicy, field.child('preemptionPolicy')),
    ...(spec.overhead ? validateResources({ limits: spec.overhead }, [], field.child('overhead')) : []),
    ...validateOs(spec, field),
    ...validateFileVariables(spec, field),
  ]
}

const named = (name: string | undefined, field: FieldPath): FieldError[] =>
  name ? complain(field, name, dnsSubdomainErrors(name)) : []

function validateHostNetworkPorts(spec: PodSpec, field: FieldPath): FieldError[] {
  if (!spec.hostNetwork) return []
  return (spec.containers ?? []).flatMap((container, at) =>
    (container.ports ?? []).flatMap(({ hostPort, containerPort }, index) => {
      if (!hostPort || hostPort === containerPort) return []
      const place = field.child('containers').index(at).child('ports').index(index).child('hostPort')
      return [invalid(place, hostPort, 'must match `containerPort` when `hostNetwork` is true')]
    }),
  )
}

/** Models validateHostUsers; two of the fields are told by their Go names. */
function validateHostUsers(spec: PodSpec, options: ValidationOptions, field: FieldPath): FieldError[] {
  if (spec.hostUsers !== false) return []
  const shared: readonly (readonly ['hostNetwork' | 'hostPID' | 'hostIPC', string])[] = [
    ...(isEnabled('UserNamespacesHostNetworkSupport', options) ? [] : [['hostNetwork', 'hostNetwork'] as const]),
    ['hostPID', 'HostPID'],
    ['hostIPC', 'HostIPC'],
  ]
  const refuse = (place: FieldPath) => forbidden(place, 'when `hostUsers` is false')
  return [
    ...shared.flatMap(([name, told]) => (spec[name] ? [refuse(field.child(told).at([...field.place, name]))] : [])),
    ...visitContainers(spec, field).flatMap(({ container, place }) =>
      (container.volumeDevices ?? []).length > 0 ? [refuse(place.child('volumeDevices'))] : [],
    ),
  ]
}

/** Models validatePodHostName. */
function validateHostnameOverride(spec: PodSpec, field: FieldPath): FieldError[] {
  const { hostnameOverride, hostNetwork, setHostnameAsFQDN } = spec
  if (hostnameOverride === undefined) return []
  const errors: FieldError[] = []
  if (setHostnameAsFQDN) errors.push(forbidden(field, 'may not be specified when setHostnameAsFQDN is true'))
  if (hostNetwork) errors.push(forbidden(field, 'may not be specified when hostNetwork is true'))
  if (hostnameOverride.length > MAX_HOSTNAME) errors.push(tooLong(field, MAX_HOSTNAME))
  return [...errors, ...complain(field, hostnameOverride, dnsSubdomainErrors(hostnameOverride))]
}

function validateNames(spec: PodSpec, field: FieldPath): FieldError[] {
  const errors = [
    ...named(spec.serviceAccountName, field.child('serviceAccountName')),
    ...named(spec.nodeName, field.child('nodeName')),
  ]
  const deadline = spec.activeDeadlineSeconds
  if (deadline !== undefined && (deadline < 1 || deadline > MAX_INT32)) {
    errors.push(
      invalid(field.child('activeDeadlineSeconds'), deadline, `must be between 1 and ${MAX_INT32}, inclusive`),
    )
  }
  for (const name of ['hostname', 'subdomain'] as const) {
    const value = spec[name]
    if (value) errors.push(...complain(field.child(name), value, dnsLabelErrors(value)))
  }
  return errors
}

function validateHostAliases(aliases: PodSpec['hostAliases'], options: ValidationOptions, field: FieldPath) {
  return (aliases ?? []).flatMap(({ ip, hostnames = [] }, index) => {
    const place = field.index(index)
    return [
      ...validateIp(ip, options, place.child('ip')),
      ...hostnames.flatMap((name, at) => complain(place.child('hostnames').index(at), name, dnsSubdomainErrors(name))),
    ]
  })
}

function validatePreemption(policy: string | undefined, field: FieldPath): FieldError[] {
  if (policy === undefined || policy === 'PreemptLowerPriority' || policy === 'Never') return []
  if (policy === '') return [required(field)]
  return [notSupported(field, policy, ['PreemptLowerPriority', 'Never'])]
}

/** Variables from files need a volume to hold them. Models validateFileKeyRefVolumes. */
function validateFileVariables(spec: PodSpec, field: FieldPath): FieldError[] {
  const volumes = new Map(spec.volumes?.map((volume) => [volume.name, volume]))
  return visitContainers(spec, field).flatMap(({ container, place }) =>
    (container.env ?? []).flatMap(({ valueFrom }, index) => {
      if (!valueFrom?.fileKeyRef) return []
      const name = valueFrom.fileKeyRef.volumeName
      const at = place.child('env').index(index).child('valueFrom', 'fileKeyRef', 'volumeName')
      const volume = volumes.get(name)
      if (!volume) return [notFound(at, name)]
      return volume.emptyDir ? [] : [invalid(at, name, 'referenced volume must be of type emptyDir')]
    }),
  )
}
