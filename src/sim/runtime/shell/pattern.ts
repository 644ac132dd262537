import { toByteString } from '../files/bytes.ts'

const cache = new Map<string, RegExp>()

/** Compiles a shell pattern (`*`, `?`, `[...]`; a backslash makes the next character literal) to an expression for whole texts. */
export function patternToRegExp(pattern: string): RegExp {
  const known = cache.get(pattern)
  if (known !== undefined) return known
  const compiled = new RegExp(`^${patternSource(pattern)}$`, 's')
  if (cache.size > 500) cache.clear()
  cache.set(pattern, compiled)
  return compiled
}

/** Whether a whole text is what a pattern describes. In the shell a byte is a character, as there is no locale. */
export const matchesPattern = (pattern: string, text: string): boolean =>
  patternToRegExp(toByteString(pattern)).test(toByteString(text))

/** The source of a regular expression for a shell pattern; `shortest` stars match as little as they can. */
export function patternSource(pattern: string, stars: 'longest' | 'shortest' = 'longest'): string {
  const star = stars === 'longest' ? '.*' : '.*?'
  let source = ''
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] as string
    if (c === '*') source += star
    else if (c === '?') source += '.'
    else if (c === '\\' && i + 1 < pattern.length) source += literal(pattern[++i] as string)
    else if (c === '[') {
      const end = bracketEnd(pattern, i)
      if (end < 0) source += '\\['
      else {
        source += bracket(pattern.slice(i + 1, end))
        i = end
      }
    } else source += literal(c)
  }
  return source
}

/** Makes a text a pattern that matches only itself. */
export const quotePattern = (text: string): string => text.replace(/[*?[\]\\]/g, '\\$&')

/** Whether a pattern may match anything but itself. */
export const hasPattern = (pattern: string): boolean => /(^|[^\\])(\\\\)*[*?[]/.test(pattern)

function bracketEnd(pattern: string, start: number): number {
  let i = start + 1
  if (pattern[i] === '!' || pattern[i] === '^') i++
  if (pattern[i] === ']') i++
  for (; i < pattern.length; i++) {
    if (pattern[i] === '\\') i++
    else if (pattern.startsWith('[:', i)) {
      const close = pattern.indexOf(':]', i)
      if (close > 0) i = close + 1
    } else if (pattern[i] === ']') return i
  }
  return -1
}

/** Character classes of POSIX, as the inside of a bracket expression. */
const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
}

/** The inside of a POSIX bracket expression as one of JavaScript. */
export function bracket(inside: string): string {
  const negated = inside.startsWith('!') || inside.startsWith('^')
  const pieces = (negated ? inside.slice(1) : inside).matchAll(/\[:(\w+):\]|(\\?.)-(\\?.)|\\(.)|(.)/gsu)
  let body = ''
  for (const [, name, from, to, escaped, plain] of pieces) {
    if (name !== undefined) body += CLASSES[name] ?? ''
    else if (from !== undefined && to !== undefined)
      body += range(from.replace(/^\\(?=.)/s, ''), to.replace(/^\\(?=.)/s, ''))
    else body += inClass(escaped ?? plain ?? '')
  }
  // what holds nothing matches nothing; its complement everything
  return body === '' && !negated ? '(?!)' : `[${negated ? '^' : ''}${body}]`
}

/** A range; one that runs backwards is empty. */
const range = (from: string, to: string): string => (from <= to ? `${inClass(from)}-${inClass(to)}` : '')

const inClass = (c: string): string => (/[\\\]^-]/.test(c) ? `\\${c}` : c)

const literal = (c: string): string => (/[.*+?^${}()|[\]\\/]/.test(c) ? `\\${c}` : c)
