import { parseSelector } from '../selector/parseSelector.ts'
import type { Labels } from '../selector/requirement.ts'
import {
  formatLabelSelector,
  labelSelectorAsSelector,
  requirementsMatch,
  requirementsText,
  selectorMatches,
} from '../selector/selector.ts'
import type { LabelSelector } from '../types.ts'

/** A case of the table `selector`: a text, or a LabelSelector. */
export interface SelectorCase {
  readonly text?: string
  readonly selector?: LabelSelector | null
  readonly labelSets: readonly Labels[]
}

/** Answers the table `selector`. */
export function answerSelector({ text, selector, labelSets }: SelectorCase) {
  if (text !== undefined) {
    const parsed = parseSelector(text)
    if (!parsed.ok) return { error: parsed.error }
    return {
      canonical: requirementsText(parsed.value),
      matches: labelSets.map((labels) => requirementsMatch(parsed.value, labels)),
    }
  }
  const formatted = formatLabelSelector(selector)
  const read = labelSelectorAsSelector(selector)
  if (!read.ok) return { error: read.error, formatted }
  const { value } = read
  return {
    canonical: value.selects === 'nothing' ? '' : requirementsText(value.requirements),
    matches: labelSets.map((labels) => selectorMatches(value, labels)),
    formatted,
  }
}
