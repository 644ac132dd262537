import { PatternError, posixRegExp } from '../posixRegExp.ts'

/** Which lines a command of sed is for. A step takes every so many lines from a first one. */
export type Address =
  | { readonly type: 'line'; readonly line: number }
  | { readonly type: 'last' }
  /** Without an expression: the last one that was used. */
  | { readonly type: 'match'; readonly matcher: RegExp | undefined }
  /** So many lines after the first. */
  | { readonly type: 'lines'; readonly count: number }

/** `s`: what is replaced by what, which match, and what happens then. */
export interface Substitution {
  readonly matcher: RegExp | undefined
  readonly replacement: string
  readonly which: number
  readonly all: boolean
  readonly print: boolean
  readonly file?: string
}

/** A command of sed. */
export interface Editing {
  readonly from?: Address
  readonly to?: Address
  readonly negated: boolean
  readonly command: string
  /** The text of a, i and c; the label of b, t, T and `:`; the file of r and w; the first set of y. */
  readonly text: string
  readonly substitution?: Substitution
  /** The second set of y. */
  readonly translation?: string
  /** Where a block begun here ends. */
  end?: number
}

/** A script that sed cannot read. */
export class SedError extends Error {}

/** Parses a script of sed to a flat list; blocks jump to their end. Models busybox editors/sed.c, add_cmd. */
export function parseScript(script: string, kind: 'basic' | 'extended'): Editing[] {
  return new ScriptParser(script, kind).commands()
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07' }

class ScriptParser {
  private readonly script: string
  private readonly kind: 'basic' | 'extended'
  private at = 0

  constructor(script: string, kind: 'basic' | 'extended') {
    this.script = script
    this.kind = kind
  }

  commands(): Editing[] {
    const commands: Editing[] = []
    const open: number[] = []
    for (;;) {
      this.pass(/[\s;]*/y)
      if (this.at >= this.script.length) break
      if (this.script[this.at] === '#') {
        this.pass(/[^\n]*/y)
        continue
      }
      const editing = this.command()
      if (editing.command === '}') {
        const begun = commands[open.pop() ?? -1]
        if (begun !== undefined) begun.end = commands.length
        continue
      }
      if (editing.command === '{') open.push(commands.length)
      commands.push(editing)
    }
    for (const { command, text } of commands) {
      const jumps = ['b', 't', 'T'].includes(command) && text !== ''
      if (jumps && !commands.some((c) => c.command === ':' && c.text === text))
        throw new SedError(`can't find label for jump to '${text}'`)
    }
    return commands
  }

  /** Passes what an expression (sticky) matches here; gives it. */
  private pass(expression: RegExp): string {
    expression.lastIndex = this.at
    const found = expression.exec(this.script)?.[0] ?? ''
    this.at += found.length
    return found
  }

  private command(): Editing {
    const from = this.address()
    this.pass(/[ \t]*/y)
    let to: Address | undefined
    if (this.script[this.at] === ',') {
      this.at++
      this.pass(/[ \t]*/y)
      const count = this.pass(/\+\d+/y)
      to = count === '' ? this.address() : { type: 'lines', count: Number(count.slice(1)) }
      if (to === undefined) throw new SedError('no address after comma')
      this.pass(/[ \t]*/y)
    }
    const negated = this.pass(/[!\s]*/y).includes('!')
    const command = this.script[this.at++]
    if (command === undefined) throw new SedError('missing command')
    const addressed =
      from?.type === 'line' && from.line === 0 ? to && { from, to } : { ...(from && { from }), ...(to && { to }) }
    const base = { ...addressed, negated, command, text: '' }
    switch (command) {
      case 's':
        return { ...base, substitution: this.substitution() }
      case 'y': {
        const delimiter = this.script[this.at++] ?? '/'
        const text = unescaped(this.delimited(delimiter))
        return { ...base, text, translation: unescaped(this.delimited(delimiter)) }
      }
      case 'a':
      case 'i':
      case 'c':
        return { ...base, text: this.textArgument() }
      case 'r':
      case 'w': {
        const text = this.pass(/[^\n]*/y).trim()
        if (text === '') throw new SedError('empty filename')
        return { ...base, text }
      }
      case ':':
      case 'b':
      case 't':
      case 'T':
        this.pass(/[ \t]*/y)
        return { ...base, text: this.pass(/[^\s;}]*/y) }
      default:
        if (!'{}=dDgGhHlnNpPqx'.includes(command)) throw new SedError(`unsupported command ${command}`)
        return base
    }
  }

  private address(): Address | undefined {
    const digits = this.pass(/\d+/y)
    if (digits !== '') return { type: 'line', line: Number(digits) }
    const c = this.script[this.at]
    if (c === '$') {
      this.at++
      return { type: 'last' }
    }
    if (c !== '/' && c !== '\\') return undefined
    this.at += c === '\\' ? 2 : 1
    const pattern = this.delimited(this.script[this.at - 1] ?? '/')
    return { type: 'match', matcher: this.compile(pattern, this.pass(/[I]?/y) === '' ? '' : 'i') }
  }

  private compile(pattern: string, flags: string): RegExp | undefined {
    if (pattern === '') return undefined
    try {
      return posixRegExp(pattern, this.kind, `s${flags}`)
    } catch (error) {
      if (error instanceof PatternError) throw new SedError(`bad regex '${pattern}': ${error.message}`)
      throw error
    }
  }

  /** The text up to a delimiter; a delimiter behind a backslash, or in brackets, is part of it. */
  private delimited(delimiter: string, brackets: 'brackets' | 'none' = 'brackets'): string {
    let text = ''
    while (this.at < this.script.length) {
      const bracket =
        brackets === 'none' ? '' : this.pass(/\[\^?\]?(?:[^\][]|\[[:.=](?:[^\]]*?)[:.=]\]|\[(?![:.=]))*\]/y)
      if (bracket !== '') {
        text += bracket
        continue
      }
      const c = this.script[this.at++] as string
      if (c === delimiter) return text
      if (c !== '\\') {
        text += c
        continue
      }
      const next = this.script[this.at++] ?? ''
      text += next === delimiter ? next : next === 'n' ? '\n' : `\\${next}`
    }
    throw new SedError(`unmatched '${delimiter}'`)
  }

  private substitution(): Substitution {
    const delimiter = this.script[this.at++] ?? ''
    const pattern = this.delimited(delimiter)
    const replacement = this.replacement(delimiter)
    let [which, all, print, flags] = [0, false, false, '']
    let file: string | undefined
    for (;;) {
      const number = this.pass(/\d+/y)
      const c = this.script[this.at]
      if (number !== '') which = Number(number)
      else if (c === 'g') all = true
      else if (c === 'p') print = true
      else if (c === 'i' || c === 'I') flags = 'i'
      else if (c === 'w') {
        this.at++
        file = this.pass(/[^\n]*/y).trim()
        if (file === '') throw new SedError('empty filename')
      } else {
        if (c !== undefined && !/[\s;}#]/.test(c)) throw new SedError('bad option in substitution expression')
        return {
          matcher: this.compile(pattern, flags),
          replacement,
          which: which || 1,
          all,
          print,
          ...(file && { file }),
        }
      }
      if (number === '' && c !== 'w') this.at++
    }
  }

  /** A replacement up to the delimiter: escapes stay, as `\1` and `\&` are resolved when it is used. */
  private replacement(delimiter: string): string {
    let text = ''
    while (this.at < this.script.length) {
      const c = this.script[this.at++] as string
      if (c === delimiter) return text
      if (c !== '\\') text += c
      else {
        const next = this.script[this.at++] ?? ''
        text += next === delimiter && next !== '&' ? next : `\\${next}`
      }
    }
    throw new SedError(`unmatched '${delimiter}'`)
  }

  /** What a, i and c add: the rest of the line, or what follows a backslash and a newline; with more lines behind backslashes. */
  private textArgument(): string {
    this.pass(/[ \t]*/y)
    this.pass(/\\[ \t]*\n[ \t]*|\\/y)
    const text = this.pass(/(?:\\[\s\S]|[^\n\\])*/y)
    return text.replace(/\\([\s\S])/g, (_, c: string) => ESCAPES[c] ?? c)
  }
}

const unescaped = (text: string): string => text.replace(/\\([\s\S])/g, (_, c: string) => ESCAPES[c] ?? c)
