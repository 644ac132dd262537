import { isEnabled } from '../../featureGates.ts'
import type { Container, PodSpec } from '../../types.ts'
import { duplicate, type FieldError, forbidden, invalid, notSupported, required, tooMany } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { validateDnsLabel } from '../names.ts'
import type { ValidationOptions } from '../options.ts'
import { validateEnv, validateEnvFrom } from './env.ts'
import { type KnownVolumes, validateVolumeDevices, validateVolumeMounts } from './mounts.ts'
import { validateHostPortConflicts, validatePorts } from './ports.ts'
import { validateLifecycle, validateProbes } from './probes.ts'
import { validateResources } from './resources.ts'
import { validateSecurityContext } from './securityContext.ts'

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never']
const RESTART_POLICIES = ['Always', 'Never', 'OnFailure']
const MAX_RULES = 20
const MAX_EXIT_CODES = 255
const WITHOUT_POLICY = 'must specify restartPolicy when restart rules are used'
const NOT_FOR_INIT = 'may not be set for init containers without restartPolicy=Always'

/** What the containers of a pod are checked against. */
export interface ContainerContext {
  readonly spec: PodSpec
  readonly volumes: KnownVolumes
  readonly options: ValidationOptions
}

/** What holds for every container. Models validation.go, validateContainerCommon. */
export function validateCommon(
  container: Container,
  { spec, volumes, options }: ContainerContext,
  field: FieldPath,
): FieldError[] {
  const claims = (spec.resourceClaims ?? []).flatMap(({ name }) => (name ? [name] : []))
  return [
    ...(container.name ? validateDnsLabel(container.name, field.child('name')) : [required(field.child('name'))]),
    ...(container.image ? [] : [required(field.child('image'))]),
    ...validateChoice(field.child('terminationMessagePolicy'), container.terminationMessagePolicy, [
      ...['File', 'FallbackToLogsOnError'],
    ]),
    ...validatePorts(container.ports, field.child('ports')),
    ...validateEnv(container.env, options, field.child('env')),
    ...validateEnvFrom(container.envFrom, field.child('envFrom')),
    ...validateVolumeMounts(container, volumes, field.child('volumeMounts')),
    ...validateVolumeDevices(container, volumes, field.child('volumeDevices')),
    ...validateChoice(field.child('imagePullPolicy'), container.imagePullPolicy, PULL_POLICIES),
    ...validateResources(container.resources, claims, field.child('resources')),
    ...validateResizePolicy(container, spec, field.child('resizePolicy')),
    ...validateSecurityContext(container.securityContext, spec, field.child('securityContext')),
  ]
}

/** What a template may say, but a pod may not. Models validateContainerOnlyForPod. */
export function validateImageBlanks({ image = '' }: Container, field: FieldPath): FieldError[] {
  if (image === image.trim()) return []
  return [invalid(field.child('image'), image, 'must not have leading or trailing whitespace')]
}

/** One of some values; nothing is no choice. */
export function validateChoice(field: FieldPath, value: string | undefined, choices: readonly string[]): FieldError[] {
  if (!value) return [required(field)]
  return choices.includes(value) ? [] : [notSupported(field, value, choices)]
}

function validateResizePolicy(container: Container, spec: PodSpec, field: FieldPath): FieldError[] {
  const named = new Set<string>()
  return (container.resizePolicy ?? []).flatMap(({ resourceName, restartPolicy }, index) => {
    const errors: FieldError[] = []
    const place = field.at([...field.place, index])
    if (named.has(resourceName)) errors.push(duplicate(field.index(index), resourceName))
    named.add(resourceName)
    errors.push(...validateChoice(place, resourceName, ['cpu', 'memory']))
    errors.push(...validateChoice(place, restartPolicy, ['NotRequired', 'RestartContainer']))
    if (spec.restartPolicy === 'Never' && restartPolicy !== 'NotRequired') {
      errors.push(invalid(place, restartPolicy, "must be 'NotRequired' when pod `restartPolicy` is 'Never'"))
    }
    return errors
  })
}

const hasRestartRules = (options: ValidationOptions): boolean => isEnabled('ContainerRestartRules', options)

