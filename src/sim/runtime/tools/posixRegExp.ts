import { bracket } from '../shell/pattern.ts'

/** A pattern that cannot be compiled, in the C library's words. */
export class PatternError extends Error {
  readonly pattern: string
  constructor(pattern: string, message: string) {
    super(message)
    this.pattern = pattern
  }
}

/** Makes a POSIX regular expression one of JavaScript. */
export function posixRegExp(pattern: string, kind: 'basic' | 'extended', flags: string): RegExp {
  let source = ''
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] as string
    const next = pattern[i + 1]
    if (c === '[') {
      let end = i + 1
      if (pattern[end] === '^') end++
      if (pattern[end] === ']') end++
      while (end < pattern.length && pattern[end] !== ']') {
        if (pattern[end] === '[' && /[:.=]/.test(pattern[end + 1] ?? ''))
          end = pattern.indexOf(`${pattern[end + 1]}]`, end + 2) + 1
        end++
      }
      if (end >= pattern.length) throw new PatternError(pattern, 'Unmatched [, [^, [:, [., or [=')
      // within brackets a backslash stands for itself
      source += bracket(pattern.slice(i + 1, end).replaceAll('\\', '\\\\'))
      i = end
    } else if (c === '\\' && next !== undefined) {
      i++
      if (kind === 'basic' && '(){}|+?'.includes(next)) source += next
      else if (next === '<' || next === '>') source += '\\b'
      else if ('wWsSbBdDntr'.includes(next)) source += `\\${next}`
      else if (next >= '1' && next <= '9') source += `\\${next}`
      else source += /[A-Za-z0-9]/.test(next) ? next : `\\${next}`
    } else if (kind === 'basic' && '(){}|+?'.includes(c)) source += `\\${c}`
    else if (c === '*' && (source === '' || source === '^' || source.endsWith('('))) source += '\\*'
    else if (kind === 'basic' && c === '^' && i > 0 && !pattern.slice(0, i).endsWith('\\(')) source += '\\^'
    else if (kind === 'basic' && c === '$' && i < pattern.length - 1 && !pattern.slice(i + 1).startsWith('\\)'))
      source += '\\$'
    else if (kind === 'extended' && c === '{' && !/^\{\d*,?\d*\}/.test(pattern.slice(i))) source += '\\{'
    else source += c === '/' ? '\\/' : c
  }
  try {
    return new RegExp(source, flags)
  } catch {
    throw new PatternError(pattern, unbalanced(source) ? 'Unmatched ( or \\(' : 'Invalid regular expression')
  }
}

/** Whether an expression opens a group that it does not close. */
function unbalanced(source: string): boolean {
  const bare = source.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '')
  return bare.split('(').length > bare.split(')').length
}
