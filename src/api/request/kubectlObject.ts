import { decode } from '../decode/decode.ts'
import { jsonKind } from '../decode/goNames.ts'
import { goJson } from '../goText/goJson.ts'
import { goQuote } from '../goText/goQuote.ts'
import { headerProblems } from '../parse/headerProblems.ts'
import { sortedKeys } from '../sortedKeys.ts'

/** What kubectl says of an object of a file that does not say what it is; undefined where it does. Models cli-runtime/pkg/resource/visitor.go, ValidateSchema. */
export function invalidHeader(value: unknown, file: string): string | undefined {
  const problems = headerProblems(value).map(({ message }) => message)
  if (problems.length === 0) return undefined
  const told = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`
  const advice = 'if you choose to ignore these errors, turn validation off with --validate=false'
  return `error validating "${file}": error validating data: ${told}; ${advice}`
}

/** What kubectl says of an object of a file that it cannot take apart. Models cli-runtime/pkg/resource/metadata_decoder.go, and apimachinery unstructured/helpers.go, unstructuredJSONScheme. */
export function undecodableObject(value: Readonly<Record<string, unknown>>, file: string): string | undefined {
  const undecodable = (why: string) => `unable to decode "${file}": ${why}`
  const { kind, metadata, items } = value
  if (items !== undefined && items !== null && !Array.isArray(items)) {
    const what = jsonKind(items)
    return undecodable(`json: cannot unmarshal ${what} into Go struct field decodeList.items of type []json.RawMessage`)
  }
  if (kind === '') return undecodable(`Object 'Kind' is missing in '${goJson(sortedKeys(value))}'`)
  const decoded = decode({ metadata }, 'ConfigMap')
  if (decoded.ok) return undefined
  return undecodable(decoded.error.message.replace('ConfigMap.metadata', 'metadataOnlyObject.metadata'))
}

/** What kubectl says of an object of a kind that the server does not serve; an item of a list is told of without its names. Models cli-runtime/pkg/resource/mapper.go. */
export function unmatchedKind(value: Readonly<Record<string, unknown>>, file: string, place: 'file' | 'list'): string {
  const { apiVersion, kind, metadata } = value
  const unmatched = `no matches for kind "${kind}" in version "${apiVersion}"`
  if (place === 'list') return `unable to recognize ${unmatched}`
  const { name = '', namespace = '' } = (metadata ?? {}) as { name?: string; namespace?: string }
  const where = `name: ${goQuote(name)} namespace: ${goQuote(namespace)} from "${file}"`
  return `resource mapping not found for ${where}: ${unmatched}\nensure CRDs are installed first`
}
