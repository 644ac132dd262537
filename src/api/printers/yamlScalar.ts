/** Lines longer than this are folded at the next blank. */
const WIDTH = 80

const BOOLEANS_AND_NULLS =
  /^(y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON|n|N|no|No|NO|false|False|FALSE|off|Off|OFF|~|null|Null|NULL|<<)?$/
const INTEGER = /^[-+]?(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+|0|[1-9]\d*)$/
const FLOAT = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/
const SPECIAL_FLOAT = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/
const TIMESTAMP = /^\d{4}-\d{1,2}-\d{1,2}([Tt ]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d{2}:\d{2})?)?$/
const BASE_60 = /^[-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?$/

/** Where a scalar stands: the indent of lines that continue it, the column it begins at, and whether it is a key. */
export interface ScalarPlace {
  readonly role: 'key' | 'value'
  readonly column: number
  readonly indent: number
}

/** A text as a YAML scalar, quoted only where it must be. Models sigs.k8s.io/yaml's goyaml.v2, encoder.stringv and the emitter's choice of styles. */
export function yamlScalar(text: string, place: ScalarPlace): string {
  const { blockIndicators, breaksAfterSpace, special, edgeSpace, spaceAfterBreak } = analyze(text)
  if (text.includes('\n')) {
    const literal = place.role === 'value' && !breaksAfterSpace && !special && !text.endsWith(' ')
    return literal ? literalScalar(text, place.indent) : doubleQuoted(text, place)
  }
  if (!isPlainText(text)) return doubleQuoted(text, place)
  if (special || breaksAfterSpace || spaceAfterBreak) return doubleQuoted(text, place)
  if (blockIndicators || edgeSpace) return folded(`'${text.replaceAll("'", "''")}'`, place, 'quoted')
  return folded(text, place, 'plain')
}

// Whether a text without quotes would still be read as a text.
function isPlainText(text: string): boolean {
  if (BOOLEANS_AND_NULLS.test(text) || SPECIAL_FLOAT.test(text) || TIMESTAMP.test(text) || BASE_60.test(text))
    return false
  const digits = text.replaceAll('_', '')
  return !INTEGER.test(digits) && !FLOAT.test(digits)
}

// Models the emitter's yaml_emitter_analyze_scalar for block context.
function analyze(text: string) {
  const startsDocument = text.startsWith('---') || text.startsWith('...')
  const firstIndicator = /^([#,[\]{}&*!|>'"%@`]|[-?:](\s|$))/.test(text)
  const laterIndicator = /:(\s|$)|\s#/.test(text)
  return {
    blockIndicators: startsDocument || firstIndicator || laterIndicator,
    edgeSpace: /^[ \n]|[ \n]$/.test(text),
    breaksAfterSpace: / \n/.test(text),
    spaceAfterBreak: /\n /.test(text),
    special: [...text].some((char) => char !== '\n' && !isPrintable(char)),
  }
}

function literalScalar(text: string, indent: number): string {
  const hint = /^[ \n]/.test(text) ? '2' : ''
  const chomp = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : ''
  const body = chomp === '-' ? text : text.slice(0, -1)
  const lines = body.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line))
  return `|${hint}${chomp}\n${lines.join('\n')}`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\u0000': '\\0',
  '\u0007': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\u001b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
}

function doubleQuoted(text: string, place: ScalarPlace): string {
  const escaped = [...text].map((char) => {
    const known = ESCAPES[char]
    if (known !== undefined) return known
    return isPrintable(char) ? char : `\\x${hex(char)}`
  })
  return folded(`"${escaped.join('')}"`, place, 'doubleQuoted')
}

// A blank is printable, a tab is not.
function isPrintable(char: string): boolean {
  const code = char.codePointAt(0) ?? 0
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code !== 0xfeff && code !== 0xfffe && code !== 0xffff)
}

function hex(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')
}

// A line is broken at a single blank once it is too long; a key never is.
function folded(
  text: string,
  { role, column, indent }: ScalarPlace,
  style: 'plain' | 'quoted' | 'doubleQuoted',
): string {
  if (role === 'key') return text
  const chars = [...text]
  const edge = style === 'plain' ? 0 : 1
  let result = ''
  let at = column
  chars.forEach((char, index) => {
    const inside = index > edge && index < chars.length - 1 - edge
    const single = chars[index - 1] !== ' ' && (style === 'doubleQuoted' || chars[index + 1] !== ' ')
    if (char === ' ' && at > WIDTH && single && (style === 'plain' || inside)) {
      const kept = style === 'doubleQuoted' && chars[index + 1] === ' ' ? '\\' : ''
      result += `\n${' '.repeat(indent)}${kept}`
      at = indent + kept.length
      return
    }
    result += char
    at++
  })
  return result
}
