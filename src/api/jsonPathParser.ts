import { err, ok, type Result } from '../base/result.ts'

type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

/** One step from values to values. */
export type JsonPathStep =
  | { readonly kind: 'root' }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'all' }
  | { readonly kind: 'descend' }
  | { readonly kind: 'union'; readonly alternatives: readonly (readonly JsonPathStep[])[] }
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number; readonly step: number | 'single' }
  | {
      readonly kind: 'filter'
      readonly left: readonly JsonPathStep[]
      readonly operator: Comparison | 'exists'
      readonly right?: FilterOperand
    }

/** What a filter compares with. */
export type FilterOperand =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  | { readonly kind: 'path'; readonly steps: readonly JsonPathStep[] }

/** A piece of a template. */
export type JsonPathNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'path'; readonly steps: readonly JsonPathStep[] }
  | { readonly kind: 'range'; readonly steps: readonly JsonPathStep[]; readonly body: readonly JsonPathNode[] }

const TEXT_ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

/** Reads a template such as `{range .items[*]}{.metadata.name}{"\n"}{end}`. Models client-go util/jsonpath/parser.go. */
export function parseJsonPath(template: string): Result<JsonPathNode[], string> {
  const open: { steps: readonly JsonPathStep[]; body: JsonPathNode[] }[] = []
  const nodes: JsonPathNode[] = []
  const add = (node: JsonPathNode) => (open.at(-1)?.body ?? nodes).push(node)
  let at = 0
  while (at < template.length) {
    const brace = template.indexOf('{', at)
    if (brace < 0 || brace > at) add({ kind: 'text', text: template.slice(at, brace < 0 ? template.length : brace) })
    if (brace < 0) break
    const end = closingBrace(template, brace)
    if (end === undefined) return err('unclosed action')
    const action = template.slice(brace + 1, end).trim()
    at = end + 1
    if (action === 'end') {
      const range = open.pop()
      if (range === undefined) return err('not in range, nothing to end')
      add({ kind: 'range', ...range })
      continue
    }
    const range = /^range\s+/.exec(action)
    const expressions = range === null ? parseAction(action) : parseAction(action.slice(range[0].length))
    if (!expressions.ok) return expressions
    if (range === null) {
      expressions.value.forEach(add)
    } else {
      const [path] = expressions.value
      open.push({ steps: path?.kind === 'path' ? path.steps : [], body: [] })
    }
  }
  return open.length > 0 ? err('unclosed range') : ok(nodes)
}

// An action holds texts in quotes and paths, with blanks between them.
function parseAction(action: string): Result<JsonPathNode[], string> {
  const nodes: JsonPathNode[] = []
  let at = 0
  while (at < action.length) {
    const char = action[at] ?? ''
    if (/\s/.test(char)) {
      at++
    } else if (char === '"' || char === "'") {
      const end = closingQuote(action, at)
      if (end === undefined) return err('unterminated quoted string')
      nodes.push({ kind: 'text', text: unquoted(action.slice(at + 1, end)) })
      at = end + 1
    } else {
      const path = parsePath(action, at)
      if (!path.ok) return path
      nodes.push({ kind: 'path', steps: path.value.steps })
      at = path.value.end
    }
  }
  return ok(nodes)
}

function parsePath(text: string, start: number): Result<{ steps: JsonPathStep[]; end: number }, string> {
  const steps: JsonPathStep[] = []
  let at = start
  while (at < text.length) {
    const char = text[at] ?? ''
    if (char === '$') {
      steps.push({ kind: 'root' })
      at++
    } else if (char === '@') {
      at++
    } else if (char === '.') {
      const descends = text[at + 1] === '.'
      if (descends) steps.push({ kind: 'descend' })
      at += descends ? 2 : 1
      if (text[at] === '*') {
        steps.push({ kind: 'all' })
        at++
        continue
      }
      const name = /^(?:\\.|[^\s.[\]{}()=!<>,|])+/.exec(text.slice(at))?.[0]
      if (name === undefined) continue
      steps.push({ kind: 'field', name: name.replace(/\\(.)/g, '$1') })
      at += name.length
    } else if (char === '[') {
      const end = closingBracket(text, at)
      if (end === undefined) return err('unterminated array')
      const step = parseBracket(text.slice(at + 1, end).trim())
      if (!step.ok) return step
      steps.push(step.value)
      at = end + 1
    } else if (/[A-Za-z_]/.test(char) && at === start) {
      return err(`unrecognized identifier ${/^\w+/.exec(text.slice(at))?.[0] ?? char}`)
    } else {
      break
    }
  }
  return at === start ? err(`unrecognized character in action: U+${codePoint(text[at] ?? '')}`) : ok({ steps, end: at })
}

