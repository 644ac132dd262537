import { END, isBlank, isBreak, isSeparator } from './characters.ts'
import type { Mark } from './mark.ts'
import type { Reader } from './reader.ts'
import { folded } from './scanPlain.ts'
import type { Token } from './token.ts'

/** Of which language a text is: JSON allows two escapes that YAML 1.1 does not have. */
export type Dialect = 'yaml' | 'json'

const [SINGLE, BACKSLASH, DASH, DOT] = [39, 92, 45, 46] as const
const ESCAPES: Readonly<Record<string, string>> = {
  ...{ '0': '\0', a: '\x07', b: '\b', t: '\t', '\t': '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b', ' ': ' ' },
  ...{ '"': '"', "'": "'", '\\': '\\', N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029' },
}
const CODE_LENGTH: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** Reads a scalar in single or double quotes. Models go-yaml v2 scannerc.go, yaml_parser_scan_flow_scalar. */
export function scanQuoted(reader: Reader, dialect: Dialect): Token {
  const start = reader.mark
  const quote = reader.peek()
  reader.skip()
  let value = ''
  for (;;) {
    if (reader.isDocumentMark(DASH) || reader.isDocumentMark(DOT)) {
      throw reader.scannerError('found unexpected document indicator', start)
    }
    if (reader.peek() === END) throw reader.scannerError('found unexpected end of stream', start)
    let joined = false
    let from = reader.offset
    for (let code = reader.peek(); !isSeparator(code); code = reader.peek()) {
      if (code === quote && !(quote === SINGLE && reader.peek(1) === SINGLE)) break
      if (code !== quote && (code !== BACKSLASH || quote === SINGLE)) {
        reader.skip()
        continue
      }
      value += reader.text.slice(from, reader.offset)
      if (code === quote) {
        value += "'"
        reader.skip(2)
      } else if (isBreak(reader.peek(1))) {
        reader.skip()
        reader.skipBreak()
        joined = true
      } else {
        value += scanEscape(reader, dialect, start)
      }
      from = reader.offset
      if (joined) break
    }
    value += reader.text.slice(from, reader.offset)
    if (reader.peek() === quote) break
    value += scanGap(reader, joined ? 'joined' : 'folded')
  }
  reader.skip()
  return { kind: 'scalar', value, style: 'quoted', start, end: reader.mark }
}

/** Blanks inside a scalar: kept on a line, folded over line ends, dropped where an escaped line end joins two lines. */
function scanGap(reader: Reader, line: 'folded' | 'joined'): string {
  let blanks = ''
  let breaks = ''
  for (let code = reader.peek(); isBlank(code) || isBreak(code); code = reader.peek()) {
    if (isBreak(code)) {
      // Behind an escaped line end the first one is not the line's own.
      breaks += reader.skipBreak()
    } else {
      if (breaks === '' && line === 'folded') blanks += String.fromCharCode(code)
      reader.skip()
    }
  }
  if (line === 'joined') return breaks
  return breaks === '' ? blanks : folded(breaks)
}

function scanEscape(reader: Reader, dialect: Dialect, start: Mark): string {
  const letter = String.fromCharCode(reader.peek(1))
  const simple = Object.hasOwn(ESCAPES, letter)
    ? ESCAPES[letter]
    : dialect === 'json' && letter === '/'
      ? '/'
      : undefined
  if (simple !== undefined) {
    reader.skip(2)
    return simple
  }
  const length = Object.hasOwn(CODE_LENGTH, letter) ? CODE_LENGTH[letter] : undefined
  if (length === undefined) throw reader.scannerError('found unknown escape character', start)
  reader.skip(2)
  const digits = /^[0-9a-fA-F]*/.exec(reader.text.slice(reader.offset, reader.offset + length))?.[0] ?? ''
  if (digits.length < length) throw reader.scannerError('did not find expected hexdecimal number', start)
  const code = Number.parseInt(digits, 16)
  const surrogate = code >= 0xd800 && code <= 0xdfff
  if (code > 0x10ffff || (surrogate && dialect === 'yaml')) {
    throw reader.scannerError('found invalid Unicode character escape code', start)
  }
  reader.skip(length)
  return surrogate ? String.fromCharCode(code) : String.fromCodePoint(code)
}
