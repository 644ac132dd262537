import { scanJson, unexpectedCharacter } from './scanJson.ts'

/** What Go says of a text that is not JSON; undefined where it is. Models encoding/json, checkValid. */
export function jsonError(text: string): string | undefined {
  const read = readKind(text)
  return 'error' in read ? read.error : undefined
}

/** What Go says of a text that should be a JSON object, or null; undefined where it is. Models encoding/json, Unmarshal into a map. */
export function jsonObjectError(text: string): string | undefined {
  const read = readKind(text)
  if ('error' in read) return read.error
  if (read.kind === 'object' || read.kind === 'null') return undefined
  return `json: cannot unmarshal ${read.kind} into Go value of type map[string]interface {}`
}

/** JSON's kinds of values by what they begin with; anything else begins a number. */
const KINDS: Readonly<Record<string, string>> = {
  ...{ '{': 'object', '[': 'array', '"': 'string', t: 'bool', f: 'bool', n: 'null' },
}

function readKind(text: string): { readonly kind: string } | { readonly error: string } {
  const scanned = scanJson(text, 0)
  switch (scanned.kind) {
    case 'end':
    case 'truncated':
      return { error: 'unexpected end of JSON input' }
    case 'error':
      return { error: scanned.message }
    case 'value': {
      const next = scanned.end + text.slice(scanned.end).search(/[^ \t\r\n]|$/)
      if (next < text.length) return { error: unexpectedCharacter(text, next, 'after top-level value') }
      return { kind: KINDS[text[scanned.start] ?? ''] ?? 'number' }
    }
  }
}
