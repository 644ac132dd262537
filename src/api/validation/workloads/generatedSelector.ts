import { labelSelectorAsSelector, selectorMatches } from '../../selector/selector.ts'
import type { Job } from '../../types.ts'
import { type FieldError, invalid, required } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'
import { printedSelector } from './labelSelectorOf.ts'

const SPEC = ROOT.child('spec')
const UID_LABEL = 'batch.kubernetes.io/controller-uid'

/** Whether selector and labels that the server added are as it added them. Models pkg/apis/batch/validation/validation.go, validateGeneratedSelector (1.36). */
export function validateGeneratedSelector({ metadata, spec }: Job): FieldError[] {
  if (!spec?.selector || spec.manualSelector) return []
  // A new Job's uid is not known here: it is the one that the server put into the selector.
  const uid = metadata?.uid ?? spec.selector.matchLabels?.[UID_LABEL] ?? ''
  const name = metadata?.name ?? ''
  const expected = {
    'controller-uid': uid,
    'job-name': name,
    [UID_LABEL]: uid,
    'batch.kubernetes.io/job-name': name,
  }
  const labels = spec.template.metadata?.labels
  const errors = Object.entries(expected).flatMap(([key, value]) => {
    const field = SPEC.child('template', 'metadata', 'labels').key(key)
    if (labels?.[key] === undefined) return [required(field, `must be '${value}'`)]
    return labels[key] === value ? [] : [invalid(field, labels, `must be '${value}'`)]
  })
  const selector = labelSelectorAsSelector(spec.selector)
  if (!selector.ok || selectorMatches(selector.value, expected)) return errors
  return [...errors, invalid(SPEC.child('selector'), printedSelector(spec.selector), '`selector` not auto-generated')]
}
