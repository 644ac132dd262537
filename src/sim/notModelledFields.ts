import type { ValuePath } from '../api/diagnostics.ts'

/** A field that is accepted and has no effect here. `*` stands for any index or key. */
export interface UnmodelledField {
  readonly path: readonly string[]
  /** Where it has an effect only with other values than these, which change nothing. */
  readonly harmless?: readonly unknown[]
}

const EACH_CONTAINER = ['containers', 'initContainers', 'ephemeralContainers']

const POD_SPEC: readonly UnmodelledField[] = [
  { path: ['dnsConfig'] },
  { path: ['dnsPolicy'], harmless: ['ClusterFirst', 'Default'] },
  { path: ['hostIPC'], harmless: [false] },
  { path: ['hostPID'], harmless: [false] },
  { path: ['hostUsers'] },
  { path: ['overhead'] },
  { path: ['resourceClaims'] },
  { path: ['setHostnameAsFQDN'], harmless: [false] },
  { path: ['shareProcessNamespace'], harmless: [false] },
  { path: ['securityContext', 'appArmorProfile'] },
  { path: ['securityContext', 'fsGroup'] },
  { path: ['securityContext', 'seLinuxOptions'] },
  { path: ['securityContext', 'seccompProfile'] },
  { path: ['securityContext', 'supplementalGroups'] },
  { path: ['securityContext', 'windowsOptions'] },
]

const CONTAINER: readonly UnmodelledField[] = [
  { path: ['resources', 'limits', 'cpu'] },
  { path: ['resources', 'claims'] },
  { path: ['resizePolicy'] },
  { path: ['securityContext', 'appArmorProfile'] },
  { path: ['securityContext', 'capabilities'] },
  { path: ['securityContext', 'privileged'], harmless: [false] },
  { path: ['securityContext', 'procMount'] },
  { path: ['securityContext', 'seLinuxOptions'] },
  { path: ['securityContext', 'seccompProfile'] },
  { path: ['securityContext', 'windowsOptions'] },
  { path: ['lifecycle', 'stopSignal'] },
  { path: ['volumeDevices'] },
]

/** Volumes whose contents come from somewhere that is not simulated: they mount, and are empty. */
const EMPTY_VOLUMES = [
  'awsElasticBlockStore',
  'azureDisk',
  'azureFile',
  'cephfs',
  'cinder',
  'csi',
  'ephemeral',
  'fc',
  'flexVolume',
  'flocker',
  'gcePersistentDisk',
  'gitRepo',
  'glusterfs',
  'image',
  'iscsi',
  'nfs',
  'photonPersistentDisk',
  'portworxVolume',
  'quobyte',
  'rbd',
  'scaleIO',
  'storageos',
  'vsphereVolume',
]

/** Every field of a pod's spec that the simulation accepts and passes over. */
export const UNMODELLED_POD_FIELDS: readonly UnmodelledField[] = [
  ...POD_SPEC,
  ...EACH_CONTAINER.flatMap((list) => CONTAINER.map((field) => ({ ...field, path: [list, '*', ...field.path] }))),
  ...EMPTY_VOLUMES.map((source) => ({ path: ['volumes', '*', source] })),
]

/** A field that a document uses and the simulation passes over. */
export interface FoundField {
  readonly path: ValuePath
}

/** The unmodelled fields that a value uses, in the table's order; each path begins with `at`. */
export function unmodelledFields(value: unknown, fields: readonly UnmodelledField[], at: ValuePath): FoundField[] {
  return fields.flatMap((field) =>
    placesOf(value, field.path, at)
      .filter(({ found }) => field.harmless?.includes(found) !== true)
      .map(({ path }) => ({ path })),
  )
}

function placesOf(value: unknown, pattern: readonly string[], at: ValuePath): { path: ValuePath; found: unknown }[] {
  const [step, ...rest] = pattern
  if (value === undefined || value === null) return []
  if (step === undefined) return [{ path: at, found: value }]
  if (typeof value !== 'object') return []
  if (step === '*') return Array.isArray(value) ? value.flatMap((item, i) => placesOf(item, rest, [...at, i])) : []
  return placesOf((value as Record<string, unknown>)[step], rest, [...at, step])
}
