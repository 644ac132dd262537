import type { ObjectMeta, PodSpec } from '../../types.ts'
import { validateClaimSpec } from '../data/claim.ts'
import { duplicate, type FieldError, forbidden, invalid, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { validateAnnotations } from '../metadata.ts'
import { complain, dnsSubdomainErrors, validateDnsLabel, validateLabels } from '../names.ts'
import type { KnownVolumes } from './mounts.ts'
import { NETWORK_VOLUMES } from './networkVolumes.ts'
import { validateMode, validateNoBacksteps } from './paths.ts'
import { amountOf } from './resources.ts'
import { validateDownwardFile, validateItems, validateProjected } from './volumeFiles.ts'
import { needs, type Volume, type VolumeRules, type VolumeSources } from './volumeRule.ts'

const HOST_PATH_TYPES = [
  ...['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket'],
]
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never']
const MAX_ISCSI_NAME = 64

/** What is wrong with a path of the node as a volume. Models pkg/apis/core/validation/validation.go, validateHostPathVolumeSource (1.36). */
export function validateHostPath({ path, type = '' }: NonNullable<VolumeSources['hostPath']>, field: FieldPath) {
  if (!path) return [required(field.child('path'))]
  return [
    ...validateNoBacksteps(path, field.child('path')),
    ...(HOST_PATH_TYPES.includes(type) ? [] : [notSupported(field.child('type'), type, HOST_PATH_TYPES)]),
  ]
}

const RULES: VolumeRules = {
  ...NETWORK_VOLUMES,
  emptyDir: ({ sizeLimit }, field) => {
    const negative = sizeLimit !== undefined && (amountOf(sizeLimit)?.unscaled ?? 0n) < 0n
    return negative ? [forbidden(field.child('sizeLimit'), 'SizeLimit field must be a valid resource quantity')] : []
  },
  hostPath: validateHostPath,
  secret: (secret, field) => [
    ...needs(secret, field, 'secretName'),
    ...validateMode(secret.defaultMode, field.child('defaultMode')),
    ...validateItems(secret.items, field.child('items')),
  ],
  persistentVolumeClaim: (claim, field) => needs(claim, field, 'claimName'),
  downwardAPI: ({ defaultMode, items }, field) => [
    ...validateMode(defaultMode, field.child('defaultMode')),
    ...(items ?? []).flatMap((file, index) => validateDownwardFile(file, field, field.child('items').index(index))),
  ],
  configMap: (configMap, field) => [
    ...needs(configMap, field, 'name'),
    ...validateMode(configMap.defaultMode, field.child('defaultMode')),
    ...validateItems(configMap.items, field.child('items')),
  ],
  projected: validateProjected,
  ephemeral: ({ volumeClaimTemplate }, field) => {
    const place = field.child('volumeClaimTemplate')
    return volumeClaimTemplate ? validateClaimTemplate(volumeClaimTemplate, place) : [required(place)]
  },
  image: (image, field) => {
    const { pullPolicy = '' } = image
    const known = PULL_POLICIES.includes(pullPolicy)
    return [
      ...needs(image, field, 'reference'),
      ...(known ? [] : [notSupported(field.child('pullPolicy'), pullPolicy, PULL_POLICIES)]),
    ]
  },
}

/** What a template of claims may not say of a claim, in Go's order and with its names. */
const NOT_IN_TEMPLATES = [
  ...(['name', 'generateName', 'namespace', 'selfLink', 'uid', 'resourceVersion', 'generation'] as const),
  ...(['creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'ownerReferences'] as const),
  ...(['finalizers', 'managedFields'] as const),
]

/** Models ValidatePersistentVolumeClaimTemplate. */
function validateClaimTemplate(
  { metadata, spec }: NonNullable<NonNullable<Volume['ephemeral']>['volumeClaimTemplate']>,
  field: FieldPath,
): FieldError[] {
  const place = field.child('metadata')
  const given = NOT_IN_TEMPLATES.filter((name) => metadata?.[name])
  return [
    ...validateAnnotations(metadata?.annotations, place.child('annotations')),
    ...validateLabels(metadata?.labels, place.child('labels')),
    ...given.map((name) => forbidden(place.child(name.replace('uid', 'uID')), 'cannot be set')),
    ...validateClaimSpec(spec, field.child('spec')),
  ]
}

/** The order in which the server looks for a volume's source. */
const ORDER = [
  ...(['emptyDir', 'hostPath', 'gitRepo', 'gcePersistentDisk', 'awsElasticBlockStore', 'secret', 'nfs'] as const),
  ...(['iscsi', 'glusterfs', 'flocker', 'persistentVolumeClaim', 'rbd', 'cinder', 'cephfs', 'quobyte'] as const),
  ...(['downwardAPI', 'fc', 'flexVolume', 'configMap', 'azureFile', 'vsphereVolume'] as const),
  ...(['photonPersistentDisk', 'portworxVolume', 'azureDisk', 'storageos', 'projected', 'scaleIO', 'csi'] as const),
  ...(['ephemeral', 'image'] as const),
] satisfies readonly (keyof VolumeSources)[]

/** Sources whose name the server spells otherwise: where it examines them, and where there is one already. */
const SPELLINGS: { readonly [K in keyof VolumeSources]?: { readonly first?: string; readonly further?: string } } = {
  gcePersistentDisk: { first: 'persistentDisk' },
  cephfs: { further: 'cephFS' },
  downwardAPI: { further: 'downwarAPI' },
}

/** Models validateVolumeSource: exactly one source. */
function validateVolumeSource(volume: Volume, metadata: ObjectMeta | undefined, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  let count = 0
  const check = <K extends keyof VolumeSources>(name: K) => {
    const source = volume[name]
    if (source === undefined || source === null) return
    const { first = name, further = name } = SPELLINGS[name] ?? {}
    const place = (spelled: string) => field.child(spelled).at([...field.place, name])
    if (count++ > 0) errors.push(forbidden(place(further), 'may not specify more than 1 volume type'))
    else
      errors.push(...((RULES[name] as VolumeRules[K])?.(source as NonNullable<VolumeSources[K]>, place(first)) ?? []))
    errors.push(...validateNamesOf(volume, name, count, metadata, field.child('name')))
  }
  for (const name of ORDER) check(name)
  if (count === 0) errors.push(required(field, 'must specify a volume type'))
  return errors
}

/** The names that follow from a volume's name must not be too long; `count` are the sources seen. */
function validateNamesOf(
  { name, iscsi, ephemeral }: Volume,
  source: keyof VolumeSources,
  count: number,
  metadata: ObjectMeta | undefined,
  field: FieldPath,
): FieldError[] {
  if (source === 'iscsi' && iscsi?.initiatorName !== undefined) {
    if (`${name}:${iscsi.targetPortal}`.length <= MAX_ISCSI_NAME) return []
    const what = 'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters'
    return [invalid(field, name, `${what} if iscsi.initiatorName is specified.`)]
  }
  if (source !== 'ephemeral' || !ephemeral || count > 1 || !metadata?.name || !name) return []
  const claim = `${metadata.name}-${name}`
  return complain(
    field,
    name,
    dnsSubdomainErrors(claim).map((message) => `PVC name "${claim}": ${message}`),
  )
}

/** Models ValidateVolumes: only volumes that are good can be mounted. */
export function validateVolumes(
  spec: PodSpec,
  metadata: ObjectMeta | undefined,
  field: FieldPath,
): { errors: FieldError[]; known: KnownVolumes } {
  const errors: FieldError[] = []
  const known = new Map<string, Volume>()
  const volumes = spec.volumes ?? []
  const claims = new Set(
    metadata?.name ? volumes.filter((each) => each.ephemeral).map((each) => `${metadata.name}-${each.name}`) : [],
  )
  for (const [index, volume] of volumes.entries()) {
    const place = field.index(index)
    const name = place.child('name')
    const found = validateVolumeSource(volume, metadata, place)
    found.push(...(volume.name ? validateDnsLabel(volume.name, name) : [required(name)]))
    if (known.has(volume.name)) found.push(duplicate(name, volume.name))
    if (found.length === 0) known.set(volume.name, volume)
    errors.push(...found)
    const claim = volume.persistentVolumeClaim?.claimName
    if (claim !== undefined && claims.has(claim)) {
      const message = 'must not reference a PVC that gets created for an ephemeral volume'
      errors.push(invalid(place.child('persistentVolumeClaim', 'claimName'), claim, message))
    }
  }
  return { errors, known }
}
