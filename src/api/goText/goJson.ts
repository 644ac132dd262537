/** JSON as Go writes it: the characters that HTML minds are escaped; an indent puts every item on a line of its own. Maps and objects keep their order. Models encoding/json, Marshal and MarshalIndent. */
export function goJson(value: unknown, indent = ''): string {
  return written(value, indent, '\n')
}

function written(value: unknown, indent: string, line: string): string {
  if (value === undefined || value === null) return 'null'
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object') return String(value)
  const inner = line + indent
  if (Array.isArray(value)) {
    const items = value.map((item) => written(item, indent, inner))
    return enclosed('[', items, ']', indent, line)
  }
  const entries = value instanceof Map ? [...value] : Object.entries(value)
  const colon = indent === '' ? ':' : ': '
  const items = entries
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${quoted(String(key))}${colon}${written(item, indent, inner)}`)
  return enclosed('{', items, '}', indent, line)
}

function enclosed(open: string, items: readonly string[], close: string, indent: string, line: string): string {
  if (items.length === 0 || indent === '') return `${open}${items.join(',')}${close}`
  return `${open}${line}${indent}${items.join(`,${line}${indent}`)}${line}${close}`
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
