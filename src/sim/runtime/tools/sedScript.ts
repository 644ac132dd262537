import { posixRegExp } from './posixRegExp.ts'

/** Which lines a command of sed is for. */
export type Address =
  | { readonly type: 'line'; readonly line: number }
  | { readonly type: 'last' }
  | { readonly type: 'match'; readonly matcher: RegExp }

/** A command of sed. */
export interface Editing {
  readonly from?: Address
  readonly to?: Address
  readonly negated: boolean
  readonly command: string
  readonly text: string
  readonly matcher?: RegExp
  readonly replacement?: string
  readonly flags: string
  /** Where a block begun here ends. */
  end?: number
  active: boolean
}

/** A script that sed cannot read. */
export class SedError extends Error {}

/** Parses a script of sed to a flat list; blocks jump to their end. */
export function parseScript(script: string, extended: boolean): Editing[] {
  const commands: Editing[] = []
  const open: number[] = []
  const kind = extended ? 'extended' : 'basic'
  let at = 0
  const delimited = (delimiter: string): string => {
    let text = ''
    let inBrackets = false
    for (; at < script.length; at++) {
      const c = script[at] as string
      if (c === '\\' && at + 1 < script.length) {
        const next = script[++at] as string
        text += next === delimiter && !inBrackets ? next : next === '\n' ? '\n' : `\\${next}`
      } else if (c === '[' && !inBrackets) {
        inBrackets = true
        text += c
      } else if (c === ']' && inBrackets && !/\[\^?$/.test(text)) {
        inBrackets = false
        text += c
      } else if (c === delimiter && !inBrackets) {
        at++
        return text
      } else text += c
    }
    throw new SedError('unmatched delimiter')
  }
  const address = (): Address | undefined => {
    const c = script[at] ?? ''
    if (/\d/.test(c)) {
      const digits = /^\d+/.exec(script.slice(at))?.[0] ?? ''
      at += digits.length
      return { type: 'line', line: Number(digits) }
    }
    if (c === '$') {
      at++
      return { type: 'last' }
    }
    if (c !== '/' && c !== '\\') return undefined
    at += c === '\\' ? 2 : 1
    const matcher = posixRegExp(delimited(c === '\\' ? (script[at - 1] as string) : '/'), kind, '')
    return { type: 'match', matcher }
  }
  const blank = (): void => {
    while (at < script.length && /[ \t]/.test(script[at] as string)) at++
  }
  while (at < script.length) {
    while (at < script.length && /[\s;]/.test(script[at] as string)) at++
    if (at >= script.length) break
    if (script[at] === '#') {
      while (at < script.length && script[at] !== '\n') at++
      continue
    }
    const from = address()
    blank()
    let to: Address | undefined
    if (from !== undefined && script[at] === ',') {
      at++
      blank()
      to = address()
    }
    blank()
    const negated = script[at] === '!'
    if (negated) at++
    blank()
    const command = script[at++] ?? ''
    const base = { ...(from && { from }), ...(to && { to }), negated, command, active: false }
    switch (command) {
      case 's': {
        const delimiter = script[at++] ?? '/'
        const pattern = delimited(delimiter)
        // a replacement has no brackets
        let replacement = ''
        for (; at < script.length && script[at] !== delimiter; at++) {
          if (script[at] === '\\' && script[at + 1] === delimiter) replacement += script[++at]
          else if (script[at] === '\\') replacement += `\\${script[++at] ?? ''}`
          else replacement += script[at]
        }
        if (at >= script.length) throw new SedError(`unmatched '${delimiter}'`)
        at++
        const flags = /^[gpiIw0-9]*/.exec(script.slice(at))?.[0] ?? ''
        at += flags.length
        const matcher = posixRegExp(pattern, kind, /i/i.test(flags) ? 'gi' : 'g')
        commands.push({ ...base, text: '', matcher, replacement, flags })
        break
      }
      case 'y': {
        const delimiter = script[at++] ?? '/'
        const text = delimited(delimiter)
        commands.push({ ...base, text, replacement: delimited(delimiter), flags: '' })
        break
      }
      case 'a':
      case 'i':
      case 'c': {
        const body = /^\\?\n?[ \t]*((?:\\\n|[^\n])*)/.exec(script.slice(at)) ?? ['', '']
        at += body[0].length
        commands.push({ ...base, text: (body[1] ?? '').replace(/\\\n/g, '\n'), flags: '' })
        break
      }
      case '{':
        open.push(commands.length)
        commands.push({ ...base, text: '', flags: '' })
        break
      case '}': {
        const begun = commands[open.pop() ?? -1]
        if (begun === undefined) throw new SedError('unexpected }')
        begun.end = commands.length
        break
      }
      case 'd':
      case 'D':
      case 'p':
      case 'P':
      case 'q':
      case 'n':
      case 'N':
      case 'h':
      case 'H':
      case 'g':
      case 'G':
      case 'x':
      case '=':
        commands.push({ ...base, text: '', flags: '' })
        break
      case ':':
      case 'b':
      case 't': {
        const label = /^[ \t]*([^\s;}]*)/.exec(script.slice(at)) ?? ['', '']
        at += label[0].length
        commands.push({ ...base, text: label[1] ?? '', flags: '' })
        break
      }
      default:
        throw new SedError(`unsupported command ${command}`)
    }
  }
  return commands
}
