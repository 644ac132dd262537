import type { PersistentVolume } from '../../types.ts'
import { type FieldError, invalid, required, tooLong } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain, dnsLabelErrors, dnsSubdomainErrors } from '../names.ts'
import { NETWORK_VOLUMES } from '../pod/networkVolumes.ts'
import { validateNoBacksteps } from '../pod/paths.ts'
import { needs } from '../pod/volumeRule.ts'
import { validateHostPath } from '../pod/volumes.ts'

/** What a PersistentVolume says of itself. */
export type VolumeSpec = NonNullable<PersistentVolume['spec']>

/** The sources that a PersistentVolume may have, by name. */
export type PersistentSources = Pick<VolumeSpec, (typeof ORDER)[number]>

type Rules = {
  readonly [K in keyof PersistentSources]?: (
    source: NonNullable<PersistentSources[K]>,
    field: FieldPath,
    name: string,
  ) => FieldError[]
}
type AnyRule = (source: object, field: FieldPath, name: string) => FieldError[]

/** The order in which the server looks for a volume's source. */
const ORDER = [
  ...(['hostPath', 'gcePersistentDisk', 'awsElasticBlockStore', 'glusterfs', 'flocker', 'nfs', 'rbd'] as const),
  ...(['quobyte', 'cephfs', 'iscsi', 'cinder', 'fc', 'flexVolume', 'azureFile', 'vsphereVolume'] as const),
  ...(['photonPersistentDisk', 'portworxVolume', 'azureDisk', 'scaleIO', 'local', 'storageos', 'csi'] as const),
]

const MAX_ISCSI_NAME = 64
const MAX_DRIVER = 63
const SECRETS = [
  ...(['controllerPublishSecretRef', 'controllerExpandSecretRef'] as const),
  ...(['nodePublishSecretRef', 'nodeExpandSecretRef'] as const),
]

/** What holds for the sources of persistent volumes only; other rules are those of pods' volumes. */
const RULES: Rules = {
  hostPath: validateHostPath,
  glusterfs: (source, field) => {
    const { endpointsNamespace: namespace } = source
    const place = field.child('endpointsNamespace')
    const errors = needs(source, field, 'endpoints', 'path')
    if (namespace === undefined) return errors
    const empty = 'if the endpointnamespace is set, it must be a valid namespace name'
    return [...errors, ...complain(place, namespace, namespace === '' ? [empty] : dnsLabelErrors(namespace))]
  },
  iscsi: ({ initiatorName, targetPortal }, field, name) => {
    if (initiatorName === undefined || `${name}:${targetPortal}`.length <= MAX_ISCSI_NAME) return []
    const what = 'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters'
    const place = field.child('targetportal').at([...field.place, 'targetPortal'])
    return [invalid(place, targetPortal, `${what} if iscsi.initiatorName is specified.`)]
  },
  cinder: ({ secretRef }, field) =>
    secretRef && !secretRef.namespace ? [required(field.child('secretRef', 'namespace'))] : [],
  azureFile: ({ secretNamespace }, field) => (secretNamespace === '' ? [required(field.child('secretNamespace'))] : []),
  local: ({ path }, field) => (path ? validateNoBacksteps(path, field.child('path')) : [required(field.child('path'))]),
  storageos: ({ secretRef }, field) =>
    secretRef && !secretRef.namespace ? [required(field.child('secretRef', 'namespace'))] : [],
  csi: (source, field) => {
    const { driver = '' } = source
    const place = field.child('driver')
    return [
      ...needs(source, field, 'driver'),
      ...(driver.length > MAX_DRIVER ? [tooLong(place, MAX_DRIVER)] : []),
      ...complain(place, driver, dnsSubdomainErrors(driver.toLowerCase())),
      ...needs(source, field, 'volumeHandle'),
      ...SECRETS.flatMap((name) => validateSecretReference(source[name], field.child(name))),
    ]
  },
}

/** Sources whose rules are wholly their own. */
const OWN_ALONE = new Set<string>(['hostPath', 'glusterfs', 'local', 'csi'])

/** Models validatePVSecretReference. */
function validateSecretReference(
  reference: { readonly name?: string; readonly namespace?: string } | undefined,
  field: FieldPath,
): FieldError[] {
  if (!reference) return []
  const { name = '', namespace = '' } = reference
  const [whose, where] = [field.child('name'), field.child('namespace')]
  return [
    ...(name === '' ? [required(whose)] : complain(whose, name, dnsSubdomainErrors(name))),
    ...(namespace === '' ? [required(where)] : complain(where, namespace, dnsLabelErrors(namespace))),
  ]
}

/** The sources in the server's order, each with what is wrong with one. Models pkg/apis/core/validation/validation.go, validateGlusterfsPersistentVolumeSource and its kin (1.36). */
export const PERSISTENT_SOURCES = ORDER.map((source) => {
  const shared = OWN_ALONE.has(source) ? undefined : (NETWORK_VOLUMES as Record<string, AnyRule | undefined>)[source]
  const own = RULES[source] as AnyRule | undefined
  const rule = (spec: VolumeSpec, field: FieldPath, name: string): FieldError[] => {
    const given: object = spec[source] ?? {}
    return [...(shared?.(given, field, name) ?? []), ...(own?.(given, field, name) ?? [])]
  }
  return { source, rule }
})
