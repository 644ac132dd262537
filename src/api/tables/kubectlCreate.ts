import { err } from '../../base/result.ts'
import { groupOf, type KindInfo, mappedKind } from '../kinds.ts'
import { expandList } from '../parse/expandList.ts'
import { parseDocuments } from '../parse/parseDocuments.ts'
import { invalidHeader, undecodableObject, unmatchedKind } from '../request/kubectlObject.ts'
import { notFound, type StatusError } from '../request/statusError.ts'
import { type KubectlError, printErrors } from './kubectlError.ts'
import { TABLE_NAMESPACE } from './plainCluster.ts'
import { post } from './serverAnswer.ts'

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
  // Nothing is warned about twice.
  const warned = new Set<string>()
  let stdout = ''
  for (const { value, index } of documents) {
    // What cannot be read ends the file; other objects are refused one by one.
    const broken = diagnostics.find((each) => each.document === index && each.severity === 'error')
    const problem = broken ? `error parsing ${FILE}: ${broken.message}` : invalidHeader(value, FILE)
    if (problem !== undefined) {
      own(problem)
      break
    }
    const undecodable = undecodableObject(value as Readonly<Record<string, unknown>>, FILE)
    if (undecodable !== undefined) {
      own(undecodable)
      continue
    }
    const items = expandList(value)
    for (const { value: item, path } of items) {
      const located = locateObject(item, path.length > 0 ? 'list' : 'file')
      if (typeof located === 'string') {
        own(located)
        continue
      }
      const { kind, apiVersion } = item as { kind: string; apiVersion: string }
      const result = apiVersion === '' ? err(unservedPath(located)) : post(item, located, 'Strict')
      const { warnings = [] } = result.ok ? result.value : result.error
      for (const warning of warnings) warned.add(warning)
      if (!result.ok) {
        errors.push({ from: 'server', error: result.error, kind, file: FILE })
        continue
      }
      const group = groupOf(apiVersion)
      const type = group === '' ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`
      stdout += `${type}/${result.value.object.metadata?.name} created (server dry run)\n`
    }
  }
  let stderr = [...warned].map((warning) => `Warning: ${warning}\n`).join('')
  if (errors.length > 0) stderr += printErrors(errors)
  else if (stdout === '') stderr += 'error: no objects passed to create\n'
  const printed = { ...(stdout ? { stdout } : {}), ...(stderr ? { stderr } : {}) }
  return { ...printed, exit: errors.length > 0 || stdout === '' ? 1 : 0 }
}

/** The answer to a request whose path has no version, which is that of the object. Models apimachinery/pkg/api/errors, NewGenericServerResponse. */
function unservedPath({ plural }: KindInfo): StatusError {
  return notFound(`the server could not find the requested resource (post ${plural})`)
}

/** The resource that kubectl sends an object to, or why there is none. */
function locateObject(value: unknown, place: 'file' | 'list'): KindInfo | string {
  const { apiVersion, kind, metadata } = value as { apiVersion?: unknown; kind?: unknown; metadata?: unknown }
  const untyped = (why: string) => `unable to get type info from the object "*unstructured.Unstructured": ${why}`
  if (!kind) return untyped("Object 'Kind' is missing in 'unstructured object has no kind'")
  if (!apiVersion && place === 'list') {
    return untyped("Object 'apiVersion' is missing in 'unstructured object has no version'")
  }
  const { namespace = '' } = (metadata ?? {}) as { namespace?: string }
  // Without a version a kind of the core group is found in the version that the server prefers.
  const info = mappedKind(String(apiVersion || 'v1'), String(kind))
  if (info === undefined) return unmatchedKind(value as Readonly<Record<string, unknown>>, FILE, place)
  if (info.scope === 'Cluster' || namespace === '' || namespace === TABLE_NAMESPACE) return info
  return `the namespace from the provided object "${namespace}" does not match the namespace "${TABLE_NAMESPACE}". You must pass '--namespace=${namespace}' to perform this operation.`
}
