import { fromByteString, toByteString } from '../files/bytes.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import { openFor, wholeNamed } from './input.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const base64Tool: Tool = waiting(function* (call) {
  const read = options(call.args, 'dw:', { decode: 'd', wrap: 'w:' })
  if (read.error !== undefined || read.rest.length > 1) return usage(call, read.error)
  const text = yield* wholeNamed(call, read.rest[0])
  if (text === undefined) return 1
  if (read.flags.has('d')) return decode(call, text)
  const width = Number(read.values.get('w') ?? 76)
  const encoded = encodeBase64(toByteString(text))
  if (width === 0) call.out(encoded)
  else for (let i = 0; i < encoded.length; i += width) call.out(`${encoded.slice(i, i + width)}\n`)
  return 0
})

function decode(call: ToolCall, text: string): number {
  const clean = text.replace(/\s/g, '')
  const letters = /^[A-Za-z0-9+/]*/.exec(clean)?.[0] ?? ''
  const rest = clean.slice(letters.length)
  const ended =
    rest === '' ? letters.length % 4 === 0 : /^={1,2}$/.test(rest) && (letters.length + rest.length) % 4 === 0
  call.out(fromByteString(decodeBase64(ended ? letters : letters.slice(0, letters.length - (letters.length % 4)))))
  // what begins with something else is taken as the end
  if (ended || letters === '') return 0
  call.complain('truncated input')
  return 1
}

/** Bytes as base64, without newlines. */
export function encodeBase64(bytes: string): string {
  let encoded = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const at = (j: number): number => (i + j < bytes.length ? bytes.charCodeAt(i + j) : 0)
    const triple = (at(0) << 16) | (at(1) << 8) | at(2)
    for (let j = 0; j < 4; j++) encoded += i + j > bytes.length ? '=' : ALPHABET[(triple >> (18 - 6 * j)) & 63]
  }
  return encoded
}

/** The bytes that base64 stands for. */
function decodeBase64(text: string): string {
  let bytes = ''
  let bits = 0
  let held = 0
  for (const c of text) {
    held = ((held << 6) | ALPHABET.indexOf(c)) & 0xffffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes += String.fromCharCode((held >> bits) & 255)
  }
  return bytes
}

/** A byte of six bits as uuencode writes it. */
const sixBits = (value: number): string => String.fromCharCode(value === 0 ? 96 : 32 + value)

function encodeLine(bytes: string): string {
  let line = sixBits(bytes.length)
  for (let i = 0; i < bytes.length; i += 3) {
    const at = (j: number): number => (i + j < bytes.length ? bytes.charCodeAt(i + j) : 0)
    const triple = (at(0) << 16) | (at(1) << 8) | at(2)
    for (const shift of [18, 12, 6, 0]) line += sixBits((triple >> shift) & 63)
  }
  return line
}

const uuencodeTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'm')
  const name = read.rest.at(-1)
  if (read.error !== undefined || name === undefined) return usage(call, read.error)
  const text = yield* wholeNamed(call, read.rest.length > 1 ? read.rest[0] : '-')
  if (text === undefined) return 1
  const bytes = toByteString(text)
  const pieces = (size: number): string[] => bytes.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []
  if (read.flags.has('m')) {
    const lines = pieces(45).map((piece) => `${encodeBase64(piece)}\n`)
    call.out(`begin-base64 644 ${name}\n${lines.join('')}====\n`)
  } else {
    const lines = pieces(45).map((piece) => `${encodeLine(piece)}\n`)
    call.out(`begin 644 ${name}\n${lines.join('')}\`\nend\n`)
  }
  return 0
})

const uudecodeTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'o:')
  const text = yield* wholeNamed(call, read.rest[0])
  if (read.error !== undefined || text === undefined) return usage(call, read.error)
  const lines = text.split('\n')
  const start = lines.findIndex((line) => /^begin(-base64)? [0-7]+ /.test(line))
  if (start < 0) {
    call.complain("no 'begin' line")
    return 1
  }
  const [kind, , named = ''] = (lines[start] ?? '').split(' ')
  const body = lines.slice(
    start + 1,
    lines.findIndex((line, i) => i > start && /^(`?|end|====)$/.test(line)),
  )
  const bytes =
    kind === 'begin-base64'
      ? body.map((line) => decodeBase64(line.replace(/=+$/, ''))).join('')
      : body.map(decodeLine).join('')
  const opened = yield* openFor(call, read.values.get('o') ?? named, 'write')
  if ('error' in opened) {
    call.complain(`can't open '${read.values.get('o') ?? named}': ${fileErrorText(opened.error)}`)
    return 1
  }
  opened.file.write(fromByteString(bytes))
  return 0
})

function decodeLine(line: string): string {
  const values = [...line].map((c) => (c.charCodeAt(0) - 32) & 63)
  let bytes = ''
  for (let i = 1; i + 3 < values.length + 1; i += 4) {
    const quad = [0, 1, 2, 3].reduce((sum, j) => (sum << 6) | (values[i + j] ?? 0), 0)
    bytes += String.fromCharCode((quad >> 16) & 255, (quad >> 8) & 255, quad & 255)
  }
  return bytes.slice(0, values[0] ?? 0)
}

/** Tools that write bytes as letters. */
export const encodingTools: Readonly<Record<string, Tool>> = {
  base64: base64Tool,
  uudecode: uudecodeTool,
  uuencode: uuencodeTool,
}
