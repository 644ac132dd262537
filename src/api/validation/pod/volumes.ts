import type { ObjectMeta, PodSpec } from '../../types.ts'
import { validateClaimSpec } from '../data/claim.ts'
import { duplicate, type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, dnsSubdomainErrors, validateDnsLabel } from '../names.ts'
import type { KnownVolumes } from './mounts.ts'
import { validateMode, validateNoBacksteps } from './paths.ts'
import { amountOf } from './resources.ts'
import { validateDownwardFile, validateItems, validateProjected } from './volumeFiles.ts'

type Volume = NonNullable<PodSpec['volumes']>[number]
type Sources = Omit<Volume, 'name'>
type Validator<K extends keyof Sources> = (source: NonNullable<Sources[K]>, field: FieldPath) => FieldError[]

const HOST_PATH_TYPES = [
  ...['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket'],
]

const need = (value: unknown, field: FieldPath): FieldError[] => (value ? [] : [required(field)])

/** What each source needs; a source that is not named here is only counted. */
const VALIDATORS: { readonly [K in keyof Sources]?: Validator<K> } = {
  emptyDir: ({ sizeLimit }, field) => {
    const negative = sizeLimit !== undefined && (amountOf(sizeLimit)?.unscaled ?? 0n) < 0n
    return negative ? [forbidden(field.child('sizeLimit'), 'SizeLimit field must be a valid resource quantity')] : []
  },
  hostPath: ({ path, type = '' }, field) => {
    if (!path) return [required(field.child('path'))]
    return [
      ...validateNoBacksteps(path, field.child('path')),
      ...(HOST_PATH_TYPES.includes(type) ? [] : [notSupported(field.child('type'), type, HOST_PATH_TYPES)]),
    ]
  },
  gitRepo: ({ repository }, field) => need(repository, field.child('repository')),
  gcePersistentDisk: ({ pdName }, field) => need(pdName, field.child('pdName')),
  awsElasticBlockStore: ({ volumeID }, field) => need(volumeID, field.child('volumeID')),
  secret: ({ secretName, defaultMode, items }, field) => [
    ...need(secretName, field.child('secretName')),
    ...validateMode(defaultMode, field.child('defaultMode')),
    ...validateItems(items, field.child('items')),
  ],
  nfs: ({ server, path }, field) => [
    ...need(server, field.child('server')),
    ...need(path, field.child('path')),
    ...(path.startsWith('/') ? [] : [invalid(field.child('path'), path, 'must be an absolute path')]),
  ],
  persistentVolumeClaim: ({ claimName }, field) => need(claimName, field.child('claimName')),
  downwardAPI: ({ defaultMode, items }, field) => [
    ...validateMode(defaultMode, field.child('defaultMode')),
    ...(items ?? []).flatMap((file, index) => validateDownwardFile(file, field, field.child('items').index(index))),
  ],
  configMap: ({ name, defaultMode, items }, field) => [
    ...need(name, field.child('name')),
    ...validateMode(defaultMode, field.child('defaultMode')),
    ...validateItems(items, field.child('items')),
  ],
  flexVolume: ({ driver }, field) => need(driver, field.child('driver')),
  azureFile: ({ secretName, shareName }, field) => [
    ...need(secretName, field.child('secretName')),
    ...need(shareName, field.child('shareName')),
  ],
  glusterfs: ({ endpoints, path }, field) => [
    ...need(endpoints, field.child('endpoints')),
    ...need(path, field.child('path')),
  ],
  iscsi: ({ targetPortal, iqn }, field) => [
    ...need(targetPortal, field.child('targetPortal')),
    ...need(iqn, field.child('iqn')),
  ],
  rbd: ({ monitors, image }, field) => [
    ...need(monitors?.length, field.child('monitors')),
    ...need(image, field.child('image')),
  ],
  cephfs: ({ monitors }, field) => need(monitors?.length, field.child('monitors')),
  cinder: ({ volumeID }, field) => need(volumeID, field.child('volumeID')),
  vsphereVolume: ({ volumePath }, field) => need(volumePath, field.child('volumePath')),
  projected: validateProjected,
  csi: ({ driver, nodePublishSecretRef }, field) => [
    ...need(driver, field.child('driver')),
    ...(nodePublishSecretRef ? need(nodePublishSecretRef.name, field.child('nodePublishSecretRef', 'name')) : []),
  ],
  ephemeral: ({ volumeClaimTemplate }, field) => {
    const place = field.child('volumeClaimTemplate')
    return volumeClaimTemplate ? validateClaimSpec(volumeClaimTemplate.spec, place.child('spec')) : [required(place)]
  },
  image: ({ reference, pullPolicy = '' }, field) => [
    ...need(reference, field.child('reference')),
    ...(['Always', 'IfNotPresent', 'Never'].includes(pullPolicy)
      ? []
      : [notSupported(field.child('pullPolicy'), pullPolicy, ['Always', 'IfNotPresent', 'Never'])]),
  ],
}

/** The order in which the server looks for a volume's source. */
const ORDER = [
  ...(['emptyDir', 'hostPath', 'gitRepo', 'gcePersistentDisk', 'awsElasticBlockStore', 'secret', 'nfs'] as const),
  ...(['iscsi', 'glusterfs', 'flocker', 'persistentVolumeClaim', 'rbd', 'cinder', 'cephfs', 'quobyte'] as const),
  ...(['downwardAPI', 'fc', 'flexVolume', 'configMap', 'azureFile', 'vsphereVolume'] as const),
  ...(['photonPersistentDisk', 'portworxVolume', 'azureDisk', 'storageos', 'projected', 'scaleIO', 'csi'] as const),
  ...(['ephemeral', 'image'] as const),
] satisfies readonly (keyof Sources)[]

/** Models validateVolumeSource: exactly one source. */
function validateVolumeSource(volume: Volume, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  let count = 0
  const check = <K extends keyof Sources>(name: K) => {
    const source = volume[name]
    if (source === undefined || source === null) return
    const validator: Validator<K> | undefined = VALIDATORS[name]
    if (count++ > 0) errors.push(forbidden(field.child(name), 'may not specify more than 1 volume type'))
    else errors.push(...(validator?.(source as NonNullable<Sources[K]>, field.child(name)) ?? []))
  }
  for (const name of ORDER) check(name)
  if (count === 0) errors.push(required(field, 'must specify a volume type'))
  return errors
}

/** Models ValidateVolumes: only volumes that are good can be mounted. */
export function validateVolumes(
  spec: PodSpec,
  metadata: ObjectMeta | undefined,
  field: FieldPath,
): { errors: FieldError[]; known: KnownVolumes } {
  const errors: FieldError[] = []
  const known = new Map<string, Volume>()
  for (const [index, volume] of (spec.volumes ?? []).entries()) {
    const place = field.index(index)
    const name = place.child('name')
    const found = validateVolumeSource(volume, place)
    found.push(...(volume.name ? validateDnsLabel(volume.name, name) : [required(name)]))
    if (known.has(volume.name)) found.push(duplicate(name, volume.name))
    if (found.length === 0) known.set(volume.name, volume)
    if (volume.ephemeral && metadata?.name && volume.name) {
      const claim = `${metadata.name}-${volume.name}`
      const wrong = dnsSubdomainErrors(claim).filter((message) => message.startsWith('must be no more'))
      found.push(
        ...complain(
          name,
          volume.name,
          wrong.map((message) => `PVC name "${claim}": ${message}`),
        ),
      )
    }
    errors.push(...found)
  }
  return { errors, known }
}
