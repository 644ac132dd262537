import { err, ok, type Result } from '../../base/result.ts'
import { decode } from '../decode/decode.ts'
import { applyDefaults } from '../defaults/applyDefaults.ts'
import type { Draft } from '../defaults/draft.ts'
import { goQuote } from '../goText/goQuote.ts'
import { type KindInfo, mappedKind, unregistered, versionOf } from '../kinds.ts'
import { headerProblems } from '../parse/headerProblems.ts'
import { normalizeClusterIPs } from '../strategy/allocateService.ts'
import { dropDisabledFields } from '../strategy/dropDisabledFields.ts'
import { dropDoubleOwners } from '../strategy/ownerReferences.ts'
import { prepareForCreate } from '../strategy/prepareForCreate.ts'
import type { KubernetesObject } from '../types.ts'
import { invalidError } from '../validation/invalidError.ts'
import { type DryRun, refuseAllocation } from '../validation/service/serviceAllocation.ts'
import { validateObject } from '../validation/validateObject.ts'
import { warningsFor } from '../validation/warnings/warnings.ts'
import { badRequest, notFound, type StatusError } from './statusError.ts'

export type { StatusError } from './statusError.ts'

/** What a create request depends on besides the object. */
export interface CreateOptions {
  readonly kubernetesVersion: '1.36' | '1.34'
  readonly featureGates: Readonly<Record<string, boolean>>
  /** The request's namespace; `default` by default. */
  readonly namespace?: string
  /** The namespace that the request is sent to, where it must be the object's own. */
  readonly requestNamespace?: string
  /** What the server does with fields it does not know: Strict (as kubectl asks) refuses them, Ignore drops them. */
  readonly fieldValidation?: 'Strict' | 'Ignore'
  /** Whether the server is only asked what it would do, as by `--dry-run=server`. */
  readonly dryRun?: DryRun
  /** Mutating admission: runs on the defaulted object, before it is validated. */
  readonly admit?: (object: KubernetesObject) => Result<KubernetesObject, StatusError>
}

/** An object as the API server would store it, and what it warns about. */
export interface Prepared {
  readonly object: KubernetesObject
  readonly warnings: readonly string[]
}

/** Decodes, defaults and validates an object that is to be created, in the server's order. Models apiserver/pkg/endpoints/handlers/create.go (1.36). */
export function prepareCreate(value: unknown, options: CreateOptions): Result<Prepared, StatusError> {
  const problems = headerProblems(value)
  const told = problems.map(({ message }) => message)
  if (told.length > 0) {
    const why = told.length === 1 ? told[0] : `[${told.join(', ')}]`
    return err(badRequest(`error validating data: ${why}`, [problems[0]?.path ?? []]))
  }
  const { apiVersion, kind } = value as { apiVersion: string; kind: string }
  if (kind === '') return err(badRequest(`Object 'Kind' is missing`, [['kind']]))
  const info = mappedKind(apiVersion, kind)
  if (!info) return err(notFound(`no matches for kind "${kind}" in version "${apiVersion}"`, [['kind']]))
  if (info.kind !== kind) {
    const head = `${kind} in version "${versionOf(info.apiVersion)}" cannot be handled as a ${info.kind}`
    return err(badRequest(`${head}: ${unregistered(kind, info.apiVersion)}`, [['kind']]))
  }
  return prepareKind(value as Record<string, unknown>, info, options)
}

/** Prepares an object that was sent to the resource of a kind. */
export function prepareKind(
  value: Readonly<Record<string, unknown>>,
  info: KindInfo,
  options: CreateOptions,
): Result<Prepared, StatusError> {
  const decoded = decodeKind(value, info, options.fieldValidation ?? 'Strict')
  if (!decoded.ok) return decoded
  const draft = decoded.value as Draft<KubernetesObject>
  draft.metadata ??= {}
  if (info.scope === 'Namespaced') draft.metadata.namespace ||= options.namespace ?? 'default'
  const { requestNamespace } = options
  if (requestNamespace !== undefined && info.scope === 'Namespaced' && draft.metadata.namespace !== requestNamespace) {
    const why = 'the namespace of the provided object does not match the namespace sent on the request'
    return err(badRequest(why, [['metadata', 'namespace']]))
  }
  applyDefaults(draft)
  dropDisabledFields(draft, options)
  const doubles = dropDoubleOwners(draft)
  if (draft.kind === 'Service') {
    normalizeClusterIPs(draft)
    const refused = refuseAllocation(draft, options, options.dryRun)
    if (refused) return err(refused)
  }
  const admitted = options.admit ? options.admit(draft) : ok(draft as KubernetesObject)
  if (!admitted.ok) return admitted
  const object = admitted.value as Draft<KubernetesObject>
  const noticed = prepareForCreate(object, options)
  const errors = validateObject(object, options)
  if (errors.length > 0) return err({ ...invalidError(object, errors), warnings: [...doubles, ...noticed] })
  // What is read back from the store is defaulted once more: a Job takes over the labels its template got meanwhile.
  applyDefaults(object)
  return ok({ object, warnings: [...new Set([...doubles, ...noticed, ...warningsFor(object, options)])] })
}

function decodeKind(
  value: Readonly<Record<string, unknown>>,
  info: KindInfo,
  fieldValidation: 'Strict' | 'Ignore',
): Result<object, StatusError> {
  const version = versionOf(info.apiVersion)
  const refusal = (why: string) => `${info.kind} in version "${version}" cannot be handled as a ${info.kind}: ${why}`
  // Only the metadata of a kind that is not described is looked at.
  const decoded = decode(value, info.struct ?? 'Object')
  if (!decoded.ok) return err(badRequest(refusal(decoded.error.message), [decoded.error.path]))
  const { object, unknownFields } = decoded.value
  if (unknownFields.length > 0 && fieldValidation === 'Strict') {
    const told = unknownFields.map(({ field }) => `unknown field ${goQuote(field)}`).join(', ')
    const paths = unknownFields.map(({ path }) => path)
    return err(badRequest(refusal(`strict decoding error: ${told}`), paths))
  }
  return ok({ ...object, apiVersion: info.apiVersion, kind: info.kind })
}
