import { codeOf, isBlank, isBreakOrEnd, isDigit, isSeparator, isWord } from './characters.ts'
import type { Mark } from './mark.ts'
import type { Reader } from './reader.ts'
import type { Token } from './token.ts'

const [BANG, PERCENT, LESS, GREATER, DOT] = [33, 37, 60, 62, 46] as const
const AFTER_NAME = new Set([...'?:,]}%@`'].map(codeOf))
const URI = new Set([...";/?:@&=+$,.!~*'()[]%"].map(codeOf))

/** Reads `&name` or `*name`. Models go-yaml v2 scannerc.go, yaml_parser_scan_anchor. */
export function scanAnchor(reader: Reader, kind: 'alias' | 'anchor'): Token {
  const start = reader.mark
  reader.skip()
  const name = scanWord(reader)
  if (name === '' || !(isSeparator(reader.peek()) || AFTER_NAME.has(reader.peek()))) {
    throw reader.scannerError('did not find expected alphabetic or numeric character', start)
  }
  return { kind, name, start, end: reader.mark }
}

/** Reads `!tag`, `!!tag`, `!handle!tag` or `!<tag>`. Models go-yaml v2 scannerc.go, yaml_parser_scan_tag. */
export function scanTag(reader: Reader): Token {
  const start = reader.mark
  let handle = ''
  let suffix = ''
  if (reader.peek(1) === LESS) {
    reader.skip(2)
    suffix = scanUri(reader, start, '')
    if (reader.peek() !== GREATER) throw reader.scannerError("did not find the expected '>'", start)
    reader.skip()
  } else {
    const head = scanHandle(reader, start)
    if (head.length > 1 && head.endsWith('!')) {
      handle = head
      suffix = scanUri(reader, start, '')
    } else {
      suffix = scanUri(reader, start, head)
      if (suffix === '') suffix = '!'
      else handle = '!'
    }
  }
  if (!isSeparator(reader.peek())) throw reader.scannerError('did not find expected whitespace or line break', start)
  return { kind: 'tag', handle, suffix, start, end: reader.mark }
}

/** Reads `%YAML 1.1` or `%TAG ! prefix`. Models go-yaml v2 scannerc.go, yaml_parser_scan_directive. */
export function scanDirective(reader: Reader): Token {
  const start = reader.mark
  reader.skip()
  const name = scanWord(reader)
  if (name === '') throw reader.scannerError('could not find expected directive name', start)
  if (!isSeparator(reader.peek())) throw reader.scannerError('found unexpected non-alphabetical character', start)
  if (name !== 'YAML' && name !== 'TAG') throw reader.scannerError('found unknown directive name', start)
  while (isBlank(reader.peek())) reader.skip()
  const token = name === 'YAML' ? scanVersion(reader, start) : scanTagDirective(reader, start)
  while (isBlank(reader.peek())) reader.skip()
  reader.skipComment()
  if (!isBreakOrEnd(reader.peek())) throw reader.scannerError('did not find expected comment or line break', start)
  reader.skipBreak()
  return token
}

function scanVersion(reader: Reader, start: Mark): Token {
  const major = scanNumber(reader, start)
  if (reader.peek() !== DOT) throw reader.scannerError("did not find expected digit or '.' character", start)
  reader.skip()
  return { kind: 'version', version: `${major}.${scanNumber(reader, start)}`, start, end: reader.mark }
}

function scanNumber(reader: Reader, start: Mark): number {
  let value = 0
  let length = 0
  for (; isDigit(reader.peek()); reader.skip()) {
    if (++length > 2) throw reader.scannerError('found extremely long version number', start)
    value = value * 10 + reader.peek() - 48
  }
  if (length === 0) throw reader.scannerError('did not find expected version number', start)
  return value
}

function scanTagDirective(reader: Reader, start: Mark): Token {
  const handle = scanHandle(reader, start)
  if (handle !== '!' && !handle.endsWith('!')) throw reader.scannerError("did not find expected '!'", start)
  if (!isBlank(reader.peek())) throw reader.scannerError('did not find expected whitespace', start)
  while (isBlank(reader.peek())) reader.skip()
  const prefix = scanUri(reader, start, '')
  if (!isSeparator(reader.peek())) throw reader.scannerError('did not find expected whitespace or line break', start)
  return { kind: 'tagDirective', handle, prefix, start, end: reader.mark }
}

function scanHandle(reader: Reader, start: Mark): string {
  if (reader.peek() !== BANG) throw reader.scannerError("did not find expected '!'", start)
  reader.skip()
  const handle = `!${scanWord(reader)}`
  if (reader.peek() !== BANG) return handle
  reader.skip()
  return `${handle}!`
}

/** The rest of a tag behind what was taken for its handle. */
function scanUri(reader: Reader, start: Mark, head: string): string {
  let uri = head.slice(1)
  let found = head !== ''
  for (let code = reader.peek(); isWord(code) || URI.has(code); code = reader.peek()) {
    uri += code === PERCENT ? scanUriEscape(reader, start) : String.fromCharCode(code)
    if (code !== PERCENT) reader.skip()
    found = true
  }
  if (!found) throw reader.scannerError('did not find expected tag URI', start)
  return uri
}

function scanUriEscape(reader: Reader, start: Mark): string {
  const octet = () => {
    const digits = /^%([0-9a-fA-F]{2})/.exec(reader.text.slice(reader.offset, reader.offset + 3))?.[1]
    if (digits === undefined) throw reader.scannerError('did not find URI escaped octet', start)
    return Number.parseInt(digits, 16)
  }
  const first = octet()
  const width = first < 0x80 ? 1 : first >> 5 === 6 ? 2 : first >> 4 === 14 ? 3 : first >> 3 === 30 ? 4 : 0
  if (width === 0) throw reader.scannerError('found an incorrect leading UTF-8 octet', start)
  reader.skip(3)
  const bytes = [first]
  while (bytes.length < width) {
    const next = octet()
    if (next >> 6 !== 2) throw reader.scannerError('found an incorrect trailing UTF-8 octet', start)
    reader.skip(3)
    bytes.push(next)
  }
  return new TextDecoder().decode(Uint8Array.from(bytes))
}

function scanWord(reader: Reader): string {
  const from = reader.offset
  while (isWord(reader.peek())) reader.skip()
  return reader.text.slice(from, reader.offset)
}
