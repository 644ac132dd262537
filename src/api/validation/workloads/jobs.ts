import { labelSelectorAsSelector, selectorMatches } from '../../selector.ts'
import type { CronJob, Job } from '../../types.ts'
import { type FieldError, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { validateNonnegative } from '../numbers.ts'
import type { ValidationOptions } from '../options.ts'
import { validatePodTemplate } from '../pod/podTemplate.ts'
import { validateSelector } from '../selector.ts'
import { validateSchedule } from './cronText.ts'
import { validateFailurePolicy, validateSuccessPolicy } from './jobPolicies.ts'
import { labelsMismatch } from './labelSelectorOf.ts'

type JobSpec = NonNullable<Job['spec']>

const SPEC = ROOT.child('spec')
const MAX_INDEXED_PARALLELISM = 100_000
const MAX_CRON_NAME = 52
const CONTROLLER_UID = 'batch.kubernetes.io/controller-uid'

/** Models pkg/apis/batch/validation/validation.go, ValidateJob. The object carries its generated selector already. */
export function validateJob({ metadata, spec }: Job, options: ValidationOptions): FieldError[] {
  if (!spec) return [...validateMetadata(metadata ?? {}, ROOT.child('metadata')), required(SPEC)]
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...validateGeneratedSelector(spec),
    ...validateJobSpec(spec, options, SPEC),
    ...validateJobSelector(spec),
  ]
}

function validateGeneratedSelector(spec: JobSpec): FieldError[] {
  if (spec.manualSelector || !spec.selector) return []
  const uid = spec.template.metadata?.labels?.[CONTROLLER_UID]
  const { matchLabels = {}, matchExpressions = [] } = spec.selector
  const generated = Object.keys(matchLabels).length === 1 && matchLabels[CONTROLLER_UID] === uid
  if (uid === undefined || (generated && matchExpressions.length === 0)) return []
  return [invalid(SPEC.child('selector'), spec.selector, '`selector` not auto-generated')]
}

function validateJobSelector(spec: JobSpec): FieldError[] {
  const field = SPEC.child('selector')
  // The server has generated one by now, unless it is told not to.
  if (!spec.selector)
    return spec.manualSelector ? [required(field), labelsMismatch(spec.template, SPEC.child('template'))] : []
  const errors = validateSelector(spec.selector, field)
  const selector = labelSelectorAsSelector(spec.selector)
  if (!selector.ok || selectorMatches(selector.value, spec.template.metadata?.labels)) return errors
  return [...errors, labelsMismatch(spec.template, SPEC.child('template'))]
}

/** Models validateJobSpec: what holds for a Job and for the template of a CronJob. */
function validateJobSpec(spec: JobSpec, options: ValidationOptions, field: FieldPath): FieldError[] {
  return [
    ...validateCounts(spec, field),
    ...validateCompletionMode(spec, field),
    ...(spec.podFailurePolicy ? validateFailurePolicy(spec, field.child('podFailurePolicy')) : []),
    ...(spec.successPolicy ? validateSuccessPolicy(spec, field.child('successPolicy')) : []),
    ...validateReplacement(spec, field.child('podReplacementPolicy')),
    ...validatePodTemplate(spec.template, options, field.child('template')),
    ...validateRestart(spec, field.child('template', 'spec', 'restartPolicy')),
  ]
}

function validateCounts(spec: JobSpec, field: FieldPath): FieldError[] {
  const counts = [
    ...(['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished'] as const),
    ...(['backoffLimitPerIndex', 'maxFailedIndexes'] as const),
  ]
  const errors = counts.flatMap((name) => validateNonnegative(spec[name], field.child(name)))
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    errors.push(required(field.child('backoffLimitPerIndex'), 'when maxFailedIndexes is specified'))
  }
  return errors
}

function validateCompletionMode(spec: JobSpec, field: FieldPath): FieldError[] {
  const { completionMode, completions, parallelism = 0, backoffLimitPerIndex, maxFailedIndexes } = spec
  const errors: FieldError[] = []
  if (completionMode !== undefined && completionMode !== 'NonIndexed' && completionMode !== 'Indexed') {
    errors.push(notSupported(field.child('completionMode'), completionMode, ['NonIndexed', 'Indexed']))
  }
  if (completionMode === 'Indexed') {
    if (completions === undefined) errors.push(required(field.child('completions'), 'when completion mode is Indexed'))
    if (parallelism > MAX_INDEXED_PARALLELISM) {
      const message = `must be less than or equal to ${MAX_INDEXED_PARALLELISM} when completion mode is Indexed`
      errors.push(invalid(field.child('parallelism'), parallelism, message))
    }
    if (completions !== undefined && maxFailedIndexes !== undefined && maxFailedIndexes > completions) {
      errors.push(
        invalid(field.child('maxFailedIndexes'), maxFailedIndexes, 'must be less than or equal to completions'),
      )
    }
  } else if (completionMode === undefined || completionMode === 'NonIndexed') {
    const message = 'requires indexed completion mode'
    if (backoffLimitPerIndex !== undefined) {
      errors.push(invalid(field.child('backoffLimitPerIndex'), backoffLimitPerIndex, message))
    }
    if (maxFailedIndexes !== undefined) errors.push(invalid(field.child('maxFailedIndexes'), maxFailedIndexes, message))
  }
  return errors
}

function validateReplacement({ podReplacementPolicy, podFailurePolicy }: JobSpec, field: FieldPath): FieldError[] {
  if (podReplacementPolicy === undefined) return []
  const choices = podFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed']
  return choices.includes(podReplacementPolicy) ? [] : [notSupported(field, podReplacementPolicy, choices)]
}

function validateRestart(spec: JobSpec, field: FieldPath): FieldError[] {
  const policy = spec.template.spec?.restartPolicy ?? ''
  const errors: FieldError[] = []
  if (policy === 'Always' || policy === '') errors.push(required(field, 'valid values: "OnFailure", "Never"'))
  else if (policy !== 'OnFailure' && policy !== 'Never')
    errors.push(notSupported(field, policy, ['OnFailure', 'Never']))
  if (spec.podFailurePolicy && policy !== 'Never' && policy !== 'Always') {
    errors.push(invalid(field, policy, 'only "Never" is supported when podFailurePolicy is specified'))
  }
  return errors
}

/** Models ValidateCronJobCreate. */
export function validateCronJob({ metadata, spec }: CronJob, options: ValidationOptions): FieldError[] {
  const errors = validateMetadata(metadata ?? {}, ROOT.child('metadata'))
  if (!spec) return [...errors, required(SPEC)]
  const { concurrencyPolicy = '' } = spec
  errors.push(...validateSchedule(spec, SPEC))
  errors.push(...validateNonnegative(spec.startingDeadlineSeconds, SPEC.child('startingDeadlineSeconds')))
  const policies = ['Allow', 'Forbid', 'Replace']
  if (!policies.includes(concurrencyPolicy)) {
    errors.push(notSupported(SPEC.child('concurrencyPolicy'), concurrencyPolicy, policies))
  }
  const jobSpec = spec.jobTemplate.spec
  if (jobSpec) errors.push(...validateJobSpec(jobSpec, options, SPEC.child('jobTemplate', 'spec')))
  for (const name of ['successfulJobsHistoryLimit', 'failedJobsHistoryLimit'] as const) {
    errors.push(...validateNonnegative(spec[name], SPEC.child(name)))
  }
  const name = metadata?.name ?? ''
  if (name.length > MAX_CRON_NAME) {
    errors.push(invalid(ROOT.child('metadata', 'name'), name, `must be no more than ${MAX_CRON_NAME} characters`))
  }
  return errors
}
