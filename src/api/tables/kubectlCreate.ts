import { decode } from '../decode/decode.ts'
import { jsonKind } from '../decode/goNames.ts'
import { goJson } from '../goText/goJson.ts'
import { groupOf, type KindInfo, mappedKind } from '../kinds.ts'
import { expandList } from '../parse/expandList.ts'
import { headerProblems } from '../parse/headerProblems.ts'
import { parseDocuments } from '../parse/parseDocuments.ts'
import { goQuote } from '../validation/goQuote.ts'
import { type KubectlError, printErrors } from './kubectlError.ts'
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
  const errors: KubectlError[] = []
  const own = (message: string) => errors.push({ from: 'kubectl', message })
  let stdout = ''
  let stderr = ''
  for (const { value, index } of documents) {
    // What cannot be read ends the file; other objects are refused one by one.
    const broken = diagnostics.find((each) => each.document === index && each.severity === 'error')
    const problem = broken ? `error parsing ${FILE}: ${broken.message}` : invalidHeader(value)
    if (problem !== undefined) {
      own(problem)
      break
    }
    const undecodable = undecodableObject(value as Readonly<Record<string, unknown>>)
    if (undecodable !== undefined) {
      own(undecodable)
      continue
    }
    const items = expandList(value)
    for (const { value: item, path } of items) {
      const located = locateObject(item, path.length > 0)
      if (typeof located === 'string') {
        own(located)
        continue
      }
      const result = post(item, located, 'Strict')
      const { kind, apiVersion } = item as { kind: string; apiVersion: string }
      if (!result.ok) {
        errors.push({ from: 'server', error: result.error, kind, file: FILE })
        continue
      }
      for (const warning of result.value.warnings) stderr += `Warning: ${warning}\n`
      const group = groupOf(apiVersion)
      const type = group === '' ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`
      stdout += `${type}/${result.value.object.metadata?.name} created (server dry run)\n`
    }
  }
  if (errors.length > 0) stderr += printErrors(errors)
  else if (stdout === '') stderr += 'error: no objects passed to create\n'
  const printed = { ...(stdout ? { stdout } : {}), ...(stderr ? { stderr } : {}) }
  return { ...printed, exit: errors.length > 0 || stdout === '' ? 1 : 0 }
}

function invalidHeader(value: unknown): string | undefined {
  const problems = headerProblems(value).map(({ message }) => message)
  if (problems.length === 0) return undefined
  const told = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`
  const advice = 'if you choose to ignore these errors, turn validation off with --validate=false'
  return `error validating "${FILE}": error validating data: ${told}; ${advice}`
}

/** Models cli-runtime/pkg/resource/metadata_decoder.go, and apimachinery unstructured/helpers.go, unstructuredJSONScheme. */
function undecodableObject(value: Readonly<Record<string, unknown>>): string | undefined {
  const undecodable = (why: string) => `unable to decode "${FILE}": ${why}`
  const { kind, metadata, items } = value
  if (items !== undefined && items !== null && !Array.isArray(items)) {
    const what = jsonKind(items)
    return undecodable(`json: cannot unmarshal ${what} into Go struct field decodeList.items of type []json.RawMessage`)
  }
  if (kind === '') return undecodable(`Object 'Kind' is missing in '${goJson(sorted(value))}'`)
  const decoded = decode({ metadata }, 'ConfigMap')
  if (decoded.ok) return undefined
  return undecodable(decoded.error.message.replace('ConfigMap.metadata', 'metadataOnlyObject.metadata'))
}

/** The resource that kubectl sends an object to, or why there is none. */
function locateObject(value: unknown, listed: boolean): KindInfo | string {
  const { apiVersion, kind, metadata } = value as { apiVersion?: unknown; kind?: unknown; metadata?: unknown }
  const untyped = (why: string) => `unable to get type info from the object "*unstructured.Unstructured": ${why}`
  if (!kind) return untyped("Object 'Kind' is missing in 'unstructured object has no kind'")
  if (!apiVersion) return untyped("Object 'apiVersion' is missing in 'unstructured object has no version'")
  const { name = '', namespace = '' } = (metadata ?? {}) as { name?: string; namespace?: string }
  const info = mappedKind(String(apiVersion), String(kind))
  if (info === undefined) {
    const unmatched = `no matches for kind "${kind}" in version "${apiVersion}"`
    if (listed) return `unable to recognize ${unmatched}`
    const where = `name: ${goQuote(name)} namespace: ${goQuote(namespace)} from "${FILE}"`
    return `resource mapping not found for ${where}: ${unmatched}\nensure CRDs are installed first`
  }
  if (info.scope === 'Cluster' || namespace === '' || namespace === TABLE_NAMESPACE) return info
  return `the namespace from the provided object "${namespace}" does not match the namespace "${TABLE_NAMESPACE}". You must pass '--namespace=${namespace}' to perform this operation.`
}
