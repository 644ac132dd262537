import { NONE, UNSET } from '../printers/cellText.ts'
import { parseQuantity } from '../quantity/quantity.ts'
import { quantityText } from '../quantity/quantityText.ts'
import { sortedEntries } from '../sortedKeys.ts'
import type { PodSpec } from '../types.ts'

/** A volume of a pod. */
export type Volume = NonNullable<PodSpec['volumes']>[number]

/** Where a volume's content comes from: its type in words, and its facts by title. */
export interface VolumeSource {
  readonly field: SourceField
  readonly type: string
  readonly facts: readonly (readonly [title: string, text: string])[]
}

type SourceField = Exclude<keyof Volume, 'name'>
type ProjectedSource = NonNullable<NonNullable<Volume['projected']>['sources']>[number]

/** How Go prints a field: what stands for an absent one, and the shapes of lists, maps and references. */
type Format = keyof typeof FORMATS
type Fact = readonly [title: string, field: string, format?: Format]
interface Described {
  readonly type: string
  readonly facts?: readonly Fact[]
}

const FORMATS = {
  text: (value: unknown) => String(value ?? ''),
  flag: (value: unknown) => String(value === true),
  number: (value: unknown) => String(value ?? 0),
  orNone: (value: unknown) => String(value ?? NONE),
  size: (value: unknown) => sizeText(value),
  list: (value: unknown) => `[${((value ?? []) as readonly string[]).join(' ')}]`,
  names: (value: unknown) => ((value ?? []) as readonly string[]).join(', '),
  map: (value: unknown) =>
    `map[${sortedEntries(value as Options)
      .map(([key, text]) => `${key}:${text}`)
      .join(' ')}]`,
  reference: (value: unknown) => (value ? `&LocalObjectReference{Name:${(value as Reference).name ?? ''},}` : 'nil'),
} as const

type Options = { readonly [key: string]: string } | undefined
interface Reference {
  readonly name?: string
}

const READ_ONLY: Fact = ['ReadOnly:', 'readOnly', 'flag']
const FS_TYPE: Fact = ['FSType:', 'fsType']
const SECRET: Fact = ['SecretRef:', 'secretRef', 'reference']
const OPTIONAL: Fact = ['Optional:', 'optional', 'flag']

