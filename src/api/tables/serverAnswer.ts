import { err, type Result } from '../../base/result.ts'
import { jsonKind } from '../decode/goNames.ts'
import { groupOf, type KindInfo, kindInfo, unregistered, versionOf } from '../kinds.ts'
import { headerProblems } from '../parse/headerProblems.ts'
import type { Prepared } from '../request/create.ts'
import { prepareKind } from '../request/create.ts'
import { alreadyExists, badRequest, type StatusError } from '../request/statusError.ts'
import { sortedKeys } from '../sortedKeys.ts'
import { withDrawnName } from './drawnName.ts'
import { admitInPlainCluster, refusedInPlainCluster, TABLE_NAMESPACE } from './plainCluster.ts'

/** The API server's answer to a POST, as the tables write it. */
export type ServerAnswer =
  | { readonly accepted: true; readonly warnings?: readonly string[] }
  | {
      readonly accepted: false
      readonly code: number
      readonly reason: string
      readonly message: string
      readonly causes?: readonly (readonly [field: string, reason: string, message: string])[]
      readonly warnings?: readonly string[]
    }

/** Every namespace has this ConfigMap. */
const ROOT_CA = 'kube-root-ca.crt'
/** How much of a body is quoted when nothing of it is understood. */
const QUOTED_BYTES = 30
/** Versions that the server still knows, though it no longer serves them. */
const FORMER_VERSIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['apps/v1beta1', ['Deployment', 'StatefulSet', 'ControllerRevision']],
  ['apps/v1beta2', ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ControllerRevision']],
  ['extensions/v1beta1', ['Deployment', 'DaemonSet', 'ReplicaSet', 'Ingress', 'NetworkPolicy']],
  ['batch/v1beta1', ['CronJob']],
])

/** What the server does with an object that is POSTed to the resource of a kind, in the tables' cluster. */
export function post(
  value: unknown,
  info: KindInfo,
  fieldValidation: 'Strict' | 'Ignore',
): Result<Prepared, StatusError> {
  const refused = refusedHeader(value, info)
  if (refused) return err(refused)
  const prepared = prepareKind(withDrawnName(value as Record<string, unknown>), info, {
    kubernetesVersion: '1.36',
    featureGates: {},
    namespace: TABLE_NAMESPACE,
    dryRun: 'All',
    fieldValidation,
    admit: admitInPlainCluster,
    requestNamespace: TABLE_NAMESPACE,
  })
  const rejected = prepared.ok ? refusedInPlainCluster(prepared.value) : undefined
  if (rejected) return err(rejected)
  const exists = info.kind === 'ConfigMap' && prepared.ok && prepared.value.object.metadata?.name === ROOT_CA
  return exists ? err(alreadyExists(info.plural, ROOT_CA)) : prepared
}

/** A prepared object or a refusal, as the tables write it. */
export function serverAnswer(result: Result<Prepared, StatusError>): ServerAnswer {
  const { warnings = [] } = result.ok ? result.value : result.error
  const warned = warnings.length > 0 ? { warnings } : {}
  if (result.ok) return { accepted: true, ...warned }
  const { code, reason, message, causes } = result.error
  const told = causes.map((cause) => [cause.field, cause.reason, cause.message] as const)
  return { accepted: false, code, reason, message, ...(told.length > 0 ? { causes: told } : {}), ...warned }
}

/** Models apiserver/pkg/endpoints/handlers/create.go: an object that says what it is must be what the resource holds. */
function refusedHeader(value: unknown, info: KindInfo): StatusError | undefined {
  const body = JSON.stringify(sortedKeys(value))
  const unfit = (why: string) =>
    badRequest(`the object provided is unrecognized (must be of type ${info.kind}): ${why} (${summary(body)})`)
  const unrecognized = (why: string) => unfit(`couldn't get version/kind; json parse error: json: ${why}`)
  const header = value as { apiVersion?: unknown; kind?: unknown }
  if (typeof value !== 'object' || Array.isArray(value)) {
    const type =
      'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }'
    return unrecognized(`cannot unmarshal ${jsonKind(value)} into Go value of type ${type}`)
  }
  for (const name of ['apiVersion', 'kind'] as const) {
    const given = header[name]
    if (given === undefined || given === null || typeof given === 'string') continue
    return unrecognized(`cannot unmarshal ${jsonKind(given)} into Go struct field .${name} of type string`)
  }
  const [misread] = headerProblems({ apiVersion: header.apiVersion ?? '', kind: header.kind ?? '' })
  if (misread !== undefined) return unfit(misread.message)
  const apiVersion = String(header.apiVersion || info.apiVersion)
  const kind = String(header.kind || info.kind)
  if (apiVersion === info.apiVersion && kind === info.kind) return undefined
  const version = versionOf(apiVersion)
  const refuse = (why: string) =>
    badRequest(`${kind} in version "${version}" cannot be handled as a ${info.kind}: ${why}`)
  if (FORMER_VERSIONS.get(apiVersion)?.includes(kind)) {
    return badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${info.apiVersion})`,
    )
  }
  if (kindInfo(apiVersion, kind) || (apiVersion === 'v1' && kind === 'List')) {
    const group = groupOf(info.apiVersion) || 'core'
    return refuse(`converting (${version}.${kind}) to (${group}.${info.kind}): unknown conversion`)
  }
  return refuse(unregistered(kind, apiVersion))
}

function summary(body: string): string {
  const bytes = new TextEncoder().encode(body)
  const cut = bytes.slice(0, QUOTED_BYTES)
  const more = bytes.length > QUOTED_BYTES ? ' ...' : ''
  if (body.startsWith('{')) return new TextDecoder().decode(cut) + more
  return [...cut].map((byte) => byte.toString(16).padStart(2, '0')).join('') + more
}
