import { err, ok, type Result } from '../../base/result.ts'

/** Evaluates a JSONPath template as `-o jsonpath=` does: text with `{...}` expressions. Models client-go/util/jsonpath (1.36), fields, indexes, wildcards, filters and quoted text. */
export function evaluateJsonPath(template: string, object: unknown): Result<string, string> {
  const text = template.startsWith('{') || template.includes('{') ? template : `{${template}}`
  let output = ''
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{', at)
    if (open < 0) return ok(output + text.slice(at))
    output += text.slice(at, open)
    const close = text.indexOf('}', open)
    if (close < 0) return err(`error parsing jsonpath ${template}, unclosed action`)
    const expression = text.slice(open + 1, close).trim()
    const quoted = /^"([\s\S]*)"$|^'([\s\S]*)'$/.exec(expression)
    if (quoted !== null) output += unescaped(quoted[1] ?? quoted[2] ?? '')
    else {
      const values = jsonPathValues(expression, object)
      if (!values.ok) return values
      output += values.value.map(textOf).join(' ')
    }
    at = close + 1
  }
  return ok(output)
}

/** The values that an expression such as `.status.containerStatuses[*].ready` finds. */
export function jsonPathValues(expression: string, object: unknown): Result<unknown[], string> {
  let values: unknown[] = [object]
  let rest = expression.replace(/^\$/, '')
  while (rest !== '') {
    const step = /^\.\.?([\w-]+|\*)|^\[(\d+|-\d+|\*)\]|^\['([^']*)'\]|^\[\?\((.*?)\)\]/.exec(rest)
    if (step === null) return err(`unrecognized character in action: ${rest.slice(0, 1)}`)
    const [whole, field, index, quoted, filter] = step
    rest = rest.slice(whole.length)
    if (filter !== undefined)
      values = values.flatMap((v) => (Array.isArray(v) ? v.filter((i) => holds(filter, i)) : []))
    else if (field === '*' || index === '*')
      values = values.flatMap((v) => (Array.isArray(v) ? v : Object.values(v as object)))
    else if (index !== undefined)
      values = values.flatMap((v) => found(Array.isArray(v) ? v.at(Number(index)) : undefined))
    else
      values = values.flatMap((v) =>
        found((v as Record<string, unknown> | undefined)?.[unescapeKey(field ?? quoted ?? '')]),
      )
  }
  return ok(values)
}

const found = (value: unknown): unknown[] => (value === undefined ? [] : [value])
const unescapeKey = (key: string): string => key.replaceAll('\\.', '.')
const unescaped = (text: string): string => text.replaceAll('\\n', '\n').replaceAll('\\t', '\t')

function holds(filter: string, item: unknown): boolean {
  const test = /^@(\.[^=!<>]+?)\s*(==|!=)\s*["']?([^"']*)["']?$/.exec(filter.trim())
  if (test === null) return false
  const values = jsonPathValues(test[1] ?? '', item)
  const equal = values.ok && textOf(values.value[0]) === test[3]
  return test[2] === '==' ? equal : !equal
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
