/**
 * Files and pipes of the simulation hold text. A byte that belongs to no UTF-8 sequence is kept as a half of a
 * surrogate pair, U+DC80 to U+DCFF, as Python's PEP 383 has it: so whatever is written can be read again.
 */
const ESCAPE = 0xdc00
const ASCII = /^[\0-\x7f]*$/

const isEscape = (code: number): boolean => code >= 0xdc80 && code <= 0xdcff

/** The bytes of a text, as a string of one character (below U+0100) for each. */
export function toByteString(text: string): string {
  if (ASCII.test(text)) return text
  let bytes = ''
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0
    if (code < 0x80) bytes += c
    else if (isEscape(code)) bytes += String.fromCharCode(code - ESCAPE)
    else if (code < 0x800) bytes += String.fromCharCode(0xc0 | (code >> 6), trail(code, 0))
    else if (code < 0x10000) bytes += String.fromCharCode(0xe0 | (code >> 12), trail(code, 6), trail(code, 0))
    else bytes += String.fromCharCode(0xf0 | (code >> 18), trail(code, 12), trail(code, 6), trail(code, 0))
  }
  return bytes
}

const trail = (code: number, shift: number): number => 0x80 | ((code >> shift) & 0x3f)

/** A sequence of UTF-8 that stands for a character beyond ASCII; what it does not match is no UTF-8. */
const SEQUENCE =
  /[\xc2-\xdf][\x80-\xbf]|(?:\xe0[\xa0-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]|\xed[\x80-\x9f])[\x80-\xbf]|(?:\xf0[\x90-\xbf]|[\xf1-\xf3][\x80-\xbf]|\xf4[\x80-\x8f])[\x80-\xbf]{2}|[\x80-\xff]/g

/** The text that a string of bytes stands for. */
export function fromByteString(bytes: string): string {
  if (ASCII.test(bytes)) return bytes
  return bytes.replace(SEQUENCE, (sequence) => {
    const first = sequence.charCodeAt(0)
    if (sequence.length === 1) return String.fromCharCode(ESCAPE + first)
    let code = first & (0x7f >> sequence.length)
    for (let i = 1; i < sequence.length; i++) code = (code << 6) | (sequence.charCodeAt(i) & 0x3f)
    return String.fromCodePoint(code)
  })
}

/** The bytes of a text. */
export const toBytes = (text: string): Uint8Array => Uint8Array.from(toByteString(text), (c) => c.charCodeAt(0))

/** The text that bytes stand for. */
export function fromBytes(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192))
  return fromByteString(text)
}

/** How many bytes a text takes. */
export function byteLength(text: string): number {
  if (ASCII.test(text)) return text.length
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    if (code < 0x800) bytes++
    else if (code < 0xd800 || code >= 0xe000) bytes += 2
    // a pair of two units is four bytes; a half alone is one
    else if (code < 0xdc00) {
      bytes += 2
      i++
    }
  }
  return bytes
}

/** A text as a log shows it: bytes that are no UTF-8 become replacement characters. */
export function printable(text: string): string {
  return /[\udc80-\udcff]/.test(text) ? fromByteString(toByteString(text)).replace(LONE_HALF, '\ufffd') : text
}

const LONE_HALF = /(?<![\ud800-\udbff])[\udc80-\udcff]/g
