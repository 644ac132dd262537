import { goQuote } from '../../goText/goQuote.ts'
import { labelKeyErrors } from '../../selector/labelSyntax.ts'
import type { Job } from '../../types.ts'
import { duplicate, type FieldError, invalid, notSupported, required, tooLong, tooMany } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { complain } from '../names.ts'
import { validateNonnegative } from '../numbers.ts'

type JobSpec = NonNullable<Job['spec']>
type Rule = NonNullable<NonNullable<JobSpec['podFailurePolicy']>['rules']>[number]
type ExitCodes = NonNullable<Rule['onExitCodes']>

const ACTIONS = ['Count', 'FailIndex', 'FailJob', 'Ignore']
const OPERATORS = ['In', 'NotIn']
const STATUSES = ['False', 'True', 'Unknown']
const MAX_RULES = 20
const MAX_PATTERNS = 20
const MAX_VALUES = 255
const MAX_INDEXES_BYTES = 64 * 1024

/** A list as Go's %q prints it. */
const validValues = (values: readonly string[]): string => `valid values: [${values.map(goQuote).join(' ')}]`

/** One of some words, which may not be missing. */
function validateChoice(value: string | undefined, choices: readonly string[], field: FieldPath): FieldError[] {
  if (!value) return [required(field, validValues(choices))]
  return choices.includes(value) ? [] : [notSupported(field, value, choices)]
}

/** What is wrong with a Job’s pod failure policy. Models pkg/apis/batch/validation/validation.go, validatePodFailurePolicy (1.36). */
export function validateFailurePolicy(spec: JobSpec, field: FieldPath): FieldError[] {
  const rules = spec.podFailurePolicy?.rules ?? []
  const place = field.child('rules')
  const errors: FieldError[] = []
  if (rules.length > MAX_RULES) errors.push(tooMany(place, rules.length, MAX_RULES))
  const { containers = [], initContainers = [] } = spec.template.spec ?? {}
  const names = new Set([...containers, ...initContainers].map((container) => container.name))
  for (const [index, rule] of rules.entries()) errors.push(...validateRule(rule, spec, names, place.index(index)))
  return errors
}

function validateRule(rule: Rule, spec: JobSpec, names: ReadonlySet<string>, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const { action, onExitCodes, onPodConditions = [] } = rule
  const place = field.child('action')
  if (action === 'FailIndex' && spec.backoffLimitPerIndex === undefined) {
    errors.push(invalid(place, action, 'requires the backoffLimitPerIndex to be set'))
  }
  errors.push(...validateChoice(action, ACTIONS, place))
  if (onExitCodes) errors.push(...validateExitCodes(onExitCodes, names, field.child('onExitCodes')))
  const patterns = field.child('onPodConditions')
  if (onPodConditions.length > MAX_PATTERNS) errors.push(tooMany(patterns, onPodConditions.length, MAX_PATTERNS))
  for (const [index, { type, status }] of onPodConditions.entries()) {
    const at = patterns.index(index)
    errors.push(...complain(at.child('type'), type, labelKeyErrors(type)))
    errors.push(...validateChoice(status, STATUSES, at.child('status')))
  }
  // The server prints the whole rule as nothing here.
  const refuse = (message: string): FieldError => ({
    field,
    type: 'FieldValueInvalid',
    message: `Invalid value: ${message}`,
  })
  if (onExitCodes && onPodConditions.length > 0) {
    errors.push(refuse('specifying both OnExitCodes and OnPodConditions is not supported'))
  }
  if (!onExitCodes && onPodConditions.length === 0) {
    errors.push(refuse('specifying one of OnExitCodes and OnPodConditions is required'))
  }
  return errors
}

function validateExitCodes(codes: ExitCodes, names: ReadonlySet<string>, field: FieldPath): FieldError[] {
  const errors: FieldError[] = []
  const { operator, values = [], containerName } = codes
  errors.push(...validateChoice(operator, OPERATORS, field.child('operator')))
  if (containerName !== undefined && !names.has(containerName)) {
    const message = 'must be one of the container or initContainer names in the pod template'
    errors.push(invalid(field.child('containerName'), containerName, message))
  }
  const place = field.child('values')
  if (values.length === 0) errors.push(invalid(place, codes.values, 'at least one value is required'))
  else if (values.length > MAX_VALUES) errors.push(tooMany(place, values.length, MAX_VALUES))
  const seen = new Set<number>()
  for (const [index, value] of values.entries()) {
    if (operator === 'In' && value === 0)
      errors.push(invalid(place.index(index), value, 'must not be 0 for the In operator'))
    if (seen.has(value)) errors.push(duplicate(place.index(index), value))
    seen.add(value)
  }
  const sorted = values.every((value, index) => index === 0 || (values[index - 1] ?? value) <= value)
  return sorted ? errors : [...errors, invalid(place, values, 'must be ordered')]
}

