import { err, ok, type Result } from '../../base/result.ts'
import { goQuote } from '../goText/goQuote.ts'
import { labelKeyErrors, labelValueErrors } from './labelSyntax.ts'

/** How a requirement relates a label's key and values; written as kubectl's selectors write it. */
export type RequirementOperator = 'in' | 'notin' | '=' | '==' | '!=' | 'gt' | 'lt' | 'exists' | '!'

/** One condition on labels. */
export interface Requirement {
  readonly key: string
  readonly operator: RequirementOperator
  readonly values: readonly string[]
}

/** Labels, as `metadata.labels` holds them. */
export type Labels = { readonly [key: string]: string }

/** Builds a requirement, or says what is wrong with it. Models apimachinery pkg/labels/selector.go, NewRequirement (1.36). */
export function newRequirement(
  key: string,
  operator: RequirementOperator,
  values: readonly string[],
): Result<Requirement, string> {
  const errors: string[] = []
  const keyErrors = labelKeyErrors(key)
  if (keyErrors.length > 0) errors.push(`key: Invalid value: ${goQuote(key)}: ${keyErrors.join('; ')}`)
  const about = values.length === 0 ? 'null' : JSON.stringify(values)
  const refuse = (why: string) => errors.push(`values: Invalid value: ${about}: ${why}`)
  switch (operator) {
    case 'in':
    case 'notin':
      if (values.length === 0) refuse("for 'in', 'notin' operators, values set can't be empty")
      break
    case '=':
    case '==':
    case '!=':
      if (values.length !== 1) refuse('exact-match compatibility requires one single value')
      break
    case 'exists':
    case '!':
      if (values.length !== 0) refuse('values set must be empty for exists and does not exist')
      break
    case 'gt':
    case 'lt':
      if (values.length !== 1) refuse("for 'Gt', 'Lt' operators, exactly one value is required")
      values.forEach((value, at) => {
        if (integer(value) !== undefined) return
        const why = "for 'Gt', 'Lt' operators, the value must be an integer"
        errors.push(`values[${at}]: Invalid value: ${goQuote(value)}: ${why}`)
      })
  }
  values.forEach((value, at) => {
    const wrong = labelValueErrors(value)
    if (wrong.length === 0) return
    errors.push(`values[${at}][${key}]: Invalid value: ${goQuote(value)}: ${wrong.join('; ')}`)
  })
  const distinct = [...new Set(errors)]
  if (distinct.length === 0) return ok({ key, operator, values })
  return err(distinct.length === 1 ? (distinct[0] ?? '') : `[${distinct.join(', ')}]`)
}

/** Whether labels meet a requirement. Models apimachinery pkg/labels/selector.go, Requirement.Matches. */
export function requirementMatches({ key, operator, values }: Requirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined
  switch (operator) {
    case 'in':
    case '=':
    case '==':
      return value !== undefined && values.includes(value)
    case 'notin':
    case '!=':
      return value === undefined || !values.includes(value)
    case 'exists':
      return value !== undefined
    case '!':
      return value === undefined
    case 'gt':
    case 'lt': {
      const left = value === undefined ? undefined : integer(value)
      const right = integer(values[0] ?? '')
      if (left === undefined || right === undefined) return false
      return operator === 'gt' ? left > right : left < right
    }
  }
}

/** A requirement as kubectl prints it. Models apimachinery pkg/labels/selector.go, Requirement.String. */
export function requirementText({ key, operator, values }: Requirement): string {
  const joined = [...values].sort().join(',')
  switch (operator) {
    case 'in':
    case 'notin':
      return `${key} ${operator} (${joined})`
    case '=':
    case '==':
    case '!=':
      return `${key}${operator}${joined}`
    case 'gt':
      return `${key}>${joined}`
    case 'lt':
      return `${key}<${joined}`
    case 'exists':
      return key
    case '!':
      return `!${key}`
  }
}

function integer(text: string): bigint | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined
  const value = BigInt(text.replace(/^\+/, ''))
  return BigInt.asIntN(64, value) === value ? value : undefined
}
