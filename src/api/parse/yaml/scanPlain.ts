import { codeOf, isBlank, isBreak, isSeparator } from './characters.ts'
import type { Reader } from './reader.ts'
import type { Token } from './token.ts'

/** Characters that end a plain scalar inside brackets. */
const FLOW_ENDS = new Set([...',?[]{}'].map(codeOf))
const [COLON, HASH, DASH, DOT, TAB] = [58, 35, 45, 46, 9] as const

/** Reads an unquoted scalar; `endsLine` says that the next line was looked at. Models go-yaml v2 scannerc.go, yaml_parser_scan_plain_scalar. */
export function scanPlain(
  reader: Reader,
  indent: number,
  context: 'block' | 'flow',
): { token: Token; endsLine: boolean } {
  const start = reader.mark
  let end = start
  let value = ''
  let breaks = ''
  let blanks = ''
  for (;;) {
    if (reader.isDocumentMark(DASH) || reader.isDocumentMark(DOT) || reader.peek() === HASH) break
    const from = reader.offset
    let length = 0
    for (let code = reader.peek(); !isSeparator(code); code = reader.peek(length)) {
      if (code === COLON && isSeparator(reader.peek(length + 1))) break
      if (context === 'flow' && FLOW_ENDS.has(code)) break
      length++
    }
    if (length > 0) {
      reader.skip(length)
      value += (breaks === '' ? blanks : folded(breaks)) + reader.text.slice(from, reader.offset)
      breaks = ''
      blanks = ''
      end = reader.mark
    }
    if (!isBlank(reader.peek()) && !isBreak(reader.peek())) break
    for (let code = reader.peek(); isBlank(code) || isBreak(code); code = reader.peek()) {
      if (isBreak(code)) {
        blanks = ''
        breaks += reader.skipBreak()
        continue
      }
      if (breaks !== '' && reader.column < indent && code === TAB) {
        throw reader.scannerError('found a tab character that violates indentation', start)
      }
      if (breaks === '') blanks += String.fromCharCode(code)
      reader.skip()
    }
    if (context === 'block' && reader.column < indent) break
  }
  return { token: { kind: 'scalar', value, style: 'plain', start, end }, endsLine: breaks !== '' }
}

/** What line ends inside a scalar become: one is a space, of several the first is dropped. */
export function folded(breaks: string): string {
  if (!breaks.startsWith('\n')) return breaks
  return breaks.length === 1 ? ' ' : breaks.slice(1)
}
