import { quantityMilliValue } from '../../quantity.ts'
import type { Container, ObjectMeta, PodSpec } from '../../types.ts'
import { goQuote } from '../goQuote.ts'
import { amountOf } from '../pod/resources.ts'

type Volume = NonNullable<PodSpec['volumes']>[number]

const APPARMOR = 'container.apparmor.security.beta.kubernetes.io/'

/** Labels of nodes that have been renamed, and what to say of them. */
const DEPRECATED_NODE_LABELS: ReadonlyMap<string, string> = new Map([
  ['beta.kubernetes.io/arch', 'deprecated since v1.14; use "kubernetes.io/arch" instead'],
  ['beta.kubernetes.io/os', 'deprecated since v1.14; use "kubernetes.io/os" instead'],
  ['failure-domain.beta.kubernetes.io/region', 'deprecated since v1.17; use "topology.kubernetes.io/region" instead'],
  ['failure-domain.beta.kubernetes.io/zone', 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead'],
  ['beta.kubernetes.io/instance-type', 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead'],
])

const DEPRECATED_VOLUMES: readonly (readonly [keyof Volume, string])[] = [
  ['photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['gitRepo', 'deprecated in v1.11, and disabled by default in v1.33+'],
  ['scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['flocker', 'deprecated in v1.22, non-functional in v1.25+'],
  ['storageos', 'deprecated in v1.22, non-functional in v1.25+'],
  ['quobyte', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['rbd', 'deprecated in v1.28, non-functional in v1.31+'],
]

/** What the server warns about in a pod or a template; `at` is the path of the template. Models pkg/api/pod/warnings.go (1.36). */
export function podWarnings(spec: PodSpec, metadata: ObjectMeta | undefined, at: string): string[] {
  const path = `${at}spec`
  return [
    ...nodeLabelWarnings(spec, path),
    ...aliasWarnings(spec, path),
    ...volumeWarnings(spec, path),
    ...pullSecretWarnings(spec, path),
    ...graceWarnings(spec, path),
    ...containerWarnings(spec, path),
    ...portWarnings(spec, path),
    ...appArmorWarnings(spec, metadata, at),
  ]
}

function nodeLabelWarnings(spec: PodSpec, path: string): string[] {
  const warnings: string[] = []
  for (const key of Object.keys(spec.nodeSelector ?? {})) {
    const advice = DEPRECATED_NODE_LABELS.get(key)
    if (advice) warnings.push(`${path}.nodeSelector[${key}]: ${advice}`)
  }
  const affinity = spec.affinity?.nodeAffinity
  const required = affinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []
  const preferred = affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
  const terms = [
    ...required.map((term, index) => ({
      term,
      at: `requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[${index}]`,
    })),
    ...preferred.map(({ preference }, index) => ({
      term: preference,
      at: `preferredDuringSchedulingIgnoredDuringExecution[${index}].preference`,
    })),
  ]
  for (const { term, at } of terms) {
    for (const [index, { key }] of (term.matchExpressions ?? []).entries()) {
      const advice = DEPRECATED_NODE_LABELS.get(key)
      if (advice)
        warnings.push(`${path}.affinity.nodeAffinity.${at}.matchExpressions[${index}].key: ${key} is ${advice}`)
    }
  }
  for (const [index, constraint] of (spec.topologySpreadConstraints ?? []).entries()) {
    const place = `${path}.topologySpreadConstraints[${index}]`
    const advice = DEPRECATED_NODE_LABELS.get(constraint.topologyKey)
    if (advice) warnings.push(`${place}.topologyKey: ${constraint.topologyKey} is ${advice}`)
    if (!constraint.labelSelector) {
      warnings.push(`${place}.labelSelector: a null labelSelector results in matching no pod`)
    }
  }
  return warnings
}

function aliasWarnings(spec: PodSpec, path: string): string[] {
  const seen = new Set<string>()
  return (spec.hostAliases ?? []).flatMap(({ ip }, index) => {
    const known = seen.has(ip)
    seen.add(ip)
    return known ? [`${path}.hostAliases[${index}].ip: duplicate ip ${goQuote(ip)}`] : []
  })
}

function volumeWarnings(spec: PodSpec, path: string): string[] {
  return (spec.volumes ?? []).flatMap((volume, index) => {
    const deprecated = DEPRECATED_VOLUMES.find(([source]) => volume[source] !== undefined)
    const warnings = deprecated ? [`${path}.volumes[${index}].${deprecated[0]}: ${deprecated[1]}`] : []
    if ((volume.projected?.sources ?? []).some((source) => Object.keys(source).length === 0)) {
      warnings.push(`volume ${goQuote(volume.name)} (Projected) has no sources provided`)
    }
    return warnings
  })
}

function pullSecretWarnings(spec: PodSpec, path: string): string[] {
  const seen = new Set<string>()
  return (spec.imagePullSecrets ?? []).flatMap(({ name = '' }, index) => {
    const place = `${path}.imagePullSecrets[${index}].name`
    if (name === '') return [`${place}: invalid empty name ""`]
    const known = seen.has(name)
    seen.add(name)
    return known ? [`${place}: duplicate name ${goQuote(name)}`] : []
  })
}

function graceWarnings(spec: PodSpec, path: string): string[] {
  if ((spec.terminationGracePeriodSeconds ?? 0) >= 0) return []
  return [`${path}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`]
}

function eachContainer<T>(spec: PodSpec, path: string, visit: (container: Container, at: string) => T[]): T[] {
  return (['initContainers', 'containers'] as const).flatMap((list) =>
    (spec[list] ?? []).flatMap((container, index) => visit(container, `${path}.${list}[${index}]`)),
  )
}

function containerWarnings(spec: PodSpec, path: string): string[] {
  return eachContainer(spec, path, (container, at) => {
    const warnings: string[] = []
    for (const resource of ['memory', 'ephemeral-storage']) {
      for (const list of ['limits', 'requests'] as const) {
        const text = container.resources?.[list]?.[resource]
        const amount = amountOf(text)
        if (!amount || quantityMilliValue(amount) % 1000n === 0n) continue
        warnings.push(
          `${at}.resources.${list}[${resource}]: fractional byte value ${goQuote(text ?? '')} is invalid, must be an integer`,
        )
      }
    }
    const names = new Set<string>()
    for (const [index, { name, value = '' }] of (container.env ?? []).entries()) {
      if (names.has(name) && !value.includes(`$(${name})`)) {
        const why = 'which may be dropped when using apply'
        warnings.push(`${at}.env[${index}]: hides previous definition of ${goQuote(name)}, ${why}`)
      }
      names.add(name)
    }
    return warnings
  })
}

/** Ports that say the same twice, or almost. */
function portWarnings(spec: PodSpec, path: string): string[] {
  type Port = NonNullable<Container['ports']>[number]
  const byNumber = new Map<string, { at: string; port: Port }>()
  const byName = new Map<string, string>()
  return eachContainer(spec, path, (container, place) =>
    (container.ports ?? []).flatMap((port, index) => {
      const at = `${place}.ports[${index}]`
      const warnings: string[] = []
      const key = `${port.containerPort}/${port.protocol ?? ''}`
      const other = byNumber.get(key)
      if (other)
        warnings.push(...overlap(port, other.port).map((how) => `${at}: ${how} port definition with ${other.at}`))
      else byNumber.set(key, { at, port })
      if (port.name) {
        const first = byName.get(port.name)
        if (first) {
          const used = `services and probes that select ports by name will use ${first}`
          warnings.push(`${at}: duplicate port name ${goQuote(port.name)} with ${first}, ${used}`)
        } else {
          byName.set(port.name, at)
        }
      }
      return warnings
    }),
  )

  function overlap(port: Port, known: Port): string[] {
    const [hostPort, otherPort] = [port.hostPort ?? 0, known.hostPort ?? 0]
    const [hostIP, otherIP] = [port.hostIP ?? '', known.hostIP ?? '']
    if (hostIP === otherIP && hostPort === otherPort) return ['duplicate']
    if (hostPort === 0 || otherPort === 0) return ['overlapping']
    return hostPort === otherPort && (hostIP === '') !== (otherIP === '') ? ['dangerously ambiguous'] : []
  }
}

function appArmorWarnings(spec: PodSpec, metadata: ObjectMeta | undefined, at: string): string[] {
  return [...(spec.initContainers ?? []), ...(spec.containers ?? [])].flatMap(({ name }) => {
    if (metadata?.annotations?.[`${APPARMOR}${name}`] === undefined) return []
    const place = `${at}metadata.annotations[${APPARMOR}${name}]`
    return [`${place}: deprecated since v1.30; use the "appArmorProfile" field instead`]
  })
}
