import type { Container } from '../../types.ts'
import { type FieldError, forbidden, invalid, notFound, notSupported, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { validateDescendingPath, validateNoBacksteps } from './paths.ts'
import type { Volume } from './volumeRule.ts'

type VolumeMount = NonNullable<Container['volumeMounts']>[number]

/** The pod's volumes that are themselves good, by name. */
export type KnownVolumes = ReadonlyMap<string, Volume>

/** Models ValidateVolumeMounts: some of its complaints leave out the index. */
export function validateVolumeMounts(container: Container, volumes: KnownVolumes, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const paths = new Set<string>()
  const devices = new Map(container.volumeDevices?.map(({ name, devicePath }) => [name, devicePath]))
  for (const [index, mount] of (container.volumeMounts ?? []).entries()) {
    const place = field.index(index)
    const unindexed = (name: string) => field.child(name).at([...place.place, name])
    if (!mount.name) errors.push(required(place.child('name')))
    if (!volumes.has(mount.name)) errors.push(notFound(place.child('name'), mount.name))
    if (!mount.mountPath) errors.push(required(place.child('mountPath')))
    if (paths.has(mount.mountPath)) errors.push(invalid(place.child('mountPath'), mount.mountPath, 'must be unique'))
    paths.add(mount.mountPath)
    if (devices.has(mount.name)) {
      errors.push(invalid(place.child('name'), mount.name, 'must not already exist in volumeDevices'))
    }
    if ([...devices.values()].includes(mount.mountPath)) {
      const message = 'must not already exist as a path in volumeDevices'
      errors.push(invalid(place.child('mountPath'), mount.mountPath, message))
    }
    if (mount.subPath) errors.push(...validateDescendingPath(mount.subPath, unindexed('subPath')))
    if (mount.subPathExpr) {
      if (mount.subPath) {
        const message = 'subPathExpr and subPath are mutually exclusive'
        errors.push(invalid(place.child('subPathExpr'), mount.subPathExpr, message))
      }
      errors.push(...validateDescendingPath(mount.subPathExpr, unindexed('subPathExpr')))
    }
    errors.push(...validatePropagation(mount, container, unindexed('mountPropagation')))
    errors.push(...validateRecursiveReadOnly(mount, unindexed('recursiveReadOnly')))
  }
  return errors
}

function validatePropagation({ mountPropagation }: VolumeMount, container: Container, field: FieldPath): FieldError[] {
  switch (mountPropagation) {
    case undefined:
    case 'None':
    case 'HostToContainer':
      return []
    case 'Bidirectional':
      if (container.securityContext?.privileged) return []
      return [forbidden(field, 'Bidirectional mount propagation is available only to privileged containers')]
    default:
      return [notSupported(field, mountPropagation, ['Bidirectional', 'HostToContainer', 'None'])]
  }
}

function validateRecursiveReadOnly(mount: VolumeMount, field: FieldPath): FieldError[] {
  switch (mount.recursiveReadOnly) {
    case undefined:
    case 'Disabled':
      return []
    case 'Enabled':
    case 'IfPossible': {
      const errors: FieldError[] = []
      if (!mount.readOnly) errors.push(forbidden(field, 'may only be specified when readOnly is true'))
      if (mount.mountPropagation !== undefined && mount.mountPropagation !== 'None') {
        errors.push(forbidden(field, 'may only be specified when mountPropagation is None or not specified'))
      }
      return errors
    }
    default:
      return [notSupported(field, mount.recursiveReadOnly, ['Disabled', 'Enabled', 'IfPossible'])]
  }
}

/** What is wrong with the block devices of a container. Models pkg/apis/core/validation/validation.go, ValidateVolumeDevices (1.36). */
export function validateVolumeDevices(container: Container, volumes: KnownVolumes, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const names = new Set<string>()
  const paths = new Set<string>()
  const mounts = new Map(container.volumeMounts?.map(({ name, mountPath }) => [name, mountPath]))
  for (const [index, { name, devicePath }] of (container.volumeDevices ?? []).entries()) {
    const [namePlace, pathPlace] = [field.index(index).child('name'), field.index(index).child('devicePath')]
    const volume = volumes.get(name)
    if (!name) errors.push(required(namePlace))
    if (names.has(name)) errors.push(invalid(namePlace, name, 'must be unique'))
    if (volume && !volume.persistentVolumeClaim && !volume.ephemeral) {
      const message = 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode'
      errors.push(invalid(namePlace, name, message))
    }
    if (!volume) errors.push(notFound(namePlace, name))
    if (!devicePath) errors.push(required(pathPlace))
    if (paths.has(devicePath)) errors.push(invalid(pathPlace, devicePath, 'must be unique'))
    if (validateNoBacksteps(devicePath, pathPlace).length > 0) {
      errors.push(invalid(pathPlace, devicePath, "can not contain backsteps ('..')"))
    } else {
      paths.add(devicePath)
    }
    if (mounts.has(name)) {
      errors.push(invalid(namePlace, name, 'must not already exist in volumeMounts'))
    }
    if ([...mounts.values()].includes(devicePath)) {
      errors.push(invalid(pathPlace, devicePath, 'must not already exist as a path in volumeMounts'))
    }
    if (name) names.add(name)
  }
  return errors
}
