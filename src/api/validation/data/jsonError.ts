const LITERALS = ['true', 'false', 'null'] as const

/** What Go says of a text that is not JSON; undefined where it is. Models encoding/json, SyntaxError. */
export function jsonError(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch {
    return describe(text)
  }
}

function describe(text: string): string {
  const trimmed = text.trimStart()
  if (trimmed === '') return 'unexpected end of JSON input'
  for (const literal of LITERALS) {
    if (trimmed[0] !== literal[0]) continue
    for (let at = 1; at < literal.length; at++) {
      if (trimmed[at] === undefined) return 'unexpected end of JSON input'
      if (trimmed[at] !== literal[at]) {
        return `invalid character '${trimmed[at]}' in literal ${literal} (expecting '${literal[at]}')`
      }
    }
  }
  if (/^[[{"\d-]/.test(trimmed)) return 'unexpected end of JSON input'
  return `invalid character '${trimmed[0]}' looking for beginning of value`
}
