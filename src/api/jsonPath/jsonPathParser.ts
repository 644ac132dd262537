import { err, ok, type Result } from '../../base/result.ts'
import { goUnquote } from '../goText/goUnquote.ts'

/** A bound of a slice; unset when left out. The end of a single index is derived from it. */
interface Bounds {
  readonly from?: number
  readonly to?: number
  readonly step?: number
  readonly derived: boolean
}

/** A piece of a template or of a path. A list hands its values on from node to node. */
export type JsonPathNode =
  | JsonPathList
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'identifier' | 'field'; readonly name: string }
  | { readonly kind: 'literal'; readonly value: number | boolean | JsonPathFloat }
  | { readonly kind: 'wildcard' | 'recursive' }
  | { readonly kind: 'union'; readonly lists: readonly JsonPathList[] }
  | ({ readonly kind: 'array' } & Bounds)
  | {
      readonly kind: 'filter'
      readonly left: JsonPathList
      readonly operator: string
      readonly right: JsonPathList
    }

/** Nodes that one action holds. */
export interface JsonPathList {
  readonly kind: 'list'
  readonly nodes: JsonPathNode[]
}

/** A number written with a fraction: Go compares it with no integer. */
export class JsonPathFloat {
  readonly value: number
  constructor(value: number) {
    this.value = value
  }
}

const TERMINATORS = ' \t\r\n.,[]$@{}'
const ALPHANUMERIC = /^[_\p{L}\p{Nd}]/u
/** Reads a template such as `{range .items[*]}{.metadata.name}{"\n"}{end}`. Models client-go util/jsonpath/parser.go. */
export function parseJsonPath(template: string): Result<JsonPathNode[], string> {
  const nodes: JsonPathNode[] = []
  let at = 0
  while (at < template.length) {
    const brace = template.indexOf('{', at)
    const text = template.slice(at, brace < 0 ? undefined : brace)
    if (text !== '') nodes.push({ kind: 'text', text })
    if (brace < 0) break
    const action = new Action(template, brace + 1)
    const failure = action.read()
    if (failure !== undefined) return err(failure)
    nodes.push(action.list)
    at = action.at
  }
  return ok(nodes)
}

/** What stands between a pair of braces. */
class Action {
  readonly list: JsonPathList = { kind: 'list', nodes: [] }
  readonly text: string
  at: number

  constructor(text: string, at: number) {
    this.text = text
    this.at = at
  }

  read(): string | undefined {
    const { nodes } = this.list
    while (this.text[this.at] !== '}') {
      const rest = this.text.slice(this.at)
      const char = String.fromCodePoint(rest.codePointAt(0) ?? 10)
      let failure: string | undefined
      if (/^[\r\n]/.test(char)) return 'unclosed action'
      if (rest.startsWith('[?(')) failure = this.filter()
      else if (rest.startsWith('..')) {
        if (nodes.at(-1)?.kind === 'recursive') return 'invalid multiple recursive descent'
        nodes.push({ kind: 'recursive' })
        this.at += 2
        if (ALPHANUMERIC.test(rest.slice(2))) this.field()
      } else if (' @$'.includes(char)) this.at++
      else if (char === '[') failure = this.array()
      else if (char === '"' || char === "'") failure = this.quote(char)
      else if (char === '.') {
        this.at++
        this.field()
      } else if (/^[-+\d]/.test(char)) failure = this.number()
      else if (ALPHANUMERIC.test(char)) this.identifier()
      else return `unrecognized character in action: ${runeText(char)}`
      if (failure !== undefined) return failure
    }
    this.at++
    return undefined
  }

  // Takes what the pattern matches here.
  private take(pattern: RegExp): string {
    const taken = pattern.exec(this.text.slice(this.at))?.[0] ?? ''
    this.at += taken.length
    return taken
  }

  private field(): void {
    const start = this.at
    while (this.at < this.text.length && !TERMINATORS.includes(this.text[this.at] ?? ' ')) {
      this.at += this.text[this.at] === '\\' ? 2 : 1
    }
    const name = this.text.slice(start, this.at)
    this.list.nodes.push(name === '*' ? { kind: 'wildcard' } : { kind: 'field', name: name.replaceAll('\\', '') })
  }

