import type { Result } from '../base/result.ts'
import { err, ok } from '../base/result.ts'
import { type JsonPathNode, type JsonPathStep, parseJsonPath } from './jsonPathParser.ts'
import { compactJson } from './printers/objectJson.ts'

/** What a template prints for some data. Fields that are not there print nothing. Models client-go util/jsonpath, as `kubectl get -o jsonpath` uses it. */
export function evaluateJsonPath(template: string, data: unknown): Result<string, string> {
  const parsed = parseJsonPath(template)
  if (!parsed.ok) return err(`error parsing jsonpath ${template}, ${parsed.error}`)
  const printed = printNodes(parsed.value, data, data)
  if (printed.ok) return printed
  return err(`error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${printed.error}`)
}

/** The values that an expression finds, as `kubectl wait --for=jsonpath` and `--sort-by` look for them; braces and the leading dot may be missing. */
export function jsonPathValues(expression: string, data: unknown): Result<readonly unknown[], string> {
  const inner = /^\{(.*)\}$/s.exec(expression)?.[1] ?? expression
  const template = `{${/^[.[@$]/.test(inner) ? '' : '.'}${inner}}`
  const parsed = parseJsonPath(template)
  if (!parsed.ok) return err(`error parsing jsonpath ${template}, ${parsed.error}`)
  const [node] = parsed.value
  if (node?.kind !== 'path') return err(`unexpected path string, expected a 'name1.name2' or '.name1.name2'`)
  return walk(node.steps, [data], data)
}

function printNodes(nodes: readonly JsonPathNode[], current: unknown, root: unknown): Result<string, string> {
  let text = ''
  for (const node of nodes) {
    const printed = printNode(node, current, root)
    if (!printed.ok) return printed
    text += printed.value
  }
  return ok(text)
}

function printNode(node: JsonPathNode, current: unknown, root: unknown): Result<string, string> {
  switch (node.kind) {
    case 'text':
      return ok(node.text)
    case 'path': {
      const found = walk(node.steps, [current], root)
      return found.ok ? ok(found.value.map(valueText).join(' ')) : found
    }
    case 'range': {
      const found = walk(node.steps, [current], root)
      if (!found.ok) return found
      let text = ''
      for (const value of found.value) {
        const printed = printNodes(node.body, value, root)
        if (!printed.ok) return printed
        text += printed.value
      }
      return ok(text)
    }
  }
}

function walk(steps: readonly JsonPathStep[], from: readonly unknown[], root: unknown): Result<unknown[], string> {
  let values: unknown[] = [...from]
  for (const step of steps) {
    const next: unknown[] = []
    for (const value of values) {
      const found = follow(step, value, root)
      if (!found.ok) return found
      next.push(...found.value)
    }
    values = next
  }
  return ok(values)
}

function follow(step: JsonPathStep, value: unknown, root: unknown): Result<unknown[], string> {
  switch (step.kind) {
    case 'root':
      return ok([root])
    case 'field':
      return ok(fieldOf(value, step.name))
    case 'all':
      return ok(childrenOf(value))
    case 'descend':
      return ok(descendants(value))
    case 'union': {
      const all: unknown[] = []
      for (const steps of step.alternatives) {
        const found = walk(steps, [value], root)
        if (!found.ok) return found
        all.push(...found.value)
      }
      return ok(all)
    }
    case 'slice':
      return slice(step, value)
    case 'filter':
      return filter(step, value, root)
  }
}

function slice(
  { from, to, step }: Extract<JsonPathStep, { kind: 'slice' }>,
  value: unknown,
): Result<unknown[], string> {
  if (value === undefined || value === null) return ok([])
  if (!Array.isArray(value)) return err(`${compactJson(value)} is not array or slice`)
  const { length } = value
  const index = (at: number) => (at < 0 ? at + length : at)
  if (step === 'single') {
    const at = index(from ?? 0)
    if (at < 0 || at >= length) return err(`array index out of bounds: index ${at}, length ${length}`)
    return ok([value[at]])
  }
  const found: unknown[] = []
  for (let at = index(from ?? 0); at < Math.min(index(to ?? length), length); at += step) {
    if (at >= 0) found.push(value[at])
  }
  return ok(found)
}

function filter(
  { left, operator, right }: Extract<JsonPathStep, { kind: 'filter' }>,
  value: unknown,
  root: unknown,
): Result<unknown[], string> {
  const kept: unknown[] = []
  for (const item of Array.isArray(value) ? value : []) {
    const found = walk(left, [item], root)
    if (!found.ok) return found
    if (operator === 'exists') {
      if (found.value.length > 0) kept.push(item)
      continue
    }
    const wanted = right?.kind === 'path' ? walk(right.steps, [item], root) : ok([right?.value])
    if (!wanted.ok) return wanted
    const [a, b] = [found.value[0], wanted.value[0]]
    if (found.value.length > 0 && wanted.value.length > 0 && compares(a, operator, b)) kept.push(item)
  }
  return ok(kept)
}

function compares(a: unknown, operator: '==' | '!=' | '<' | '<=' | '>' | '>=', b: unknown): boolean {
  const [left, right] = [a as number | string, b as number | string]
  switch (operator) {
    case '==':
      return a === b
    case '!=':
      return a !== b
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
  }
}

function fieldOf(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.hasOwn(value, name) ? [(value as Record<string, unknown>)[name]] : []
}

function childrenOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, child]) => child)
}

function descendants(value: unknown): unknown[] {
  return [value, ...childrenOf(value).flatMap(descendants)]
}

function valueText(value: unknown): string {
  if (typeof value === 'object' && value !== null) return compactJson(value)
  return value === null || value === undefined ? '' : String(value)
}