function parseBracket(text: string): Result<JsonPathStep, string> {
  if (text === '*') return ok({ kind: 'all' })
  const filter = /^\?\((.*)\)$/s.exec(text)
  if (filter !== null) return parseFilter(filter[1] ?? '')
  const parts = splitUnion(text)
  if (parts.length > 1) {
    const alternatives: JsonPathStep[][] = []
    for (const part of parts) {
      const step = parseBracket(part.trim())
      if (!step.ok) return step
      alternatives.push([step.value])
    }
    return ok({ kind: 'union', alternatives })
  }
  const quoted = /^(['"])(.*)\1$/s.exec(text)
  if (quoted !== null) return ok({ kind: 'field', name: unquoted(quoted[2] ?? '') })
  if (/^-?\d+$/.test(text)) return ok({ kind: 'slice', from: Number(text), step: 'single' })
  const slice = /^(-?\d*):(-?\d*)(?::(-?\d*))?$/.exec(text)
  if (slice === null) return err(`invalid array index ${text}`)
  const [, from, to, step] = slice
  if (step !== undefined && Number(step) <= 0) return err('step must be > 0')
  return ok({ kind: 'slice', from: numberOf(from), to: numberOf(to), step: numberOf(step) ?? 1 })
}

function parseFilter(text: string): Result<JsonPathStep, string> {
  const found = /^(.*?)\s*(==|!=|<=|>=|<|>)\s*(.*)$/s.exec(text)
  const left = parsePath((found?.[1] ?? text).trim(), 0)
  if (!left.ok) return left
  if (found === null) return ok({ kind: 'filter', left: left.value.steps, operator: 'exists' })
  const operand = (found[3] ?? '').trim()
  const operator = found[2] as Comparison
  if (/^[@$.]/.test(operand)) {
    const right = parsePath(operand, 0)
    if (!right.ok) return right
    return ok({ kind: 'filter', left: left.value.steps, operator, right: { kind: 'path', steps: right.value.steps } })
  }
  const quoted = /^(['"])(.*)\1$/s.exec(operand)
  const value = quoted === null ? literal(operand) : unquoted(quoted[2] ?? '')
  return ok({ kind: 'filter', left: left.value.steps, operator, right: { kind: 'value', value } })
}

function literal(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  return text !== '' && !Number.isNaN(Number(text)) ? Number(text) : text
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text === '' ? undefined : Number(text)
}

function unquoted(text: string): string {
  return text.replace(/\\(.)/g, (_, char: string) => TEXT_ESCAPES[char] ?? char)
}

function closingQuote(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === text[start]) return at
  }
  return undefined
}

function closingBrace(text: string, start: number): number | undefined {
  return closing(text, start, '{', '}')
}

function closingBracket(text: string, start: number): number | undefined {
  return closing(text, start, '[', ']')
}

function closing(text: string, start: number, open: string, close: string): number | undefined {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const char = text[at]
    if (char === '"' || char === "'") {
      const end = closingQuote(text, at)
      if (end === undefined) return undefined
      at = end
    } else if (char === open) depth++
    else if (char === close && --depth === 0) return at
  }
  return undefined
}

function splitUnion(text: string): string[] {
  return text.match(/(?:'[^']*'|"[^"]*"|[^,])+/g) ?? []
}

function codePoint(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
