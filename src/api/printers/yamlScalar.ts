import { readsAsText } from '../parse/yaml/resolveScalar.ts'

/** Lines longer than this are folded at the next blank. */
const WIDTH = 80

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
  if (!readsAsText(text)) return doubleQuoted(text, place)
  if (special || breaksAfterSpace || spaceAfterBreak) return doubleQuoted(text, place)
  if (blockIndicators || edgeSpace) return singleQuoted(text, place)
  return folded([...text], place, 0)
}

// Models the emitter's yaml_emitter_analyze_scalar for block context.
function analyze(text: string) {
  const startsDocument = text.startsWith('---') || text.startsWith('...')
  const firstIndicator = /^([#,[\]{}&*!|>'"%@`]|[-?:]([ \t\n]|$))/.test(text)
  const laterIndicator = /:([ \t\n]|$)|[ \t\n]#/.test(text)
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
  '\u0085': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
}

function doubleQuoted(text: string, place: ScalarPlace): string {
  const pieces = [...text].map((char) => ESCAPES[char] ?? (isPrintable(char) ? char : escaped(char)))
  return `"${folded(pieces, { ...place, column: place.column + 1 }, 1, '\\')}"`
}

function singleQuoted(text: string, place: ScalarPlace): string {
  const pieces = [...text].map((char) => (char === "'" ? "''" : char))
  return `'${folded(pieces, { ...place, column: place.column + 1 }, 1)}'`
}

// A blank is printable; a tab is not, nor is anything beyond the basic plane.
function isPrintable(char: string): boolean {
  const code = char.codePointAt(0) ?? 0
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code < 0xfffe && code !== 0xfeff)
}

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0
  const hex = code.toString(16).toUpperCase()
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

// A line is broken at a blank once it is too long, though not at the `edge`; a key never is. Several blanks stay together, unless the first that follows can be marked.
function folded(
  pieces: readonly string[],
  { role, column, indent }: ScalarPlace,
  edge: 0 | 1,
  blankMark?: string,
): string {
  if (role === 'key') return pieces.join('')
  let result = ''
  let at = column
  pieces.forEach((piece, index) => {
    const inside = index >= edge && index < pieces.length - edge
    const blankFollows = pieces[index + 1] === ' '
    const first = pieces[index - 1] !== ' ' && (blankMark !== undefined || !blankFollows)
    if (piece === ' ' && at > WIDTH && inside && first) {
      const mark = blankFollows ? (blankMark ?? '') : ''
      result += `\n${' '.repeat(indent)}${mark}`
      at = indent + mark.length
      return
    }
    result += piece
    at += [...piece].length
  })
  return result
}