/** What is wrong with a Job’s success policy. Models pkg/apis/batch/validation/validation.go, validateSuccessPolicy (1.36). */
export function validateSuccessPolicy(spec: JobSpec, field: FieldPath): FieldError[] {
  const rules = spec.successPolicy?.rules
  if (spec.completionMode !== 'Indexed') {
    const form = rules?.map(({ succeededIndexes, succeededCount }) => ({
      SucceededIndexes: succeededIndexes ?? null,
      SucceededCount: succeededCount ?? null,
    }))
    return [invalid(field, { Rules: form ?? null }, 'requires indexed completion mode')]
  }
  const place = field.child('rules')
  if (!rules || rules.length === 0)
    return [required(place, 'at least one rules must be specified when the successPolicy is specified')]
  const errors = rules.length > MAX_RULES ? [tooMany(place, rules.length, MAX_RULES)] : []
  for (const [index, rule] of rules.entries()) errors.push(...validateSuccessRule(rule, spec, place.index(index)))
  return errors
}

function validateSuccessRule(
  rule: NonNullable<NonNullable<JobSpec['successPolicy']>['rules']>[number],
  spec: JobSpec,
  field: FieldPath,
): FieldError[] {
  const { succeededCount, succeededIndexes } = rule
  if (succeededCount === undefined && succeededIndexes === undefined) {
    return [required(field, 'at least one of succeededCount or succeededIndexes must be specified')]
  }
  const errors: FieldError[] = []
  const completions = spec.completions ?? 0
  let total: number | undefined
  if (succeededIndexes !== undefined) {
    const place = field.child('succeededIndexes')
    if (succeededIndexes.length > MAX_INDEXES_BYTES) errors.push(tooLong(place, MAX_INDEXES_BYTES))
    const read = readIndexes(succeededIndexes, completions)
    // Indexes that cannot be read count as none.
    total = typeof read === 'number' ? read : 0
    if (typeof read === 'string') {
      errors.push(invalid(place, succeededIndexes, `error parsing succeededIndexes: ${read}`))
    }
  }
  if (succeededCount === undefined) return errors
  const place = field.child('succeededCount')
  errors.push(...validateNonnegative(succeededCount, place))
  if (succeededCount > completions) {
    const message = `must be less than or equal to ${completions} (the number of specified completions)`
    errors.push(invalid(place, succeededCount, message))
  }
  if (total !== undefined && succeededCount > total) {
    const message = `must be less than or equal to ${total} (the number of indexes in the specified succeededIndexes field)`
    errors.push(invalid(place, succeededCount, message))
  }
  return errors
}

/** How many indexes a text such as `1,3-5` names, or what is wrong with it. Models validateIndexesFormat. */
function readIndexes(text: string, completions: number): number | string {
  if (text === '') return 0
  let total = 0
  let last: number | undefined
  for (const interval of text.split(',')) {
    const read = readInterval(interval, completions)
    if (typeof read === 'string') return read
    const { first, end } = read
    if (last !== undefined && last >= first) return `non-increasing order, previous: ${last}, current: ${first}`
    total += end - first + 1
    last = end
  }
  return total
}

/** Models parseIndexInterval. */
function readInterval(text: string, completions: number): { first: number; end: number } | string {
  const limits = text.split('-')
  if (limits.length > 2)
    return `the fragment ${goQuote(text)} violates the requirement that an index interval can have at most two parts separated by '-'`
  for (const limit of limits) {
    if (!/^\+?\d+$/.test(limit)) return `cannot convert string to integer for index: ${goQuote(limit)}`
    if (Number(limit) >= completions) return `too large index: ${goQuote(limit)}`
  }
  const [first = 0, end = first] = limits.map(Number)
  if (limits.length > 1 && first >= end) return `non-increasing order, previous: ${first}, current: ${end}`
  return { first, end }
}