  private identifier(): void {
    const name = this.take(/^[^ \t\r\n.,[\]$@{}]+/)
    const truth = name === 'true' || name === 'false'
    this.list.nodes.push(truth ? { kind: 'literal', value: name === 'true' } : { kind: 'identifier', name })
  }

  private number(): string | undefined {
    const text = this.take(/^[-+]?[\d.]*/)
    const value = Number(text)
    if (Number.isNaN(value)) return `cannot parse number ${text}`
    this.list.nodes.push({ kind: 'literal', value: text.includes('.') ? new JsonPathFloat(value) : value })
    return undefined
  }

  private quote(mark: string): string | undefined {
    const start = this.at
    do {
      this.at++
      if (this.at >= this.text.length || this.text[this.at] === '\n') return 'unterminated quoted string'
    } while (this.text[this.at] !== mark || this.text[this.at - 1] === '\\')
    this.at++
    const quoted = this.text.slice(start, this.at)
    const text = goUnquote(quoted.slice(1, -1), mark)
    if (text === undefined) return `unquote string ${quoted} error invalid syntax`
    this.list.nodes.push({ kind: 'text', text })
    return undefined
  }

  private array(): string | undefined {
    const bracket = this.take(/^[^\]\n]*\]/)
    if (bracket === '') return 'unterminated array'
    const inner = bracket.slice(1, -1)
    const text = inner === '*' ? ':' : inner
    const parts = text.split(',')
    if (parts.length > 1) {
      const lists: JsonPathList[] = []
      for (const part of parts) {
        const list = listOf(`[${part.replace(/^ +| +$/g, '')}]`)
        if (!list.ok) return list.error
        lists.push(list.value)
      }
      this.list.nodes.push({ kind: 'union', lists })
      return undefined
    }
    const key = /^'([^']*)'$/.exec(text)?.[1]
    if (key !== undefined) {
      const list = listOf(`.${key}`)
      if (!list.ok) return list.error
      this.list.nodes.push(...list.value.nodes)
      return undefined
    }
    const slice = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text)
    if (slice === null) return `invalid array index ${text}`
    const [from = '', to, step] = [slice[1], slice[2]?.slice(1), slice[3]?.slice(1)]
    const odd = [from, to, step].find((bound) => bound && !/^-?\d{1,18}$/.test(bound))
    if (odd !== undefined) return `array index ${odd} is not a number`
    this.list.nodes.push({
      kind: 'array',
      from: from === '' ? undefined : Number(from),
      to: to === undefined ? Number(from) + 1 : to === '' ? undefined : Number(to),
      step: step ? Number(step) : undefined,
      derived: to === undefined,
    })
    return undefined
  }

  private filter(): string | undefined {
    this.at += 3
    const start = this.at
    let mark = ''
    let closed = false
    for (; ; this.at++) {
      const char = this.text[this.at]
      if (char === undefined || char === '\n') return 'unterminated filter'
      if (char === '"' || char === "'") {
        if (mark === '') mark = char
        else if (char === mark && this.text[this.at - 1] !== '\\') closed = true
      } else if (char === ')' && (mark !== '') === closed) break
    }
    const text = this.text.slice(start, this.at)
    if (this.text[this.at + 1] !== ']') return 'unclosed array expect ]'
    this.at += 2
    const [, first = text, operator = 'exists', second = ''] = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(text) ?? []
    const left = listOf(first)
    if (!left.ok) return left.error
    const right = listOf(second)
    if (!right.ok) return right.error
    this.list.nodes.push({ kind: 'filter', left: left.value, operator, right: right.value })
    return undefined
  }
}

// The first action of a text in braces; the rest of it has only to be readable.
function listOf(text: string): Result<JsonPathList, string> {
  const nodes = parseJsonPath(`{${text}}`)
  if (!nodes.ok) return nodes
  return ok(nodes.value[0] as JsonPathList)
}

function runeText(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(char) ? `U+${code} '${char}'` : `U+${code}`
}
