import { fromByteString, toByteString } from '../files/bytes.ts'
import { wholeNamed } from './input.ts'
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
  const good = /^[A-Za-z0-9+/]*={0,2}$/.test(clean) && clean.length % 4 === 0
  const upTo = /^[A-Za-z0-9+/]*/.exec(clean)?.[0] ?? ''
  const whole = good ? upTo : upTo.slice(0, upTo.length - (upTo.length % 4))
  call.out(fromByteString(decodeBase64(whole)))
  if (good) return 0
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

/** Tools that write bytes as letters. */
export const encodingTools: Readonly<Record<string, Tool>> = { base64: base64Tool }
