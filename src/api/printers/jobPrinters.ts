import { humanDuration } from '../humanDuration.ts'
import { formatLabelSelector } from '../selector/selector.ts'
import { timeOf } from '../timeOf.ts'
import type { CronJob, Job } from '../types.ts'
import { ageSince, containerCells, NONE, UNSET } from './cellText.ts'
import { kindPrinter } from './kindPrinter.ts'
import { shown, wide } from './table.ts'

const STATUS_CONDITIONS = ['Suspended', 'FailureTarget', 'SuccessCriteriaMet'] as const

/** `kubectl get jobs`. Models pkg/printers/internalversion/printers.go, printJob (1.36). */
export const jobPrinter = kindPrinter<Job>(
  [...shown('Name', 'Status', 'Completions', 'Duration', 'Age'), ...wide('Containers', 'Images', 'Selector')],
  (job, now) => [
    job.metadata?.name ?? '',
    jobStatusText(job),
    completionsText(job),
    durationText(job, now),
    ageSince(job.metadata?.creationTimestamp, now),
    ...containerCells(job.spec?.template?.spec?.containers),
    formatLabelSelector(job.spec?.selector),
  ],
)

/** `kubectl get cronjobs`. Models pkg/printers/internalversion/printers.go, printCronJob. */
export const cronJobPrinter = kindPrinter<CronJob>(
  [
    ...shown('Name', 'Schedule', 'Timezone', 'Suspend', 'Active', 'Last Schedule', 'Age'),
    ...wide('Containers', 'Images', 'Selector'),
  ],
  ({ metadata, spec, status }, now) => [
    metadata?.name ?? '',
    spec?.schedule ?? '',
    spec?.timeZone ?? NONE,
    spec?.suspend === undefined ? UNSET : spec.suspend ? 'True' : 'False',
    (status?.active ?? []).length,
    status?.lastScheduleTime ? ageSince(status.lastScheduleTime, now) : NONE,
    ageSince(metadata?.creationTimestamp, now),
    ...containerCells(spec?.jobTemplate?.spec?.template?.spec?.containers),
    formatLabelSelector(spec?.jobTemplate?.spec?.selector),
  ],
)

function jobStatusText({ metadata, status }: Job): string {
  const holds = (type: string) =>
    (status?.conditions ?? []).find((condition) => condition.type === type)?.status === 'True'
  if (holds('Complete')) return 'Complete'
  if (holds('Failed')) return 'Failed'
  if (metadata?.deletionTimestamp) return 'Terminating'
  return STATUS_CONDITIONS.find(holds) ?? 'Running'
}

function completionsText({ spec, status }: Job): string {
  const succeeded = status?.succeeded ?? 0
  if (spec?.completions !== undefined) return `${succeeded}/${spec.completions}`
  const parallelism = spec?.parallelism ?? 0
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`
}

function durationText({ status }: Job, now: number): string {
  const start = timeOf(status?.startTime)
  if (start === undefined) return ''
  return humanDuration((timeOf(status?.completionTime) ?? now) - start)
}
