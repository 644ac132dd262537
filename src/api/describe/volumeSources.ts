import { NONE, UNSET } from '../printers/cellText.ts'
import { parseQuantity } from '../quantity.ts'
import { quantityText } from '../quantityText.ts'
import type { PodSpec } from '../types.ts'

/** A volume of a pod. */
export type Volume = NonNullable<PodSpec['volumes']>[number]

/** Where a volume's content comes from: its type in words, and its facts by title. */
export interface VolumeSource {
  readonly type: string
  readonly facts: readonly (readonly [title: string, value: unknown])[]
}

type SourceField = Exclude<keyof Volume, 'name'>
type Readers = { readonly [F in SourceField]?: (source: NonNullable<Volume[F]>) => VolumeSource }
type ProjectedSource = NonNullable<NonNullable<Volume['projected']>['sources']>[number]

const source = (type: string, ...facts: VolumeSource['facts'][number][]): VolumeSource => ({ type, facts })
const flag = (value: boolean | undefined): boolean => value === true

// In the order in which kubectl looks for them.
const READERS: Readers = {
  hostPath: ({ path, type }) =>
    source('HostPath (bare host directory volume)', ['Path', path], ['HostPathType', type ?? NONE]),
  emptyDir: ({ medium, sizeLimit }) =>
    source(
      "EmptyDir (a temporary directory that shares a pod's lifetime)",
      ['Medium', medium],
      ['SizeLimit', sizeText(sizeLimit)],
    ),
  gcePersistentDisk: ({ pdName, fsType, partition, readOnly }) =>
    source(
      'GCEPersistentDisk (a Persistent Disk resource in Google Compute Engine)',
      ['PDName', pdName],
      ['FSType', fsType],
      ['Partition', partition ?? 0],
      ['ReadOnly', flag(readOnly)],
    ),
  awsElasticBlockStore: ({ volumeID, fsType, partition, readOnly }) =>
    source(
      'AWSElasticBlockStore (a Persistent Disk resource in AWS)',
      ['VolumeID', volumeID],
      ['FSType', fsType],
      ['Partition', partition ?? 0],
      ['ReadOnly', flag(readOnly)],
    ),
  gitRepo: ({ repository, revision }) =>
    source(
      'GitRepo (a volume that is pulled from git when the pod is created)',
      ['Repository', repository],
      ['Revision', revision],
    ),
  secret: ({ secretName, optional }) =>
    source('Secret (a volume populated by a Secret)', ['SecretName', secretName], ['Optional', flag(optional)]),
  configMap: ({ name, optional }) =>
    source('ConfigMap (a volume populated by a ConfigMap)', ['Name', name], ['Optional', flag(optional)]),
  nfs: ({ server, path, readOnly }) =>
    source(
      'NFS (an NFS mount that lasts the lifetime of a pod)',
      ['Server', server],
      ['Path', path],
      ['ReadOnly', flag(readOnly)],
    ),
  glusterfs: ({ endpoints, path, readOnly }) =>
    source(
      "Glusterfs (a Glusterfs mount on the host that shares a pod's lifetime)",
      ['EndpointsName', endpoints],
      ['Path', path],
      ['ReadOnly', flag(readOnly)],
    ),
  persistentVolumeClaim: ({ claimName, readOnly }) =>
    source(
      'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
      ['ClaimName', claimName],
      ['ReadOnly', flag(readOnly)],
    ),
  ephemeral: () =>
    source('EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)'),
  downwardAPI: () => source('DownwardAPI (a volume populated by information about the pod)'),
  fc: ({ targetWWNs, lun, fsType, readOnly }) =>
    source(
      'FC (a Fibre Channel disk)',
      ['TargetWWNs', (targetWWNs ?? []).join(', ')],
      ['LUN', lun ?? NONE],
      ['FSType', fsType],
      ['ReadOnly', flag(readOnly)],
    ),
  azureFile: ({ secretName, shareName, readOnly }) =>
    source(
      'AzureFile (an Azure File Service mount on the host and bind mount to the pod)',
      ['SecretName', secretName],
      ['ShareName', shareName],
      ['ReadOnly', flag(readOnly)],
    ),
  projected: ({ sources }) =>
    source(
      'Projected (a volume that contains injected data from multiple sources)',
      ...(sources ?? []).flatMap(projectedFacts),
    ),
  csi: ({ driver, fsType, readOnly }) =>
    source(
      'CSI (a Container Storage Interface (CSI) volume source)',
      ['Driver', driver],
      ['FSType', fsType],
      ['ReadOnly', flag(readOnly)],
    ),
  image: ({ reference, pullPolicy }) =>
    source('Image (a container image or OCI artifact)', ['Reference', reference], ['PullPolicy', pullPolicy]),
}

/** What describe says about a volume's source; undefined for sources that it does not know. Models kubectl pkg/describe/describe.go, describeVolumes (1.36). */
export function volumeSource(volume: Volume): VolumeSource | undefined {
  for (const [field, read] of Object.entries(READERS) as [SourceField, (found: unknown) => VolumeSource][]) {
    const found = volume[field]
    if (found) return read(found)
  }
  return undefined
}

function projectedFacts({ secret, downwardAPI, configMap, serviceAccountToken }: ProjectedSource): [string, unknown][] {
  if (secret) {
    return [
      ['SecretName', secret.name],
      ['Optional', flag(secret.optional)],
    ]
  }
  if (downwardAPI) return [['DownwardAPI', true]]
  if (configMap) {
    return [
      ['ConfigMapName', configMap.name],
      ['Optional', flag(configMap.optional)],
    ]
  }
  return serviceAccountToken ? [['TokenExpirationSeconds', serviceAccountToken.expirationSeconds]] : []
}

function sizeText(text: string | undefined): string {
  const parsed = parseQuantity(String(text ?? '0'))
  return parsed.ok && parsed.value.unscaled > 0n ? quantityText(parsed.value) : UNSET
}
