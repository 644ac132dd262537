import type { ValuePath } from '../api/diagnostics.ts'

/** A field that is accepted and has no effect here. `*` stands for any index or key. */
export interface UnmodelledField {
  readonly path: readonly string[]
  /** Where it has an effect only with other values than these, which change nothing. */
  readonly harmless?: readonly unknown[]
  /** Where only these of its values are passed over. */
  readonly only?: readonly unknown[]
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
  { path: ['volumes', '*', 'emptyDir', 'medium'], harmless: ['', 'Memory'] },
]

const JOB_SPEC: readonly UnmodelledField[] = [
  { path: ['backoffLimitPerIndex'] },
  { path: ['managedBy'], harmless: ['kubernetes.io/job-controller'] },
  { path: ['maxFailedIndexes'] },
  { path: ['podFailurePolicy', 'rules', '*', 'action'], only: ['FailIndex'] },
  { path: ['successPolicy'] },
]

/** The fields outside of pods' specs that the simulation accepts and passes over, by kind. */
export const UNMODELLED_FIELDS: Readonly<Record<string, readonly UnmodelledField[]>> = {
  CronJob: JOB_SPEC.map((field) => ({ ...field, path: ['spec', 'jobTemplate', 'spec', ...field.path] })),
  DaemonSet: [
    { path: ['spec', 'revisionHistoryLimit'] },
    { path: ['spec', 'updateStrategy', 'rollingUpdate', 'maxSurge'], harmless: [0, '0', '0%'] },
  ],
  Job: JOB_SPEC.map((field) => ({ ...field, path: ['spec', ...field.path] })),
  Node: [{ path: ['spec', 'configSource'] }],
  PersistentVolume: [
    { path: ['spec', 'mountOptions'] },
    { path: ['spec', 'nodeAffinity'] },
    { path: ['spec', 'persistentVolumeReclaimPolicy'], harmless: ['Retain'] },
    { path: ['spec', 'volumeAttributesClassName'] },
  ],
  PersistentVolumeClaim: [
    { path: ['spec', 'dataSource'] },
    { path: ['spec', 'dataSourceRef'] },
    { path: ['spec', 'volumeAttributesClassName'] },
  ],
  Service: [
    { path: ['spec', 'externalIPs'] },
    { path: ['spec', 'externalTrafficPolicy'], harmless: ['Cluster'] },
    { path: ['spec', 'healthCheckNodePort'] },
    { path: ['spec', 'internalTrafficPolicy'], harmless: ['Cluster'] },
    { path: ['spec', 'ipFamilies'], harmless: [['IPv4']] },
    { path: ['spec', 'ipFamilyPolicy'], harmless: ['SingleStack'] },
    { path: ['spec', 'loadBalancerClass'] },
    { path: ['spec', 'loadBalancerIP'] },
    { path: ['spec', 'loadBalancerSourceRanges'] },
    { path: ['spec', 'sessionAffinity'], harmless: ['None'] },
    { path: ['spec', 'trafficDistribution'] },
    // no cloud gives it an address
    { path: ['spec', 'type'], only: ['LoadBalancer'] },
  ],
  StatefulSet: [
    { path: ['spec', 'persistentVolumeClaimRetentionPolicy', 'whenDeleted'], harmless: ['Retain'] },
    { path: ['spec', 'persistentVolumeClaimRetentionPolicy', 'whenScaled'], harmless: ['Retain'] },
    { path: ['spec', 'revisionHistoryLimit'] },
    { path: ['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'], harmless: [1] },
  ],
}

/** A field that a document uses and the simulation passes over. */
export interface FoundField {
  readonly path: ValuePath
}

/** The unmodelled fields that a value uses, in the table's order; each path begins with `at`. */
export function unmodelledFields(value: unknown, fields: readonly UnmodelledField[], at: ValuePath): FoundField[] {
  return fields.flatMap((field) =>
    placesOf(value, field.path, at)
      .filter(({ found }) => takesEffect(field, found))
      .map(({ path }) => ({ path })),
  )
}

function takesEffect({ harmless, only }: UnmodelledField, found: unknown): boolean {
  const isFound = (value: unknown): boolean => JSON.stringify(value) === JSON.stringify(found)
  return only === undefined ? harmless?.some(isFound) !== true : only.some(isFound)
}

function placesOf(value: unknown, pattern: readonly string[], at: ValuePath): { path: ValuePath; found: unknown }[] {
  const [step, ...rest] = pattern
  if (value === undefined || value === null) return []
  if (step === undefined) return [{ path: at, found: value }]
  if (typeof value !== 'object') return []
  if (step === '*') return Array.isArray(value) ? value.flatMap((item, i) => placesOf(item, rest, [...at, i])) : []
  return placesOf((value as Record<string, unknown>)[step], rest, [...at, step])
}
