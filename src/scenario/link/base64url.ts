const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]))

/** Bytes as text that stands in a URL as it is, without padding (RFC 4648, section 5). */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const letters = Math.min(3, bytes.length - at) + 1
    for (let i = 0; i < letters; i++) text += ALPHABET[(group >> (18 - 6 * i)) & 63]
  }
  return text
}

/** The bytes of such a text; undefined where it is none. */
export function fromBase64url(text: string): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let width = 0
  let at = 0
  for (const letter of text) {
    const value = VALUES.get(letter)
    if (value === undefined) return undefined
    bits = ((bits << 6) | value) & 0xffff
    width += 6
    if (width >= 8) {
      width -= 8
      bytes[at++] = (bits >> width) & 0xff
    }
  }
  return bytes
}
