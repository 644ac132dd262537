import { err, ok, type Result } from '../../base/result.ts'
import { decode } from '../decode/decode.ts'
import { applyDefaults } from '../defaults/applyDefaults.ts'
import type { Draft } from '../defaults/draft.ts'
import { type KindInfo, kindInfo, versionOf } from '../kinds.ts'
import { sameJson, sameStruct } from '../semanticEquality.ts'
import { dropDisabledFields, podSpecOf } from '../strategy/dropDisabledFields.ts'
import { prepareForUpdate, type Subresource } from '../strategy/prepareForUpdate.ts'
import type { KubernetesObject, ObjectMeta, Pod } from '../types.ts'
import type { FieldError } from '../validation/fieldError.ts'
import { invalidError } from '../validation/invalidError.ts'
import type { ValidationOptions } from '../validation/options.ts'
import { validateCommonFields, validateMetadataUpdate } from '../validation/update/metadataUpdate.ts'
import { validateEphemeralContainersUpdate } from '../validation/update/podEphemeralContainersUpdate.ts'
import { validateResize } from '../validation/update/podResize.ts'
import { validatePodStatusUpdate } from '../validation/update/podStatusUpdate.ts'
import { validatePodUpdate } from '../validation/update/podUpdate.ts'
import { validateWorkloadUpdate } from '../validation/update/workloadUpdate.ts'
import { warningsForUpdate } from '../validation/warnings/updateWarnings.ts'
import { badRequest, type StatusError } from './statusError.ts'

export type { Subresource } from '../strategy/prepareForUpdate.ts'

/** An object as the API server would store it in place of the old one, and what it warns about. */
export interface Updated {
  readonly object: KubernetesObject
  /** Whether anything differs from what was stored. */
  readonly outcome: 'changed' | 'unchanged'
  readonly warnings: readonly string[]
}

type Whole = KubernetesObject & { readonly spec?: unknown }

/** Decodes, defaults and validates an object that is to take the place of a stored one. Models apiserver/pkg/registry/rest/update.go, BeforeUpdate (1.36). */
export function prepareUpdate(
  old: KubernetesObject,
  updated: unknown,
  options: ValidationOptions,
  subresource?: Subresource,
): Result<Updated, StatusError> {
  const info = kindInfo(old.apiVersion ?? '', old.kind ?? '')
  if (!info || typeof updated !== 'object' || updated === null) return err(badRequest('invalid object to validate'))
  const decoded = decodeUpdate(updated as Record<string, unknown>, info, options)
  if (!decoded.ok) return decoded
  const draft = decoded.value
  const metadata = draft.metadata ?? {}
  const { namespace } = old.metadata ?? {}
  if (namespace !== undefined) metadata.namespace ||= namespace
  if (metadata.namespace !== namespace) {
    const why = 'the namespace of the provided object does not match the namespace sent on the request'
    return err(badRequest(why, [['metadata', 'namespace']]))
  }
  draft.metadata = metadata
  prepareForUpdate(draft, old, subresource)
  const object: KubernetesObject = { ...draft, metadata: keptMetadata(draft as KubernetesObject, old, info) }
  const errors = [...validateCommonFields(object, old), ...validateChange(object, old, options, subresource)]
  if (errors.length > 0) return err(invalidError(object, errors))
  const outcome = isSame(object, old, info.struct) ? 'unchanged' : 'changed'
  const warnings = subresource === undefined ? warningsForUpdate(object, old, options) : []
  return ok({ object, outcome, warnings })
}

function decodeUpdate(
  updated: Record<string, unknown>,
  info: KindInfo,
  options: ValidationOptions,
): Result<Draft<KubernetesObject>, StatusError> {
  const decoded = decode(updated, info.struct ?? 'Object')
  if (!decoded.ok) {
    const head = `${info.kind} in version "${versionOf(info.apiVersion)}" cannot be handled as a ${info.kind}`
    return err(badRequest(`${head}: ${decoded.error.message}`, [decoded.error.path]))
  }
  const draft = { ...decoded.value.object, apiVersion: info.apiVersion, kind: info.kind } as Draft<KubernetesObject>
  applyDefaults(draft)
  dropDisabledFields(draft, options)
  const spec = podSpecOf(draft)
  // Of the two names of one thing, the newer counts.
  if (spec?.serviceAccountName) spec.serviceAccount = spec.serviceAccountName
  return ok(draft)
}

/** The metadata with what no request can change, and the next generation where the spec is another. */
function keptMetadata(object: KubernetesObject, old: KubernetesObject, info: KindInfo): ObjectMeta {
  const { metadata = {} } = object
  const before = old.metadata ?? {}
  const isOther = !isSame((object as Whole).spec, (old as Whole).spec, info.struct && `${info.struct}Spec`)
  // Controllers read some of a Deployment's annotations as part of its spec.
  const isNoted = info.kind === 'Deployment' && !sameJson(metadata.annotations ?? {}, before.annotations ?? {})
  const { generation, uid, creationTimestamp, deletionTimestamp, deletionGracePeriodSeconds } = before
  const kept = {
    uid: metadata.uid ?? uid,
    creationTimestamp: creationTimestamp ?? metadata.creationTimestamp,
    deletionTimestamp: deletionTimestamp ?? metadata.deletionTimestamp,
    deletionGracePeriodSeconds: metadata.deletionGracePeriodSeconds ?? deletionGracePeriodSeconds,
    generation: generation === undefined ? undefined : generation + (isOther || isNoted ? 1 : 0),
  }
  const entries = Object.entries({ ...metadata, ...kept }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as ObjectMeta
}

function isSame(a: unknown, b: unknown, struct: string | undefined): boolean {
  return struct === undefined ? sameJson(a, b) : sameStruct(a, b, struct)
}

function validateChange(
  object: KubernetesObject,
  old: KubernetesObject,
  options: ValidationOptions,
  subresource: Subresource | undefined,
): readonly FieldError[] {
  if (object.kind !== 'Pod') {
    return subresource === 'status' ? validateMetadataUpdate(object, old) : validateWorkloadUpdate(object, old, options)
  }
  const [pod, before] = [object as Pod, old as Pod]
  switch (subresource) {
    case undefined:
      return validatePodUpdate(pod, before, options)
    case 'status':
      return validatePodStatusUpdate(pod, before, options)
    case 'ephemeralcontainers':
      return validateEphemeralContainersUpdate(pod, before, options)
    case 'resize':
      return validateResize(pod, before, options)
  }
}