// In the order in which kubectl looks for them.
const SOURCES: { readonly [F in SourceField]?: Described } = {
  hostPath: {
    type: 'HostPath (bare host directory volume)',
    facts: [
      ['Path:', 'path'],
      ['HostPathType:', 'type', 'orNone'],
    ],
  },
  emptyDir: {
    type: "EmptyDir (a temporary directory that shares a pod's lifetime)",
    facts: [
      ['Medium:', 'medium'],
      ['SizeLimit:', 'sizeLimit', 'size'],
    ],
  },
  gcePersistentDisk: {
    type: 'GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)',
    facts: [['PDName:', 'pdName'], FS_TYPE, ['Partition:', 'partition', 'number'], READ_ONLY],
  },
  awsElasticBlockStore: {
    type: 'AWSElasticBlockStore (a Persistent Disk resource in AWS)',
    facts: [['VolumeID:', 'volumeID'], FS_TYPE, ['Partition:', 'partition', 'number'], READ_ONLY],
  },
  gitRepo: {
    type: 'GitRepo (a volume that is pulled from git when the pod is created)',
    facts: [
      ['Repository:', 'repository'],
      ['Revision:', 'revision'],
    ],
  },
  secret: { type: 'Secret (a volume populated by a Secret)', facts: [['SecretName:', 'secretName'], OPTIONAL] },
  configMap: { type: 'ConfigMap (a volume populated by a ConfigMap)', facts: [['Name:', 'name'], OPTIONAL] },
  nfs: {
    type: 'NFS (an NFS mount that lasts the lifetime of a pod)',
    facts: [['Server:', 'server'], ['Path:', 'path'], READ_ONLY],
  },
  iscsi: {
    type: "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)",
    facts: [
      ['TargetPortal:', 'targetPortal'],
      ['IQN:', 'iqn'],
      ['Lun:', 'lun', 'number'],
      ['ISCSIInterface', 'iscsiInterface'],
      FS_TYPE,
      READ_ONLY,
      ['Portals:', 'portals', 'list'],
      ['DiscoveryCHAPAuth:', 'chapAuthDiscovery', 'flag'],
      ['SessionCHAPAuth:', 'chapAuthSession', 'flag'],
      SECRET,
      ['InitiatorName:', 'initiatorName', 'orNone'],
    ],
  },
  glusterfs: {
    type: "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
    facts: [['EndpointsName:', 'endpoints'], ['Path:', 'path'], READ_ONLY],
  },
  persistentVolumeClaim: {
    type: 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
    facts: [['ClaimName:', 'claimName'], READ_ONLY],
  },
  ephemeral: {
    type: 'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)',
  },
  rbd: {
    type: "RBD (a Rados Block Device mount on the host that shares a pod's lifetime)",
    facts: [
      ['CephMonitors:', 'monitors', 'list'],
      ['RBDImage:', 'image'],
      FS_TYPE,
      ['RBDPool:', 'pool'],
      ['RadosUser:', 'user'],
      ['Keyring:', 'keyring'],
      SECRET,
      READ_ONLY,
    ],
  },
  quobyte: {
    type: "Quobyte (a Quobyte mount on the host that shares a pod's lifetime)",
    facts: [['Registry:', 'registry'], ['Volume:', 'volume'], READ_ONLY],
  },
  downwardAPI: { type: 'DownwardAPI (a volume populated by information about the pod)' },
  azureDisk: {
    type: 'AzureDisk (an Azure Data Disk mount on the host and bind mount to the pod)',
    facts: [
      ['DiskName:', 'diskName'],
      ['DiskURI:', 'diskURI'],
      ['Kind: ', 'kind'],
      FS_TYPE,
      ['CachingMode:', 'cachingMode'],
      READ_ONLY,
    ],
  },
  vsphereVolume: {
    type: 'vSphereVolume (a Persistent Disk resource in vSphere)',
    facts: [['VolumePath:', 'volumePath'], FS_TYPE, ['StoragePolicyName:', 'storagePolicyName']],
  },
  cinder: {
    type: 'Cinder (a Persistent Disk resource in OpenStack)',
    facts: [['VolumeID:', 'volumeID'], FS_TYPE, READ_ONLY, SECRET],
  },
  photonPersistentDisk: {
    type: 'PhotonPersistentDisk (a Persistent Disk resource in photon platform)',
    facts: [['PdID:', 'pdID'], FS_TYPE],
  },
  portworxVolume: {
    type: 'PortworxVolume (a Portworx Volume resource)',
    facts: [['VolumeID:', 'volumeID']],
  },
  scaleIO: {
    type: 'ScaleIO (a persistent volume backed by a block device in ScaleIO)',
    facts: [
      ['Gateway:', 'gateway'],
      ['System:', 'system'],
      ['Protection Domain:', 'protectionDomain'],
      ['Storage Pool:', 'storagePool'],
      ['Storage Mode:', 'storageMode'],
      ['VolumeName:', 'volumeName'],
      FS_TYPE,
      READ_ONLY,
    ],
  },
  cephfs: {
    type: "CephFS (a CephFS mount on the host that shares a pod's lifetime)",
    facts: [
      ['Monitors:', 'monitors', 'list'],
      ['Path:', 'path'],
      ['User:', 'user'],
      ['SecretFile:', 'secretFile'],
      SECRET,
      READ_ONLY,
    ],
  },
  storageos: {
    type: 'StorageOS (a StorageOS Persistent Disk resource)',
    facts: [['VolumeName:', 'volumeName'], ['VolumeNamespace:', 'volumeNamespace'], FS_TYPE, READ_ONLY],
  },
  fc: {
    type: 'FC (a Fibre Channel disk)',
    facts: [['TargetWWNs:', 'targetWWNs', 'names'], ['LUN:', 'lun', 'orNone'], FS_TYPE, READ_ONLY],
  },
  azureFile: {
    type: 'AzureFile (an Azure File Service mount on the host and bind mount to the pod)',
    facts: [['SecretName:', 'secretName'], ['ShareName:', 'shareName'], READ_ONLY],
  },
  flexVolume: {
    type: 'FlexVolume (a generic volume resource that is provisioned/attached using an exec based plugin)',
    facts: [['Driver:', 'driver'], FS_TYPE, SECRET, READ_ONLY, ['Options:', 'options', 'map']],
  },
  flocker: {
    type: 'Flocker (a Flocker volume mounted by the Flocker agent)',
    facts: [
      ['DatasetName:', 'datasetName'],
      ['DatasetUUID:', 'datasetUUID'],
    ],
  },
  projected: { type: 'Projected (a volume that contains injected data from multiple sources)' },
  csi: {
    type: 'CSI (a Container Storage Interface (CSI) volume source)',
    facts: [['Driver:', 'driver'], FS_TYPE, READ_ONLY],
  },
  image: {
    type: 'Image (a container image or OCI artifact)',
    facts: [
      ['Reference:', 'reference'],
      ['PullPolicy:', 'pullPolicy'],
    ],
  },
}

/** What describe says about a volume's source; undefined for sources that it does not know. Models kubectl pkg/describe/describe.go, describeVolumes (1.36). */
export function volumeSource(volume: Volume): VolumeSource | undefined {
  for (const [field, { type, facts = [] }] of Object.entries(SOURCES) as [SourceField, Described][]) {
    const source = volume[field] as Readonly<Record<string, unknown>> | undefined
    if (!source) continue
    const own = facts.map(([title, name, format = 'text']) => [title, FORMATS[format](source[name])] as const)
    const projected = field === 'projected' ? (volume.projected?.sources ?? []) : []
    return { field, type, facts: [...own, ...projected.flatMap(projectedFacts)] }
  }
  return undefined
}

function projectedFacts({ secret, downwardAPI, configMap, serviceAccountToken }: ProjectedSource): [string, string][] {
  const optional = ({ optional }: { readonly optional?: boolean }): [string, string] => ['Optional:', `${!!optional}`]
  if (secret) return [['SecretName:', secret.name ?? ''], optional(secret)]
  if (downwardAPI) return [['DownwardAPI:', 'true']]
  if (configMap) return [['ConfigMapName:', configMap.name ?? ''], optional(configMap)]
  return serviceAccountToken ? [['TokenExpirationSeconds:', `${serviceAccountToken.expirationSeconds ?? 0}`]] : []
}

function sizeText(size: unknown): string {
  const parsed = parseQuantity(String(size ?? '0'))
  return parsed.ok && parsed.value.unscaled > 0n ? quantityText(parsed.value) : UNSET
}
