import type { ObjectMeta, PodSpec } from '../../types.ts'
import { type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, dnsLabelErrors, dnsSubdomainErrors, ipErrors, validateLabels } from '../names.ts'
import type { ValidationOptions } from '../options.ts'
import { validateAffinity } from './affinity.ts'
import { type ContainerContext, validateChoice, validateContainers, validateInitContainers } from './containers.ts'
import { validateDnsConfig } from './dnsConfig.ts'
import { validateEphemeralContainers } from './ephemeralContainers.ts'
import { validatePodResources } from './podResources.ts'
import { validateReadinessGates, validateSchedulingGates, validateSpread, validateTolerations } from './scheduling.ts'
import { validatePodSecurityContext } from './securityContext.ts'
import { validateVolumes } from './volumes.ts'
import { validateOs } from './windows.ts'

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
    ...validateContainers(context, field.child('containers')),
    ...validateInitContainers(context, field.child('initContainers')),
    ...validateEphemeralContainers(context, field.child('ephemeralContainers')),
    ...validatePodResources(spec, field.child('resources')),
    ...validateHostNetworkPorts(spec, field),
    ...validateChoice(field.child('restartPolicy'), spec.restartPolicy, RESTART_POLICIES),
    ...validateChoice(field.child('dnsPolicy'), spec.dnsPolicy, DNS_POLICIES),
    ...validateLabels(spec.nodeSelector, field.child('nodeSelector')),
    ...validatePodSecurityContext(spec, field.child('securityContext')),
    ...validateAffinity(spec.affinity, field.child('affinity')),
    ...validateDnsConfig(spec, field.child('dnsConfig')),
    ...validateReadinessGates(spec.readinessGates, field.child('readinessGates')),
    ...validateSchedulingGates(spec.schedulingGates, field.child('schedulingGates')),
    ...validateSpread(spec.topologySpreadConstraints, field.child('topologySpreadConstraints')),
    ...validateHostUsers(spec, field),
    ...validateHostnameOverride(spec, field),
    ...validateNames(spec, field),
    ...validateTolerations(spec.tolerations, options, field.child('tolerations')),
    ...validateHostAliases(spec.hostAliases, field.child('hostAliases')),
    ...named(spec.priorityClassName, field.child('priorityClassName')),
    ...named(spec.runtimeClassName, field.child('runtimeClassName')),
    ...validatePreemption(spec.preemptionPolicy, field.child('preemptionPolicy')),
    ...validateOs(spec, field),
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

function validateHostUsers(spec: PodSpec, field: FieldPath): FieldError[] {
  if (spec.hostUsers !== false) return []
  return (['hostPID', 'hostIPC', 'hostNetwork'] as const).flatMap((name) =>
    spec[name] ? [forbidden(field.child(name), 'when `hostUsers` is false')] : [],
  )
}

function validateHostnameOverride(spec: PodSpec, field: FieldPath): FieldError[] {
  const { hostnameOverride, hostNetwork, setHostnameAsFQDN } = spec
  if (hostnameOverride === undefined) return []
  const place = field.child('hostnameOverride')
  const errors: FieldError[] = []
  if (setHostnameAsFQDN) errors.push(forbidden(place, 'may not be specified when setHostnameAsFQDN is true'))
  if (hostNetwork) errors.push(forbidden(place, 'may not be specified when hostNetwork is true'))
  if (hostnameOverride.length > MAX_HOSTNAME) {
    errors.push(invalid(place, hostnameOverride, `must be no more than ${MAX_HOSTNAME} characters`))
  }
  return [...errors, ...complain(place, hostnameOverride, dnsSubdomainErrors(hostnameOverride))]
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

function validateHostAliases(aliases: PodSpec['hostAliases'], field: FieldPath): FieldError[] {
  return (aliases ?? []).flatMap(({ ip, hostnames = [] }, index) => {
    const place = field.index(index)
    return [
      ...complain(place.child('ip'), ip, ipErrors(ip)),
      ...hostnames.flatMap((name, at) => complain(place.child('hostnames').index(at), name, dnsSubdomainErrors(name))),
    ]
  })
}

function validatePreemption(policy: string | undefined, field: FieldPath): FieldError[] {
  if (policy === undefined || policy === 'PreemptLowerPriority' || policy === 'Never') return []
  if (policy === '') return [required(field)]
  return [notSupported(field, policy, ['PreemptLowerPriority', 'Never'])]
}
