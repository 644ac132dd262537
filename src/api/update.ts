import { err, ok, type Result } from '../base/result.ts'
import { decode } from './decode/decode.ts'
import { addDefaultTolerations } from './defaults/admission.ts'
import { applyDefaults } from './defaults/applyDefaults.ts'
import type { Draft } from './defaults/draft.ts'
import { dropDisabledFields } from './defaults/dropDisabledFields.ts'
import { dropTypeDependentFields } from './defaults/dropTypeDependentFields.ts'
import { kindInfo, versionOf } from './kinds.ts'
import { badRequest, type StatusError } from './statusError.ts'
import type { KubernetesObject, Pod, Service } from './types.ts'
import { type FieldError, invalid } from './validation/fieldError.ts'
import { ROOT } from './validation/fieldPath.ts'
import { invalidError } from './validation/invalidError.ts'
import type { ValidationOptions } from './validation/options.ts'
import { resizedSpec, validateResize } from './validation/update/podResize.ts'
import { validatePodStatusUpdate } from './validation/update/podStatusUpdate.ts'
import { validatePodUpdate, validateUnchangedRules } from './validation/update/podUpdate.ts'
import { sameJson } from './validation/update/sameJson.ts'
import { validateWorkloadUpdate } from './validation/update/workloadUpdate.ts'

/** The parts of a pod that are written on their own. */
export type Subresource = 'status' | 'resize' | 'ephemeralcontainers'

/** An object as the API server would store it in place of the old one. */
export interface Updated {
  readonly object: KubernetesObject
  /** Whether anything but the generation differs from what was stored. */
  readonly outcome: 'changed' | 'unchanged'
}

type Whole = KubernetesObject & { readonly spec?: unknown; readonly status?: unknown }

/** Decodes, defaults and validates an object that is to take the place of a stored one. Models apiserver/pkg/registry/rest/update.go, BeforeUpdate (1.36). */
export function prepareUpdate(
  old: KubernetesObject,
  updated: unknown,
  options: ValidationOptions,
  subresource?: Subresource,
): Result<Updated, StatusError> {
  const info = kindInfo(old.apiVersion ?? '', old.kind ?? '')
  if (!info || typeof updated !== 'object' || updated === null) return err(badRequest('invalid object to validate'))
  const decoded = decode(updated as Record<string, unknown>, info.struct ?? 'Object')
  if (!decoded.ok) {
    const head = `${info.kind} in version "${versionOf(info.apiVersion)}" cannot be handled as a ${info.kind}`
    return err(badRequest(`${head}: ${decoded.error.message}`, [decoded.error.path]))
  }
  const draft = { ...decoded.value.object, apiVersion: info.apiVersion, kind: info.kind } as Draft<KubernetesObject>
  applyDefaults(draft)
  dropDisabledFields(draft, options.featureGates)
  if (info.kind === 'Pod' && subresource === undefined) addDefaultTolerations(draft as Draft<Pod>)
  const object = keepServersPart(draft as Whole, old as Whole, subresource)
  const errors = [...validateMetadataUpdate(object, old), ...validateChange(object, old, options, subresource)]
  if (errors.length > 0) return err(invalidError(object, errors))
  const specSame = sameJson((object as Whole).spec, (old as Whole).spec)
  const generation = old.metadata?.generation
  const next = generation === undefined ? undefined : generation + (specSame ? 0 : 1)
  const stored = next === undefined ? object : { ...object, metadata: { ...object.metadata, generation: next } }
  return ok({ object: stored, outcome: sameJson(stored, old) ? 'unchanged' : 'changed' })
}

/** Each endpoint writes its own part only: status and spec never in one request. */
function keepServersPart(object: Whole, old: Whole, subresource: Subresource | undefined): KubernetesObject {
  const { creationTimestamp, uid, generation } = old.metadata ?? {}
  const metadata = {
    ...object.metadata,
    generation,
    uid: object.metadata?.uid ?? uid,
    creationTimestamp,
  }
  if (subresource === 'status') return { ...object, metadata, spec: old.spec, status: ownStatus(object) } as Whole
  if (subresource === 'ephemeralcontainers') {
    const { ephemeralContainers } = (object as Pod).spec ?? {}
    return { ...old, metadata, spec: { ...(old as Pod).spec, ephemeralContainers } } as Whole
  }
  if (subresource === 'resize') return { ...old, spec: resizedSpec(object as Pod, old as Pod) } as Whole
  if (object.kind === 'Service') {
    patchAllocated(object as Draft<Service>, old as Service)
    dropTypeDependentFields(object as Draft<Service>, old as Service)
  }
  return old.status === undefined ? { ...object, metadata } : ({ ...object, metadata, status: old.status } as Whole)
}

/** What was allocated stays, unless the new object says otherwise. Models pkg/registry/core/service/storage/storage.go, patchAllocatedValues. */
function patchAllocated({ spec }: Draft<Service>, { spec: before }: Service): void {
  if (!spec || !before || spec.type === 'ExternalName') return
  if (!spec.clusterIP && !spec.clusterIPs) {
    if (before.clusterIP !== undefined) spec.clusterIP = before.clusterIP
    if (before.clusterIPs) spec.clusterIPs = [...before.clusterIPs]
  } else if (spec.clusterIP && spec.clusterIP !== before.clusterIP && sameJson(spec.clusterIPs, before.clusterIPs)) {
    spec.clusterIPs = [spec.clusterIP]
  }
  if (!spec.ipFamilies && before.ipFamilies) spec.ipFamilies = [...before.ipFamilies]
  if (before.ipFamilyPolicy !== undefined) spec.ipFamilyPolicy ??= before.ipFamilyPolicy
  if (spec.type === 'ClusterIP') return
  for (const port of spec.ports ?? []) {
    const known = before.ports?.find((each) => each.port === port.port && each.protocol === port.protocol)
    if (known?.nodePort !== undefined) port.nodePort ||= known.nodePort
  }
}

/** Addresses without the first of them mean nothing. Models pkg/apis/core/v1/conversion.go, Convert_v1_PodStatus_To_core_PodStatus. */
function ownStatus({ status }: Whole): unknown {
  const { podIPs: _addresses, ...rest } = (status ?? {}) as { podIP?: string; podIPs?: unknown }
  return rest.podIP === undefined ? rest : status
}

/** Models apimachinery/pkg/api/validation/objectmeta.go, ValidateObjectMetaAccessorUpdate. */
function validateMetadataUpdate(object: KubernetesObject, old: KubernetesObject): FieldError[] {
  const fields = [
    'name',
    'namespace',
    'uid',
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
  ] as const
  return fields.flatMap((field) => {
    const [after, before] = [object.metadata?.[field], old.metadata?.[field]]
    if (after === before) return []
    const error = invalid(ROOT.child('metadata', field), after ?? null, 'field is immutable')
    return [error, error]
  })
}

function validateChange(
  object: KubernetesObject,
  old: KubernetesObject,
  options: ValidationOptions,
  subresource: Subresource | undefined,
): FieldError[] {
  if (object.kind !== 'Pod') return validateWorkloadUpdate(object, old, options)
  const [pod, before] = [object as Pod, old as Pod]
  switch (subresource) {
    case undefined:
      return validatePodUpdate(pod, before, options)
    case 'status':
      return validatePodStatusUpdate(pod, before)
    case 'ephemeralcontainers':
      return validateUnchangedRules(pod, options)
    case 'resize':
      return validateResize(pod, before, options)
  }
}
