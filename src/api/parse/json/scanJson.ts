import { goQuote } from '../../goText/goQuote.ts'

/** What stands at a place of a text that should be JSON: a value, nothing more, a value without its end, or an error in Go's words. */
export type ScannedJson =
  | { readonly kind: 'value'; readonly start: number; readonly end: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'truncated'; readonly offset: number }
  | { readonly kind: 'error'; readonly message: string; readonly offset: number }

type Failure = Extract<ScannedJson, { kind: 'truncated' | 'error' }>

type Expected = 'value' | 'firstItem' | 'key' | 'firstKey' | 'colon' | 'afterValue'

const DEEPEST = 10_000
const LITERALS: ReadonlyMap<string, string> = new Map([
  ['t', 'true'],
  ['f', 'false'],
  ['n', 'null'],
])

/** Finds the end of one JSON value. Models Go's encoding/json, scanner.go and Decoder.readValue. */
export function scanJson(text: string, from: number): ScannedJson {
  const closing: string[] = []
  let expected: Expected = 'value'
  let at = skipSpace(text, from)
  if (at >= text.length) return { kind: 'end' }
  const start = at
  for (; at < text.length; at = skipSpace(text, at)) {
    const character = text[at] ?? ''
    if (character === closing.at(-1) && (expected === 'afterValue' || expected.startsWith('first'))) {
      closing.pop()
      at++
      expected = 'afterValue'
    } else {
      const step = stepFrom(text, at, expected, closing)
      if ('kind' in step) return step
      at = step.at
      expected = step.expected
    }
    if (closing.length === 0 && expected === 'afterValue') return { kind: 'value', start, end: at }
    if (closing.length > DEEPEST) return unexpected(text, at - 1, 'exceeded max depth')
  }
  return truncated(text)
}

type Step = { readonly at: number; readonly expected: Expected } | Failure

function stepFrom(text: string, at: number, expected: Expected, closing: string[]): Step {
  const character = text[at] ?? ''
  switch (expected) {
    case 'colon':
      return character === ':' ? { at: at + 1, expected: 'value' } : unexpected(text, at, 'after object key')
    case 'afterValue': {
      const inObject = closing.at(-1) === '}'
      if (character === ',') return { at: at + 1, expected: inObject ? 'key' : 'value' }
      return unexpected(text, at, inObject ? 'after object key:value pair' : 'after array element')
    }
    case 'key':
    case 'firstKey':
      if (character !== '"') return unexpected(text, at, 'looking for beginning of object key string')
      return scanText(text, at, 'colon')
    case 'value':
    case 'firstItem':
      return scanValue(text, at, closing)
  }
}

function scanValue(text: string, at: number, closing: string[]): Step {
  const character = text[at] ?? ''
  if (character === '{' || character === '[') {
    closing.push(character === '{' ? '}' : ']')
    return { at: at + 1, expected: character === '{' ? 'firstKey' : 'firstItem' }
  }
  if (character === '"') return scanText(text, at, 'afterValue')
  if (/[-0-9]/.test(character)) return scanNumber(text, at)
  const literal = LITERALS.get(character)
  if (literal === undefined) return unexpected(text, at, 'looking for beginning of value')
  for (let index = 1; index < literal.length; index++) {
    if (text[at + index] === literal[index]) continue
    return unexpected(text, at + index, `in literal ${literal} (expecting '${literal[index]}')`)
  }
  return { at: at + literal.length, expected: 'afterValue' }
}

function scanText(text: string, start: number, expected: Expected): Step {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) return { at: at + 1, expected }
    if (code < 32) return unexpected(text, at, 'in string literal')
    if (code !== 92) continue
    at++
    const letter = text[at] ?? ''
    if (letter !== 'u') {
      if (!'bfnrt\\/"'.includes(letter) || letter === '') return unexpected(text, at, 'in string escape code')
      continue
    }
    for (let digit = 0; digit < 4; digit++) {
      at++
      if (!/[0-9a-fA-F]/.test(text[at] ?? '')) return unexpected(text, at, 'in \\u hexadecimal character escape')
    }
  }
  return truncated(text)
}

function scanNumber(text: string, start: number): Step {
  const digits = /[0-9]*/y
  const passDigits = (from: number) => {
    digits.lastIndex = from
    return from + (digits.exec(text)?.[0].length ?? 0)
  }
  let at = text[start] === '-' ? start + 1 : start
  if (!/[0-9]/.test(text[at] ?? '')) return unexpected(text, at, 'in numeric literal')
  at = text[at] === '0' ? at + 1 : passDigits(at)
  if (text[at] === '.') {
    const end = passDigits(at + 1)
    if (end === at + 1) return unexpected(text, end, 'after decimal point in numeric literal')
    at = end
  }
  if (text[at] === 'e' || text[at] === 'E') {
    const sign = /[-+]/.test(text[at + 1] ?? '') ? 1 : 0
    const end = passDigits(at + 1 + sign)
    if (end === at + 1 + sign) return unexpected(text, end, 'in exponent of numeric literal')
    at = end
  }
  return { at, expected: 'afterValue' }
}

function unexpected(text: string, at: number, where: string): Failure {
  return at >= text.length
    ? truncated(text)
    : { kind: 'error', message: unexpectedCharacter(text, at, where), offset: at }
}

/** What Go says of a character that may not stand where it does. Models encoding/json, scanner.error. */
export function unexpectedCharacter(text: string, at: number, where: string): string {
  // Go looks at bytes.
  const byte = String.fromCharCode(new TextEncoder().encode(text.slice(at, at + 2))[0] ?? 0)
  const quoted = byte === "'" ? "'\\''" : byte === '"' ? `'"'` : `'${goQuote(byte).slice(1, -1)}'`
  return `invalid character ${quoted} ${where}`
}

const truncated = (text: string): Failure => ({ kind: 'truncated', offset: text.length })

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at++
  return at
}
