import type { Result } from '../../base/result.ts'
import { err, ok } from '../../base/result.ts'
import { goQuote } from '../goText/goQuote.ts'
import { compactJson } from '../printers/objectJson.ts'
import { type JsonPathList, type JsonPathNode, parseJsonPath } from './jsonPathParser.ts'
import { childrenOf, compares, descendants, type Found, fieldOf, slices } from './jsonPathSteps.ts'
import { goSyntax, goText, isMap } from './jsonPathValue.ts'

/** What a template prints for some data. Fields that are not there print nothing. Models client-go util/jsonpath, as `kubectl get -o jsonpath` uses it. */
export function evaluateJsonPath(template: string, data: unknown): Result<string, string> {
  if (template === '') return err('template format specified but no template given')
  const parsed = parseJsonPath(template)
  if (!parsed.ok) return err(`error parsing jsonpath ${template}, ${parsed.error}`)
  const run = new Run()
  const text = run.print(parsed.value, data)
  if (run.error === undefined) return ok(text)
  const told = `Error executing template: ${run.error}. Printing more information for debugging the template:`
  const given = `\ttemplate was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(data)}`
  return err(`error executing jsonpath ${goQuote(template)}: ${told}\n${given}\n\n`)
}

// A run over a template: which loops are open is told by the nodes met on the way.
class Run {
  error: string | undefined
  private begins = 0
  private inside = 0
  private ends = 0
  private lastEnd: JsonPathNode | undefined

  print(nodes: readonly JsonPathNode[], data: unknown): string {
    let text = ''
    for (let i = 0; i < nodes.length && this.error === undefined; i++) {
      const node = nodes[i] as JsonPathNode
      const { values, error } = this.walk([data], node)
      this.error ??= error
      if (this.error !== undefined) break
      if (this.ends > 0 && this.ends <= this.inside) {
        this.ends--
        this.lastEnd = node
        break
      }
      if (this.begins === 0) {
        text += values.map(valueText).join(' ')
        continue
      }
      this.begins--
      this.inside++
      const body = nodes.slice(i + 1)
      for (const value of values) text += this.print(body, value ?? undefined)
      // Without values the body is still read, for the end to be found.
      if (values.length === 0) this.print(body, undefined)
      this.inside--
      const end = this.lastEnd === undefined ? -1 : nodes.indexOf(this.lastEnd, i + 1)
      if (end > i) i = end
    }
    return text
  }

  private walk(values: readonly unknown[], node: JsonPathNode): Found {
    switch (node.kind) {
      case 'list': {
        let found: Found = { values }
        for (const inner of node.nodes) {
          found = this.walk(found.values, inner)
          if (found.error !== undefined) break
        }
        return found
      }
      case 'text':
        return { values: [node.text] }
      case 'literal':
        return { values: values.map(() => node.value) }
      case 'identifier':
        return this.identifier(values, node.name)
      case 'field':
        return { values: values.flatMap((value) => fieldOf(value, node.name)) }
      case 'wildcard':
        return { values: values.flatMap(childrenOf) }
      case 'recursive':
        return { values: values.flatMap(descendants) }
      case 'union':
        return this.union(values, node.lists)
      case 'array':
        return slices(values, node)
      case 'filter':
        return this.filter(values, node)
    }
  }

  private identifier(values: readonly unknown[], name: string): Found {
    if (name === 'range') {
      this.begins++
      return { values }
    }
    if (name !== 'end') return { values, error: `unrecognized identifier ${name}` }
    if (this.inside === 0) return { values: [], error: 'not in range, nothing to end' }
    this.ends++
    return { values: [] }
  }

  private union(values: readonly unknown[], lists: readonly JsonPathList[]): Found {
    const all: unknown[] = []
    for (const list of lists) {
      const found = this.walk(values, list)
      if (found.error !== undefined) return { values, error: found.error }
      all.push(...found.values)
    }
    return { values: all }
  }

  private filter(
    values: readonly unknown[],
    { left, operator, right }: Extract<JsonPathNode, { kind: 'filter' }>,
  ): Found {
    const kept: unknown[] = []
    for (const value of values) {
      if (!Array.isArray(value))
        return { values, error: `${goText(value)} is not array or slice and cannot be filtered` }
      for (const item of value as unknown[]) {
        const lefts = this.walk([item], left)
        if (operator === 'exists') {
          if (lefts.values.length > 0) kept.push(item)
          continue
        }
        if (lefts.error === undefined && lefts.values.length === 0) continue
        const rights = lefts.error === undefined && lefts.values.length === 1 ? this.walk([item], right) : lefts
        if (rights.error !== undefined) return { values, error: rights.error }
        if (rights.values.length > 1) return { values, error: 'can only compare one element at a time' }
        if (rights.values.length === 0) continue
        const passes = compares(lefts.values[0], operator, rights.values[0])
        if (typeof passes === 'string') return { values: kept, error: passes }
        if (passes) kept.push(item)
      }
    }
    return { values: kept }
  }
}

function valueText(value: unknown): string {
  if (value === undefined) return '<no value>'
  return isMap(value) || Array.isArray(value) || value === null ? compactJson(value) : goText(value)
}