/** Models validateContainerRestartPolicy. */
function validateRestart(container: Container, options: ValidationOptions, field: FieldPath): FieldError[] {
  const { restartPolicy, restartPolicyRules = [] } = container
  const errors: FieldError[] = []
  const place = field.child('restartPolicy')
  if (restartPolicy === undefined) {
    if (restartPolicyRules.length > 0) errors.push(required(place, WITHOUT_POLICY))
  } else if (!RESTART_POLICIES.includes(restartPolicy)) {
    errors.push(notSupported(place, restartPolicy, RESTART_POLICIES))
  }
  const rules = field.child('restartPolicyRules')
  if (restartPolicyRules.length > MAX_RULES) errors.push(tooMany(rules, restartPolicyRules.length, MAX_RULES))
  const all = isEnabled('RestartAllContainersOnContainerExits', options)
  const actions = all ? ['Restart', 'RestartAllContainers'] : ['Restart']
  for (const [index, { action, exitCodes }] of restartPolicyRules.entries()) {
    const at = rules.index(index)
    if (!actions.includes(action)) errors.push(notSupported(at.child('action'), action, actions))
    const codes = at.child('exitCodes')
    if (!exitCodes) {
      errors.push(required(codes, 'must be specified'))
      continue
    }
    const { operator, values = [] } = exitCodes
    if (operator !== 'In' && operator !== 'NotIn') {
      errors.push(notSupported(codes.child('operator'), operator, ['In', 'NotIn']))
    }
    if (values.length > MAX_EXIT_CODES) errors.push(tooMany(codes.child('values'), values.length, MAX_EXIT_CODES))
  }
  return errors
}

/** Models validateInitContainerRestartPolicy. */
function validateInitRestart(container: Container, options: ValidationOptions, field: FieldPath): FieldError[] {
  const { restartPolicy, restartPolicyRules = [] } = container
  const place = field.child('restartPolicy')
  if (restartPolicy === undefined) return restartPolicyRules.length > 0 ? [required(place, WITHOUT_POLICY)] : []
  if (!hasRestartRules(options))
    return restartPolicy === 'Always' ? [] : [notSupported(place, restartPolicy, ['Always'])]
  if (restartPolicy !== 'Always' || isEnabled('RestartAllContainersOnContainerExits', options)) {
    return validateRestart(container, options, field)
  }
  if (restartPolicyRules.length === 0) return []
  const message = 'restartPolicyRules are not allowed for init containers with restart policy Always'
  return [forbidden(field.child('restartPolicyRules'), message)]
}

/** What is wrong with a pod’s ordinary containers. Models pkg/apis/core/validation/validation.go, validateContainers (1.36). */
export function validateContainers(context: ContainerContext, field: FieldPath): FieldError[] {
  const { spec, options } = context
  const containers = spec.containers ?? []
  if (containers.length === 0) return [required(field)]
  const names = new Set<string>()
  const errors = containers.flatMap((container, index) => {
    const place = field.index(index)
    const found = validateCommon(container, context, place)
    if (names.has(container.name)) found.push(duplicate(place.child('name'), container.name))
    names.add(container.name)
    found.push(...validateLifecycle(container.lifecycle, spec, place.child('lifecycle')))
    found.push(...validateProbes(container, spec, place))
    if (hasRestartRules(options)) found.push(...validateRestart(container, options, place))
    else if (container.restartPolicy !== undefined) {
      found.push(forbidden(place.child('restartPolicy'), 'may not be set for non-init containers'))
    }
    return found
  })
  return [...errors, ...validateHostPortConflicts(containers, field)]
}

/** What is wrong with a pod’s init containers, sidecars among them. Models pkg/apis/core/validation/validation.go, validateInitContainers (1.36). */
export function validateInitContainers(context: ContainerContext, field: FieldPath): FieldError[] {
  const { spec, options } = context
  const names = new Set((spec.containers ?? []).map((container) => container.name))
  return (spec.initContainers ?? []).flatMap((container, index) => {
    const place = field.index(index)
    const errors = validateCommon(container, context, place)
    errors.push(...validateInitRestart(container, options, place))
    if (names.has(container.name)) errors.push(duplicate(place.child('name'), container.name))
    else if (container.name) names.add(container.name)
    errors.push(...validateHostPortConflicts([container], field))
    if (container.restartPolicy === 'Always') {
      errors.push(...validateLifecycle(container.lifecycle, spec, place.child('lifecycle')))
      errors.push(...validateProbes(container, spec, place))
      return errors
    }
    for (const name of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
      if (container[name]) errors.push(forbidden(place.child(name), NOT_FOR_INIT))
    }
    for (const [at, { restartPolicy }] of (container.resizePolicy ?? []).entries()) {
      if (restartPolicy !== 'RestartContainer') continue
      const message = "must not be set to 'RestartContainer' for non-sidecar initContainers"
      errors.push(invalid(place.child('resizePolicy').index(at).child('restartPolicy'), restartPolicy, message))
    }
    return errors
  })
}
