import { type FieldError, invalid, notSupported, required, tooLong } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, dnsSubdomainErrors, validateDnsLabel } from '../names.ts'
import { validateDescendingPath } from './paths.ts'
import { needs, type VolumeRules, type VolumeSources } from './volumeRule.ts'

const MAX_DRIVER = 63
const HOST_PORT = /^(\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/
const PAIRS = 'must be a host:port pair or multiple pairs separated by commas'
const DISK_URIS = {
  Managed: '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}',
  blob: 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd',
} as const

/** The forms of an iSCSI name, by what it begins with. */
const ISCSI_NAMES: Readonly<Record<string, RegExp>> = {
  iqn: /iqn\.\d{4}-\d{2}\.([a-zA-Z0-9.-]+)(:[^,;*&$|\s]+)$/,
  eui: /^eui.[a-zA-Z0-9]{16}$/,
  naa: /^naa.[a-zA-Z0-9]{32}$/,
}

function validateIscsiName(name: string, field: FieldPath): FieldError[] {
  const form = ISCSI_NAMES[name.slice(0, 3)]
  if (!form) return [invalid(field, name, 'must be valid format starting with iqn, eui, or naa')]
  return form.test(name) ? [] : [invalid(field, name, 'must be valid format')]
}

/** A number from 0 to 255; `least` is the lower bound that the server tells. */
const validateByte = (value: number | undefined, least: 0 | 1, field: FieldPath): FieldError[] =>
  (value ?? 0) >= 0 && (value ?? 0) <= 255 ? [] : [invalid(field, value, `must be between ${least} and 255, inclusive`)]

function validateAzureDisk(disk: NonNullable<VolumeSources['azureDisk']>, field: FieldPath): FieldError[] {
  const choose = (name: 'cachingMode' | 'kind', of: readonly string[]) => {
    const value = disk[name]
    return value !== undefined && !of.includes(value) ? [notSupported(field.child(name), value, of)] : []
  }
  const errors = [
    ...needs(disk, field, 'diskName', 'diskURI'),
    ...choose('cachingMode', ['None', 'ReadOnly', 'ReadWrite']),
    ...choose('kind', ['Dedicated', 'Managed', 'Shared']),
  ]
  if (disk.kind === undefined) return errors
  const form = disk.kind === 'Managed' ? DISK_URIS.Managed : DISK_URIS.blob
  const start = form.slice(0, form.indexOf('{'))
  return disk.diskURI.startsWith(start)
    ? errors
    : [...errors, notSupported(field.child('diskURI'), disk.diskURI, [form])]
}

function validateCsi({ driver, nodePublishSecretRef }: NonNullable<VolumeSources['csi']>, field: FieldPath) {
  const place = field.child('driver')
  const errors = driver ? complain(place, driver, dnsSubdomainErrors(driver.toLowerCase())) : [required(place)]
  if (driver.length > MAX_DRIVER) errors.unshift(tooLong(place, MAX_DRIVER))
  if (!nodePublishSecretRef) return errors
  const { name = '' } = nodePublishSecretRef
  if (!name) return [...errors, required(field.child('nodePublishSecretRef', 'name'))]
  const at = field.child('name').at([...field.place, 'nodePublishSecretRef', 'name'])
  return [...errors, ...complain(at, name, dnsSubdomainErrors(name))]
}

const validateSecretRef = (reference: { readonly name?: string } | undefined, field: FieldPath): FieldError[] =>
  reference && !reference.name ? [required(field.child('secretRef', 'name'))] : []

/** What the sources of volumes that are somewhere else need. Models pkg/apis/core/validation/validation.go, validateISCSIVolumeSource and its kin (1.36). */
export const NETWORK_VOLUMES: VolumeRules = {
  gitRepo: (repo, field) => [
    ...needs(repo, field, 'repository'),
    ...validateDescendingPath(repo.directory ?? '', field.child('directory')),
  ],
  gcePersistentDisk: (disk, field) => [
    ...needs(disk, field, 'pdName'),
    ...validateByte(disk.partition, 1, field.child('partition')),
  ],
  awsElasticBlockStore: (disk, field) => [
    ...needs(disk, field, 'volumeID'),
    ...validateByte(disk.partition, 1, field.child('partition')),
  ],
  nfs: (nfs, field) => [
    ...needs(nfs, field, 'server', 'path'),
    ...(nfs.path.startsWith('/') ? [] : [invalid(field.child('path'), nfs.path, 'must be an absolute path')]),
  ],
  iscsi: (iscsi, field) => [
    ...needs(iscsi, field, 'targetPortal', 'iqn'),
    ...(iscsi.iqn ? validateIscsiName(iscsi.iqn, field.child('iqn')) : []),
    ...validateByte(iscsi.lun, 0, field.child('lun')),
    ...((iscsi.chapAuthDiscovery || iscsi.chapAuthSession) && !iscsi.secretRef
      ? [required(field.child('secretRef'))]
      : []),
    ...(iscsi.initiatorName === undefined
      ? []
      : validateIscsiName(iscsi.initiatorName, field.child('initiatorname').at([...field.place, 'initiatorName']))),
  ],
  glusterfs: (source, field) => needs(source, field, 'endpoints', 'path'),
  flocker: ({ datasetName = '', datasetUUID = '' }, field) => [
    ...(datasetName || datasetUUID ? [] : [required(field, 'one of datasetName and datasetUUID is required')]),
    ...(datasetName && datasetUUID
      ? [invalid(field, 'resource', 'datasetName and datasetUUID can not be specified simultaneously')]
      : []),
    ...(datasetName.includes('/') ? [invalid(field.child('datasetName'), datasetName, "must not contain '/'")] : []),
  ],
  rbd: (source, field) => needs(source, field, 'monitors', 'image'),
  cinder: (source, field) => [...needs(source, field, 'volumeID'), ...validateSecretRef(source.secretRef, field)],
  cephfs: (source, field) => needs(source, field, 'monitors'),
  quobyte: ({ registry, tenant = '', volume }, field) => {
    const errors: FieldError[] = []
    const place = field.child('registry')
    if (!registry) errors.push(required(place, PAIRS))
    else if (tenant.length > 64) {
      errors.push(required(field.child('tenant'), 'must be a UUID and may not exceed a length of 64 characters'))
    } else {
      const wrong = registry.split(',').filter((pair) => !HOST_PORT.test(pair))
      errors.push(...wrong.map(() => invalid(place, registry, PAIRS)))
    }
    return [...errors, ...needs({ volume }, field, 'volume')]
  },
  fc: ({ targetWWNs = [], wwids = [], lun }, field) => {
    const place = field.child('targetWWNs')
    if (targetWWNs.length === 0) {
      return wwids.length > 0 ? [] : [required(place, 'must specify either targetWWNs or wwids, but not both')]
    }
    const both = 'targetWWNs and wwids can not be specified simultaneously'
    return [
      ...(wwids.length > 0 ? [invalid(place, targetWWNs, both)] : []),
      ...(lun === undefined
        ? [required(field.child('lun'), 'lun is required if targetWWNs is specified')]
        : validateByte(lun, 0, field.child('lun'))),
    ]
  },
  flexVolume: (source, field) => [
    ...needs(source, field, 'driver'),
    ...Object.keys(source.options ?? {}).flatMap((key) =>
      /\.(kubernetes|k8s)\.io$/i.test(`.${key.split('/')[0]}`)
        ? [invalid(field.child('options').key(key), key, 'kubernetes.io and k8s.io namespaces are reserved')]
        : [],
    ),
  ],
  azureFile: (source, field) => needs(source, field, 'secretName', 'shareName'),
  vsphereVolume: (source, field) => needs(source, field, 'volumePath'),
  photonPersistentDisk: (source, field) => needs(source, field, 'pdID'),
  portworxVolume: (source, field) => needs(source, field, 'volumeID'),
  azureDisk: validateAzureDisk,
  storageos: ({ volumeName = '', volumeNamespace = '', secretRef }, field) => [
    ...needs({ volumeName }, field, 'volumeName'),
    ...(volumeName ? validateDnsLabel(volumeName, field.child('volumeName')) : []),
    ...(volumeNamespace ? validateDnsLabel(volumeNamespace, field.child('volumeNamespace')) : []),
    ...validateSecretRef(secretRef, field),
  ],
  scaleIO: (source, field) => needs(source, field, 'gateway', 'system', 'volumeName'),
  csi: validateCsi,
}
