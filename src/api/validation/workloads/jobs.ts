import { labelSelectorAsSelector, selectorMatches } from '../../selector/selector.ts'
import type { CronJob, Job } from '../../types.ts'
import { type FieldError, invalid, notSupported, required } from '../fieldError.ts'
import { type FieldPath, ROOT } from '../fieldPath.ts'
import { validateMetadata } from '../metadata.ts'
import { dnsLabelErrors } from '../names.ts'
import { validateNonnegative } from '../numbers.ts'
import type { ValidationOptions } from '../options.ts'
import { validatePodTemplate } from '../pod/podTemplate.ts'
import { validateSelector } from '../selector.ts'
import { validateSchedule, validateTimeZone } from './cronText.ts'
import { validateGeneratedSelector } from './generatedSelector.ts'
import { validateCompletionMode, validateCounts } from './jobCounts.ts'
import { validateFailurePolicy, validateSuccessPolicy } from './jobPolicies.ts'
import { labelsMismatch, printedSelector } from './labelSelectorOf.ts'

type JobSpec = NonNullable<Job['spec']>

const SPEC = ROOT.child('spec')
const NAME = ROOT.child('metadata', 'name')
const MAX_CRON_NAME = 52

/** What is wrong with a new Job, which carries its generated selector already. Models pkg/apis/batch/validation/validation.go, ValidateJob (1.36). */
export function validateJob(job: Job, options: ValidationOptions): FieldError[] {
  const { metadata, spec } = job
  if (!spec) return [...validateMetadata(metadata ?? {}, ROOT.child('metadata')), required(SPEC)]
  return [
    ...validateMetadata(metadata ?? {}, ROOT.child('metadata')),
    ...validateGeneratedSelector(job),
    ...validateJobRules(spec, options),
    ...validatePodNames(job),
  ]
}

/** What holds for a Job's spec, new or changed. Models ValidateJobSpec. */
export function validateJobRules(spec: JobSpec, options: ValidationOptions): FieldError[] {
  return [...validateJobSpec(spec, options, SPEC), ...validateJobSelector(spec)]
}

function validateJobSelector(spec: JobSpec): FieldError[] {
  const field = SPEC.child('selector')
  const mismatch = labelsMismatch(spec.template, SPEC.child('template'))
  // The server has generated one by now, unless it is told not to.
  if (!spec.selector) return spec.manualSelector ? [required(field), mismatch] : []
  const errors = validateSelector(spec.selector, field)
  const selector = labelSelectorAsSelector(spec.selector)
  if (!selector.ok || selectorMatches(selector.value, spec.template.metadata?.labels)) return errors
  return [...errors, mismatch]
}

/** The name and the last index make a pod's hostname. */
function validatePodNames({ metadata, spec }: Job): FieldError[] {
  const { completionMode, completions = 0 } = spec ?? {}
  if (completionMode !== 'Indexed' || completions <= 0) return []
  const name = metadata?.name ?? ''
  const hostname = `${name}-${completions - 1}`
  if (dnsLabelErrors(hostname).length === 0) return []
  return [invalid(NAME, name, `will not able to create pod with invalid DNS label: ${hostname}`)]
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

function validateReplacement({ podReplacementPolicy, podFailurePolicy }: JobSpec, field: FieldPath): FieldError[] {
  if (podReplacementPolicy === undefined) return []
  const choices = podFailurePolicy ? ['Failed'] : ['Failed', 'TerminatingOrFailed']
  return choices.includes(podReplacementPolicy) ? [] : [notSupported(field, podReplacementPolicy, choices)]
}

function validateRestart(spec: JobSpec, field: FieldPath): FieldError[] {
  const policy = spec.template.spec?.restartPolicy ?? ''
  switch (policy) {
    case '':
    case 'Always':
      return [required(field, 'valid values: "OnFailure", "Never"')]
    case 'Never':
      return []
    case 'OnFailure':
      if (!spec.podFailurePolicy) return []
      return [invalid(field, policy, 'only "Never" is supported when podFailurePolicy is specified')]
    default:
      return [notSupported(field, policy, ['OnFailure', 'Never'])]
  }
}

/** What is wrong with a new CronJob. Models pkg/apis/batch/validation/validation.go, ValidateCronJobCreate (1.36). */
export function validateCronJob({ metadata, spec }: CronJob, options: ValidationOptions): FieldError[] {
  const errors = validateMetadata(metadata ?? {}, ROOT.child('metadata'))
  if (!spec) return [...errors, required(SPEC)]
  const { concurrencyPolicy = '' } = spec
  errors.push(
    ...validateSchedule(spec, SPEC.child('schedule')),
    ...validateNonnegative(spec.startingDeadlineSeconds, SPEC.child('startingDeadlineSeconds')),
    ...validateTimeZone(spec, SPEC.child('timeZone')),
  )
  const policies = ['Allow', 'Forbid', 'Replace']
  if (!policies.includes(concurrencyPolicy)) {
    errors.push(notSupported(SPEC.child('concurrencyPolicy'), concurrencyPolicy, policies))
  }
  errors.push(...validateJobTemplate(spec.jobTemplate.spec, options, SPEC.child('jobTemplate', 'spec')))
  for (const name of ['successfulJobsHistoryLimit', 'failedJobsHistoryLimit'] as const) {
    errors.push(...validateNonnegative(spec[name], SPEC.child(name)))
  }
  const name = metadata?.name ?? ''
  if (name.length <= MAX_CRON_NAME) return errors
  return [...errors, invalid(NAME, name, `must be no more than ${MAX_CRON_NAME} characters`)]
}

/** Models ValidateJobTemplateSpec. */
function validateJobTemplate(spec: JobSpec | undefined, options: ValidationOptions, field: FieldPath): FieldError[] {
  if (!spec) return []
  const errors = validateJobSpec(spec, options, field)
  if (spec.selector)
    errors.push(invalid(field.child('selector'), printedSelector(spec.selector), '`selector` will be auto-generated'))
  if (spec.manualSelector) errors.push(notSupported(field.child('manualSelector'), true, ['nil', 'false']))
  return errors
}
