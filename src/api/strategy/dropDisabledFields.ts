import type { Draft } from '../defaults/draft.ts'
import { type FeatureGates, isEnabled } from '../featureGates.ts'
import type { Container, KubernetesObject, PodSpec } from '../types.ts'

/** The template of a workload, or the pod itself: where in an object a pod's spec is. */
export function podSpecOf(object: Draft<KubernetesObject>): Draft<PodSpec> | undefined {
  const spec = (object as { spec?: Record<string, unknown> }).spec
  if (object.kind === 'Pod') return spec as Draft<PodSpec> | undefined
  const holder = object.kind === 'CronJob' ? (spec?.jobTemplate as { spec?: Record<string, unknown> })?.spec : spec
  return (holder?.template as { spec?: Draft<PodSpec> } | undefined)?.spec
}

const LISTS = ['containers', 'initContainers', 'ephemeralContainers'] as const
type List = (typeof LISTS)[number]

const eachContainer = (spec: Draft<PodSpec>, visit: (container: Draft<Container>, list: List) => void): void => {
  // An ephemeral container has the fields of a container.
  for (const list of LISTS) for (const container of spec[list] ?? []) visit(container as Draft<Container>, list)
}

const dropProjections = (spec: Draft<PodSpec>, type: 'clusterTrustBundle' | 'podCertificate'): void => {
  for (const volume of spec.volumes ?? []) for (const source of volume.projected?.sources ?? []) delete source[type]
}

/** What goes when a gate is off. */
const DROPS: readonly (readonly [gate: Parameters<typeof isEnabled>[0], drop: (spec: Draft<PodSpec>) => void])[] = [
  ['ClusterTrustBundleProjection', (spec) => dropProjections(spec, 'clusterTrustBundle')],
  ['PodCertificateRequest', (spec) => dropProjections(spec, 'podCertificate')],
  ['GenericWorkload', (spec) => delete spec.schedulingGroup],
  [
    'ContainerRestartRules',
    (spec) =>
      eachContainer(spec, (container, list) => {
        if (list === 'ephemeralContainers') return
        delete container.restartPolicyRules
        // A sidecar is one by its policy.
        if (list === 'containers' || container.restartPolicy !== 'Always') delete container.restartPolicy
      }),
  ],
  ['HostnameOverride', (spec) => delete spec.hostnameOverride],
  [
    'EnvFiles',
    (spec) =>
      eachContainer(spec, ({ env }) => {
        for (const { valueFrom } of env ?? []) delete valueFrom?.fileKeyRef
      }),
  ],
  ['ImageVolume', dropImageVolumes],
  [
    'ContainerStopSignals',
    (spec) =>
      eachContainer(spec, (container) => {
        if (container.lifecycle?.stopSignal === undefined) return
        delete container.lifecycle.stopSignal
        if (Object.keys(container.lifecycle).length === 0) delete container.lifecycle
      }),
  ],
]

function dropImageVolumes(spec: Draft<PodSpec>): void {
  const images = new Set((spec.volumes ?? []).filter((volume) => volume.image).map((volume) => volume.name))
  if (images.size === 0) return
  const others = <T extends { name: string }>(list: T[] | undefined) => list?.filter(({ name }) => !images.has(name))
  const keep = <K extends string, T extends { name: string }>(holder: { [name in K]?: T[] }, key: K) => {
    const kept = others(holder[key])
    if (kept && kept.length > 0) holder[key] = kept
    else delete holder[key]
  }
  keep(spec, 'volumes')
  eachContainer(spec, (container) => keep(container, 'volumeMounts'))
}

/** Drops the fields whose feature gates are off, silently, as the server does. Models pkg/api/pod/util.go, dropDisabledFields (1.36). */
export function dropDisabledFields(object: Draft<KubernetesObject>, gates: FeatureGates): void {
  const spec = podSpecOf(object)
  if (!spec) return
  for (const [gate, drop] of DROPS) if (!isEnabled(gate, gates)) drop(spec)
}
