import { type FieldError, forbidden, invalid, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { validateFieldRef, validateResourceRef } from './env.ts'
import { validateMode, validateNonReservedPath } from './paths.ts'
import type { Volume } from './volumeRule.ts'

type Projected = NonNullable<Volume['projected']>
type Source = NonNullable<Projected['sources']>[number]
type DownwardFile = NonNullable<NonNullable<Volume['downwardAPI']>['items']>[number]
type Item = NonNullable<NonNullable<Volume['secret']>['items']>[number]

const POD_FIELDS = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid']
const SHORTEST_TOKEN = 600
const LONGEST_TOKEN = 2 ** 32

/** Which keys become which files. Models validateKeyToPath. */
export function validateItems(items: readonly Item[] | undefined, field: FieldPath): FieldError[] {
  return (items ?? []).flatMap((item, index) => validateItem(item, field.index(index)))
}

function validateItem({ key, path, mode }: Item, field: FieldPath): FieldError[] {
  return [
    ...(key ? [] : [required(field.child('key'))]),
    ...(path ? [] : [required(field.child('path'))]),
    ...validateNonReservedPath(path, field.child('path')),
    ...validateMode(mode, field.child('mode')),
  ]
}

/** One file about the pod; the complaints are made at the volume, not at the item. Models validateDownwardAPIVolumeFile. */
export function validateDownwardFile(file: DownwardFile, field: FieldPath, place: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const at = (name: string) => field.child(name).at([...place.place, name])
  if (!file.path) errors.push(required(at('path')))
  errors.push(...validateNonReservedPath(file.path, at('path')))
  if (file.fieldRef) {
    errors.push(...validateFieldRef(file.fieldRef, POD_FIELDS, at('fieldRef')))
    if (file.resourceFieldRef) {
      errors.push(
        invalid(field.at(place.place), 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'),
      )
    }
  } else if (file.resourceFieldRef) {
    errors.push(...validateResourceRef(file.resourceFieldRef, 'volume', at('resourceFieldRef')))
  } else {
    errors.push(required(field.at(place.place), 'one of fieldRef and resourceFieldRef is required'))
  }
  return [...errors, ...validateMode(file.mode, at('mode'))]
}

/** What is wrong with a volume that is projected from several sources. Models pkg/apis/core/validation/validation.go, validateProjectedVolumeSource (1.36). */
export function validateProjected(projected: Projected, field: FieldPath): FieldError[] {
  const paths = new Set<string>()
  const errors = validateMode(projected.defaultMode, field.child('defaultMode'))
  for (const [index, source] of (projected.sources ?? []).entries()) {
    const place = field.child('sources').index(index)
    errors.push(...validateSource(source, place, field, paths))
    const given = Object.values(source).filter((each) => each !== undefined && each !== null).length
    if (given > 1) errors.push(forbidden(place, 'may not specify more than 1 volume type per source'))
  }
  return errors
}

/** Tells of a path that two files of one volume want. */
type Claim = (path: string | undefined, value: string, place: FieldPath) => FieldError[]

function validateSource(source: Source, place: FieldPath, volume: FieldPath, paths: Set<string>): FieldError[] {
  const claim: Claim = (path, value, at) => {
    if (!path) return []
    const taken = paths.has(path)
    paths.add(path)
    return taken ? [invalid(volume.at(at.place), value, 'conflicting duplicate paths')] : []
  }
  const keyed = (['secret', 'configMap'] as const).flatMap((type) => {
    const given = source[type]
    if (!given) return []
    const at = place.child(type)
    const items = (given.items ?? []).flatMap((item, index) => {
      const itemPlace = at.child('items').index(index)
      return [...validateItem(item, itemPlace), ...claim(item.path, given.name ?? '', itemPlace)]
    })
    return [...(given.name ? [] : [required(at.child('name'))]), ...items]
  })
  const files = (source.downwardAPI?.items ?? []).flatMap((file, index) => {
    const at = place.child('downwardAPI', 'items').index(index)
    return [...validateDownwardFile(file, place.child('downwardAPI'), at), ...claim(file.path, file.path, at)]
  })
  const token = source.serviceAccountToken
  return [...keyed, ...files, ...(token ? validateToken(token, place.child('serviceAccountToken'), volume) : [])]
}

function validateToken(token: NonNullable<Source['serviceAccountToken']>, place: FieldPath, volume: FieldPath) {
  const errors: FieldError[] = []
  const lifetime = place.child('expirationSeconds')
  const seconds = token.expirationSeconds ?? 0
  if (seconds < SHORTEST_TOKEN)
    errors.push(invalid(lifetime, seconds, 'may not specify a duration less than 10 minutes'))
  if (seconds > LONGEST_TOKEN) {
    errors.push(invalid(lifetime, seconds, 'may not specify a duration larger than 2^32 seconds'))
  }
  const path = volume.child('path').at([...place.place, 'path'])
  if (!token.path) errors.push(required(path))
  return [...errors, ...validateNonReservedPath(token.path, path)]
}
