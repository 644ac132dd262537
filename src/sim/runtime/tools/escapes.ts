import { fromByteString } from '../files/bytes.ts'

const SIMPLE: Readonly<Record<string, string>> = {
  '\\': '\\',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** Resolves backslash escapes as `echo -e` and `printf %b` do; `ended` where `\c` says to print nothing more. */
export function unescapeText(
  text: string,
  /** How octal numbers are written: with a zero before three digits too, or with three digits. */
  octals: 'four digits' | 'three digits' = 'four digits',
): { readonly text: string; readonly ended: boolean } {
  if (!text.includes('\\')) return { text, ended: false }
  let result = ''
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '\\') {
      result += text[i]
      continue
    }
    const rest = text.slice(i + 1, i + 6)
    if (rest.startsWith('c')) return { text: result, ended: true }
    const octal = (octals === 'four digits' ? /^0?[0-7]{1,3}/ : /^[0-7]{1,3}/).exec(rest)?.[0]
    const hex = /^x([0-9a-fA-F]{1,2})/.exec(rest)
    const simple = SIMPLE[rest[0] ?? '']
    if (octal !== undefined) {
      result += fromByteString(String.fromCharCode(Number.parseInt(octal, 8) & 255))
      i += octal.length
    } else if (hex !== null) {
      result += fromByteString(String.fromCharCode(Number.parseInt(hex[1] ?? '0', 16)))
      i += hex[0].length
    } else if (simple !== undefined) {
      result += simple
      i++
    } else result += '\\'
  }
  return { text: result, ended: false }
}
