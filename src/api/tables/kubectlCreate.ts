import { decode } from '../decode/decode.ts'
import { groupOf, mappedKind } from '../kinds.ts'
import { expandList } from '../parse/expandList.ts'
import { parseDocuments } from '../parse/parseDocuments.ts'
import type { StatusError } from '../statusError.ts'
import { goJson } from '../validation/fieldError.ts'
import { goQuote } from '../validation/goQuote.ts'
import { TABLE_NAMESPACE } from './plainCluster.ts'
import { post, sorted } from './serverAnswer.ts'

/** What a command printed, and its exit code; a stream that stayed empty is left out. */
export interface CommandAnswer {
  readonly stdout?: string
  readonly stderr?: string
  readonly exit: number
}

const FILE = 'manifest.yaml'

/** What `kubectl create --dry-run=server -f manifest.yaml` prints. Models kubectl/pkg/cmd/create/create.go and cli-runtime/pkg/resource/visitor.go (1.36). */
export function kubectlCreate(manifest: string): CommandAnswer {
  const { documents, diagnostics } = parseDocuments(manifest)
  let stdout = ''
  let stderr = ''
  const answer = (exit: number): CommandAnswer => ({
    ...(stdout ? { stdout } : {}),
    ...(stderr ? { stderr } : {}),
    exit,
  })
  const values = documents.flatMap(({ value, index }) =>
    expandList(value).map((each) => ({ value: each.value, document: index })),
  )
  for (const { value, document } of values) {
    const broken = diagnostics.find((each) => each.document === document && each.severity === 'error')
    const failure = broken ? `error: error parsing ${FILE}: ${broken.message}\n` : refusedByKubectl(value)
    if (failure) {
      stderr += failure
      return answer(1)
    }
    const { apiVersion, kind } = value as { apiVersion: string; kind: string }
    const info = mappedKind(apiVersion, kind)
    if (!info) return answer(1)
    const result = post(value, info, 'Strict')
    if (!result.ok) {
      stderr += refusedByServer(result.error, kind)
      return answer(1)
    }
    const group = groupOf(apiVersion)
    for (const warning of result.value.warnings) stderr += `Warning: ${warning}\n`
    const type = group === '' ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`
    stdout += `${type}/${result.value.object.metadata?.name} created (server dry run)\n`
  }
  if (values.length > 0) return answer(0)
  stderr = 'error: no objects passed to create\n'
  return answer(1)
}

/** What kubectl finds wrong before it sends anything. */
function refusedByKubectl(value: unknown): string | undefined {
  const unfit = (why: string) =>
    `error: error validating "${FILE}": error validating data: ${why}; if you choose to ignore these errors, turn validation off with --validate=false\n`
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return unfit('invalid object to validate')
  const object = value as Record<string, unknown>
  for (const name of ['kind', 'apiVersion']) {
    if (!(name in object) || object[name] === null) return unfit(`${name} not set`)
    if (typeof object[name] !== 'string') return unfit(`${name} isn't string type`)
  }
  const { apiVersion, kind, metadata } = object as { apiVersion: string; kind: string; metadata?: unknown }
  const undecodable = (why: string) => `error: unable to decode "${FILE}": ${why}\n`
  if (kind === '') return undecodable(`Object 'Kind' is missing in '${goJson(sorted(value))}'`)
  const decoded = decode({ metadata }, 'ConfigMap')
  if (!decoded.ok)
    return undecodable(decoded.error.message.replace('ConfigMap.metadata', 'metadataOnlyObject.metadata'))
  const { name = '', namespace = '' } = (metadata ?? {}) as { name?: string; namespace?: string }
  if (!mappedKind(apiVersion, kind)) {
    const where = `name: ${goQuote(name)} namespace: ${goQuote(namespace)} from "${FILE}"`
    return `error: resource mapping not found for ${where}: no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first\n`
  }
  if (namespace === '' || namespace === TABLE_NAMESPACE) return undefined
  return `error: the namespace from the provided object "${namespace}" does not match the namespace "${TABLE_NAMESPACE}". You must pass '--namespace=${namespace}' to perform this operation.\n`
}

/** Models kubectl/pkg/cmd/util/helpers.go, checkErr. */
function refusedByServer(error: StatusError, kind: string): string {
  if (error.reason !== 'Invalid') {
    return `Error from server (${error.reason}): error when creating "${FILE}": ${error.message}\n`
  }
  const name = /^\S+ "(.*?)" is invalid: /s.exec(error.message)?.[1] ?? ''
  const told = [...new Set(error.causes.map((cause) => `${cause.field}: ${cause.message}`))]
  const head = `The ${kind} "${name}" is invalid: `
  return told.length === 1 ? `${head}${told[0]}\n` : `${head}\n${told.map((line) => `* ${line}\n`).join('')}`
}
