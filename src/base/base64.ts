/** A text's UTF-8 bytes in base64. */
export function encodeBase64(text: string): string {
  let bytes = ''
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte)
  return btoa(bytes)
}

/** The text whose UTF-8 bytes stand in base64; white space between the letters does not count. What is no base64 is a mistake of the caller. */
export function decodeBase64(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** How many bytes stand in base64. */
export function base64Length(base64: string): number {
  return Math.floor((base64.replace(/[=\s]/g, '').length * 3) / 4)
}
