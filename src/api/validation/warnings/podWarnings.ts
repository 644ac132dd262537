import { goQuote } from '../../goText/goQuote.ts'
import { quantityMilliValue } from '../../quantity/quantity.ts'
import { labelValueErrors } from '../../selector/labelSyntax.ts'
import type { Container, ObjectMeta, PodSpec } from '../../types.ts'
import { claimSpecWarnings } from '../data/claimWarnings.ts'
import { FieldPath } from '../fieldPath.ts'
import { ipWarnings } from '../network/addressErrors.ts'
import { APPARMOR_CONTAINER, SECCOMP_CONTAINER, SECCOMP_POD, USE_APPARMOR } from '../pod/podAnnotations.ts'
import { amountOf } from '../pod/resources.ts'
import { type PlacedContainer, visitContainers } from '../pod/visitContainers.ts'
import { nodeLabelAdvice, nodeSelectorWarnings, renamedLabelWarnings } from './nodeLabels.ts'
import { pathWarnings } from './pathWarnings.ts'
import { portNameWarnings, portWarnings } from './portWarnings.ts'

type Volume = NonNullable<PodSpec['volumes']>[number]

const DEPRECATED_ANNOTATIONS: readonly (readonly [key: string, advice: string])[] = [
  ['scheduler.alpha.kubernetes.io/critical-pod', 'non-functional in v1.16+; use the "priorityClassName" field instead'],
  ['security.alpha.kubernetes.io/sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
]

const DEPRECATED_VOLUMES: readonly (readonly [source: keyof Volume, advice: string])[] = [
  ['photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['gitRepo', 'deprecated in v1.11, and disabled by default in v1.33+'],
  ['scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['flocker', 'deprecated in v1.22, non-functional in v1.25+'],
  ['storageos', 'deprecated in v1.22, non-functional in v1.25+'],
  ['quobyte', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['ephemeral', ''],
  ['cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['rbd', 'deprecated in v1.28, non-functional in v1.31+'],
]

const NO_SELECTOR = 'a null labelSelector results in matching no pod'
const USE_SECCOMP = 'non-functional in v1.27+; use the "seccompProfile" field instead'

/** What the server warns about in a pod or a template; `at` is the path of the template. Models pkg/api/pod/warnings.go (1.36). */
export function podWarnings(spec: PodSpec, metadata: ObjectMeta | undefined, at: string): string[] {
  const path = `${at}spec`
  const annotations = metadata?.annotations ?? {}
  const containers = visitContainers(spec, new FieldPath(path, []))
  return [
    ...nodeLabelWarnings(spec, path),
    ...DEPRECATED_ANNOTATIONS.flatMap(([key, advice]) =>
      key in annotations ? [`${at}metadata.annotations[${key}]: ${advice}`] : [],
    ),
    ...volumeWarnings(spec, path),
    ...pathWarnings(spec),
    ...doubleWarnings(
      (spec.hostAliases ?? []).map(({ ip }) => ip),
      'ip',
      `${path}.hostAliases`,
    ),
    ...pullSecretWarnings(spec, path),
    ...fractionWarnings(spec.overhead, `${path}.overhead`),
    ...(SECCOMP_POD in annotations && !spec.securityContext?.seccompProfile
      ? [`${at}metadata.annotations[${SECCOMP_POD}]: ${USE_SECCOMP}`]
      : []),
    ...containers.flatMap((each) => [
      ...profileWarnings(each.container, spec, annotations, at),
      ...containerWarnings(each),
    ]),
    ...portWarnings(containers),
    ...portNameWarnings(containers),
    ...((spec.terminationGracePeriodSeconds ?? 0) < 0
      ? [`${path}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`]
      : []),
    ...podAffinityWarnings(spec, path),
    ...(spec.dnsConfig?.nameservers ?? []).flatMap((server, index) =>
      ipWarnings(server, `${path}.dnsConfig.nameservers[${index}]`),
    ),
    ...(spec.hostAliases ?? []).flatMap(({ ip }, index) => ipWarnings(ip, `${path}.hostAliases[${index}].ip`)),
  ]
}

function nodeLabelWarnings(spec: PodSpec, path: string): string[] {
  const selected = Object.keys(spec.nodeSelector ?? {}).flatMap((key) => {
    const advice = nodeLabelAdvice(key)
    return advice ? [`${path}.nodeSelector[${key}]: ${advice}`] : []
  })
  const { requiredDuringSchedulingIgnoredDuringExecution: required, preferredDuringSchedulingIgnoredDuringExecution } =
    spec.affinity?.nodeAffinity ?? {}
  const at = `${path}.affinity.nodeAffinity`
  const requiredTerms = nodeSelectorWarnings(required, `${at}.requiredDuringSchedulingIgnoredDuringExecution`)
  const preferredTerms = (preferredDuringSchedulingIgnoredDuringExecution ?? []).flatMap(({ preference }, index) =>
    (preference.matchExpressions ?? []).flatMap(({ key, values = [] }, each) => {
      const term = `${at}.preferredDuringSchedulingIgnoredDuringExecution[${index}].preference`
      const place = `${term}.matchExpressions[${each}]`
      return [
        ...renamedLabelWarnings(`${place}.key`, key),
        ...values.flatMap((value, number) =>
          labelValueErrors(value).map((message) => `${place}.values[${number}]: ${value} is invalid, ${message}`),
        ),
      ]
    }),
  )
  const spread = (spec.topologySpreadConstraints ?? []).flatMap(({ topologyKey, labelSelector }, index) => {
    const place = `${path}.topologySpreadConstraints[${index}]`
    return [
      ...renamedLabelWarnings(`${place}.topologyKey`, topologyKey),
      ...(labelSelector ? [] : [`${place}.labelSelector: ${NO_SELECTOR}`]),
    ]
  })
  return [...selected, ...requiredTerms, ...preferredTerms, ...spread]
}

function volumeWarnings(spec: PodSpec, path: string): string[] {
  return (spec.volumes ?? []).flatMap((volume, index) =>
    DEPRECATED_VOLUMES.flatMap(([source, advice]) => {
      const place = `${path}.volumes[${index}]`
      if (source === 'ephemeral') {
        const claim = volume.ephemeral?.volumeClaimTemplate?.spec
        return claim ? claimSpecWarnings(claim, `${place}.ephemeral.volumeClaimTemplate.spec`) : []
      }
      // The server spells one of them otherwise.
      return volume[source] === undefined ? [] : [`${place}.${source.replace('storageos', 'storageOS')}: ${advice}`]
    }),
  )
}

/** Values of a list that have been there before. */
function doubleWarnings(values: readonly string[], field: string, path: string): string[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index ? [`${path}[${index}].${field}: duplicate ${field} ${goQuote(value)}`] : [],
  )
}

function pullSecretWarnings(spec: PodSpec, path: string): string[] {
  const names = (spec.imagePullSecrets ?? []).map(({ name = '' }) => name)
  return [
    ...doubleWarnings(names, 'name', `${path}.imagePullSecrets`),
    ...names.flatMap((name, index) =>
      name === '' ? [`${path}.imagePullSecrets[${index}].name: invalid empty name ""`] : [],
    ),
  ]
}

/** Profiles that an annotation names, and no field. Those of a pod itself are said when they become fields. */
function profileWarnings(
  { name, securityContext }: Container,
  spec: PodSpec,
  annotations: NonNullable<ObjectMeta['annotations']>,
  at: string,
): string[] {
  const warnings: string[] = []
  const warn = (key: string, advice: string) => {
    if (key in annotations) warnings.push(`${at}metadata.annotations[${key}]: ${advice}`)
  }
  if (!securityContext?.seccompProfile) warn(SECCOMP_CONTAINER + name, USE_SECCOMP)
  const hasProfile = securityContext?.appArmorProfile ?? spec.securityContext?.appArmorProfile
  if (at !== '' && !hasProfile) warn(APPARMOR_CONTAINER + name, USE_APPARMOR)
  return warnings
}

/** Amounts of bytes that are no whole number. */
function fractionWarnings(
  amounts: Readonly<Record<string, string>> | undefined,
  path: string,
  resources: readonly string[] = ['memory', 'ephemeral-storage'],
): string[] {
  return resources.flatMap((resource) => {
    const text = amounts?.[resource]
    const amount = amountOf(text)
    if (text === undefined || !amount || quantityMilliValue(amount) % 1000n === 0n) return []
    return [`${path}[${resource}]: fractional byte value ${goQuote(text)} is invalid, must be an integer`]
  })
}

function containerWarnings({ container, place }: PlacedContainer): string[] {
  const { resources, env = [] } = container
  const fractions = ['memory', 'ephemeral-storage'].flatMap((resource) =>
    (['limits', 'requests'] as const).flatMap((list) =>
      fractionWarnings(resources?.[list], `${place.text}.resources.${list}`, [resource]),
    ),
  )
  const names = new Set<string>()
  const hidden = env.flatMap(({ name, value = '', valueFrom }, index) => {
    const known = names.has(name)
    names.add(name)
    const reference = `$(${name})`
    if (!known || (!valueFrom && value !== reference && value.includes(reference))) return []
    const why = 'which may be dropped when using apply'
    return [`${place.text}.env[${index}]: hides previous definition of ${goQuote(name)}, ${why}`]
  })
  return [...fractions, ...hidden]
}

function podAffinityWarnings({ affinity }: PodSpec, path: string): string[] {
  return (['podAffinity', 'podAntiAffinity'] as const).flatMap((kind) => {
    const at = `${path}.affinity.${kind}`
    const { requiredDuringSchedulingIgnoredDuringExecution: required = [] } = affinity?.[kind] ?? {}
    const { preferredDuringSchedulingIgnoredDuringExecution: preferred = [] } = affinity?.[kind] ?? {}
    return [
      ...required.flatMap(({ labelSelector }, index) =>
        labelSelector
          ? []
          : [`${at}.requiredDuringSchedulingIgnoredDuringExecution[${index}].labelSelector: ${NO_SELECTOR}`],
      ),
      ...preferred.flatMap(({ podAffinityTerm }, index) => {
        const place = `${at}.preferredDuringSchedulingIgnoredDuringExecution[${index}].podAffinityTerm`
        return podAffinityTerm.labelSelector ? [] : [`${place}.labelSelector: ${NO_SELECTOR}`]
      }),
    ]
  })
}
