import type { PodSpec } from '../../types.ts'
import { type FieldError, required } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'

/** A volume of a pod. */
export type Volume = NonNullable<PodSpec['volumes']>[number]

/** The sources that a volume may have, by name. */
export type VolumeSources = Omit<Volume, 'name'>

/** What is wrong with a source of a volume. */
export type VolumeRules = {
  readonly [K in keyof VolumeSources]?: (source: NonNullable<VolumeSources[K]>, field: FieldPath) => FieldError[]
}

/** The fields that a source cannot do without: empty texts and lists count as missing. */
export function needs<T extends object>(source: T, field: FieldPath, ...names: readonly (keyof T & string)[]) {
  return names.flatMap((name) => {
    const value = source[name] as { readonly length: number } | undefined
    return value?.length ? [] : [required(field.child(name))]
  })
}
