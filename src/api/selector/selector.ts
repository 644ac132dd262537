import { err, ok, type Result } from '../../base/result.ts'
import { goQuote } from '../goText/goQuote.ts'
import type { LabelSelector } from '../types.ts'
import { sortByKey } from './parseSelector.ts'
import {
  type Labels,
  newRequirement,
  type Requirement,
  type RequirementOperator,
  requirementMatches,
  requirementText,
} from './requirement.ts'

/** What a selector lets through: all that meet its requirements, or nothing at all. */
export type Selector =
  | { readonly selects: 'nothing' }
  | { readonly selects: 'matching'; readonly requirements: readonly Requirement[] }

const OPERATORS: Readonly<Record<string, RequirementOperator>> = {
  In: 'in',
  NotIn: 'notin',
  Exists: 'exists',
  DoesNotExist: '!',
}

/** The selector that a LabelSelector stands for: an absent one selects nothing, an empty one everything. Models apimachinery pkg/apis/meta/v1/helpers.go, LabelSelectorAsSelector (1.36). */
export function labelSelectorAsSelector(selector: LabelSelector | null | undefined): Result<Selector, string> {
  if (selector === null || selector === undefined) return ok({ selects: 'nothing' })
  const requirements: Requirement[] = []
  for (const [key, value] of Object.entries(selector.matchLabels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const built = newRequirement(key, '=', [value])
    if (!built.ok) return built
    requirements.push(built.value)
  }
  for (const { key, operator, values } of selector.matchExpressions ?? []) {
    const known = OPERATORS[operator]
    if (known === undefined) return err(`${goQuote(operator)} is not a valid label selector operator`)
    const built = newRequirement(key, known, values ?? [])
    if (!built.ok) return built
    requirements.push(built.value)
  }
  return ok({ selects: 'matching', requirements: sortByKey(requirements) })
}

/** Whether labels meet all requirements. */
export function requirementsMatch(requirements: readonly Requirement[], labels: Labels | undefined): boolean {
  return requirements.every((requirement) => requirementMatches(requirement, labels ?? {}))
}

/** Whether a selector lets labels through. */
export function selectorMatches(selector: Selector, labels: Labels | undefined): boolean {
  switch (selector.selects) {
    case 'nothing':
      return false
    case 'matching':
      return requirementsMatch(selector.requirements, labels)
  }
}

/** Whether a LabelSelector lets labels through; one that is not valid selects nothing. */
export function matchesLabelSelector(selector: LabelSelector | null | undefined, labels: Labels | undefined): boolean {
  const read = labelSelectorAsSelector(selector)
  return read.ok && selectorMatches(read.value, labels)
}

/** Requirements as kubectl prints them, comma-joined; empty where there are none. */
export function requirementsText(requirements: readonly Requirement[]): string {
  return requirements.map(requirementText).join(',')
}

/** A LabelSelector as tables show it. Models apimachinery pkg/apis/meta/v1/helpers.go, FormatLabelSelector. */
export function formatLabelSelector(selector: LabelSelector | null | undefined): string {
  const read = labelSelectorAsSelector(selector)
  if (!read.ok) return '<error>'
  const text = read.value.selects === 'nothing' ? '' : requirementsText(read.value.requirements)
  return text === '' ? '<none>' : text
}
