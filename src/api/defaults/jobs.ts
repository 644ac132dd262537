import type { CronJob, Job } from '../types.ts'
import type { Draft } from './draft.ts'
import { defaultPodSpec } from './podSpec.ts'

const BACKOFF_LIMIT = 6
/** With a limit for each index, the limit for the whole Job is out of reach. */
const NO_BACKOFF_LIMIT = 2 ** 31 - 1

type JobSpec = NonNullable<Draft<Job>['spec']>

/** Fills in a Job and its pods. Models pkg/apis/batch/v1/defaults.go, SetDefaults_Job (1.36). */
export function defaultJob({ metadata, spec }: Draft<Job>): void {
  if (!spec) return
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = 1
  spec.parallelism ??= 1
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? BACKOFF_LIMIT : NO_BACKOFF_LIMIT
  const labels = spec.template.metadata?.labels
  // The very same labels: what the server adds to the template's, the Job gets too.
  if (metadata && labels && Object.keys(metadata.labels ?? {}).length === 0) metadata.labels = labels
  spec.completionMode ??= 'NonIndexed'
  spec.suspend ??= false
  spec.manualSelector ??= false
  spec.podReplacementPolicy ??= spec.podFailurePolicy ? 'Failed' : 'TerminatingOrFailed'
  defaultTemplate(spec)
}

/** The template of a CronJob gets the defaults of pods, not those of Jobs. Models pkg/apis/batch/v1/defaults.go, SetDefaults_CronJob. */
export function defaultCronJob({ spec }: Draft<CronJob>): void {
  if (!spec) return
  spec.concurrencyPolicy ||= 'Allow'
  spec.suspend ??= false
  spec.successfulJobsHistoryLimit ??= 3
  spec.failedJobsHistoryLimit ??= 1
  if (spec.jobTemplate.spec) defaultTemplate(spec.jobTemplate.spec)
}

function defaultTemplate(spec: JobSpec): void {
  for (const rule of spec.podFailurePolicy?.rules ?? []) {
    for (const pattern of rule.onPodConditions ?? []) pattern.status ||= 'True'
  }
  const pod = spec.template.spec
  if (pod) defaultPodSpec(pod)
}
