import { humanDuration } from '../humanDuration.ts'
import { NONE, UNSET } from '../printers/cellText.ts'
import { timeOf } from '../timeOf.ts'
import type { CronJob, Job } from '../types.ts'
import { type DescribeScope, eventsOf } from './describeScope.ts'
import { describedText } from './describeWriter.ts'
import { eventLines } from './eventLines.ts'
import { annotationLines, controllerText, describeTime, labelLines, selectorText } from './metadataLines.ts'
import { podTemplateLines } from './podTemplateLines.ts'

/** A list of indexes is cut behind the first comma after so many characters. */
const INDEXES_SHOWN = 50

/** `kubectl describe job`. Models kubectl pkg/describe/describe.go, describeJob (1.36). */
export function describeJob(job: Job, { objects, now }: DescribeScope): string {
  const { metadata, spec, status } = job
  return describedText((writer) => {
    writer.line(0, `Name:\t${metadata?.name ?? ''}`)
    writer.line(0, `Namespace:\t${metadata?.namespace ?? ''}`)
    writer.line(0, `Selector:\t${selectorText(spec?.selector)}`)
    labelLines(writer, 'Labels', metadata?.labels)
    annotationLines(writer, 'Annotations', metadata?.annotations)
    const controller = controllerText(metadata)
    if (controller !== undefined) writer.line(0, `Controlled By:\t${controller}`)
    if (spec?.parallelism !== undefined) writer.line(0, `Parallelism:\t${spec.parallelism}`)
    writer.line(0, `Completions:\t${spec?.completions ?? UNSET}`)
    if (spec?.completionMode !== undefined) writer.line(0, `Completion Mode:\t${spec.completionMode}`)
    if (spec?.suspend !== undefined) writer.line(0, `Suspend:\t${spec.suspend}`)
    if (spec?.backoffLimit !== undefined) writer.line(0, `Backoff Limit:\t${spec.backoffLimit}`)
    if (spec?.ttlSecondsAfterFinished !== undefined) {
      writer.line(0, `TTL Seconds After Finished:\t${spec.ttlSecondsAfterFinished}`)
    }
    const started = timeOf(status?.startTime)
    const completed = timeOf(status?.completionTime)
    if (started !== undefined) writer.line(0, `Start Time:\t${describeTime(status?.startTime)}`)
    if (completed !== undefined) writer.line(0, `Completed At:\t${describeTime(status?.completionTime)}`)
    if (started !== undefined && completed !== undefined) {
      writer.line(0, `Duration:\t${humanDuration(completed - started)}`)
    }
    if (spec?.activeDeadlineSeconds !== undefined) {
      writer.line(0, `Active Deadline Seconds:\t${spec.activeDeadlineSeconds}s`)
    }
    const { active = 0, ready, succeeded = 0, failed = 0 } = status ?? {}
    const readyText = ready === undefined ? '' : ` (${ready} Ready)`
    writer.line(0, `Pods Statuses:\t${active} Active${readyText} / ${succeeded} Succeeded / ${failed} Failed`)
    if (spec?.completionMode === 'Indexed') {
      writer.line(0, `Completed Indexes:\t${indexesText(status?.completedIndexes ?? '')}`)
    }
    podTemplateLines(writer, spec?.template)
    eventLines(writer, eventsOf(job, objects), now)
  })
}

/** `kubectl describe cronjob`. Models kubectl pkg/describe/describe.go, describeCronJob (1.36). */
export function describeCronJob(cronJob: CronJob, { objects, now }: DescribeScope): string {
  const { metadata, spec, status } = cronJob
  return describedText((writer) => {
    writer.line(0, `Name:\t${metadata?.name ?? ''}`)
    writer.line(0, `Namespace:\t${metadata?.namespace ?? ''}`)
    labelLines(writer, 'Labels', metadata?.labels)
    annotationLines(writer, 'Annotations', metadata?.annotations)
    writer.line(0, `Schedule:\t${spec?.schedule ?? ''}`)
    writer.line(0, `Concurrency Policy:\t${spec?.concurrencyPolicy ?? ''}`)
    writer.line(0, `Suspend:\t${spec?.suspend === undefined ? UNSET : spec.suspend ? 'True' : 'False'}`)
    writer.line(0, `Time Zone:\t${spec?.timeZone ?? UNSET}`)
    writer.line(0, `Successful Job History Limit:\t${spec?.successfulJobsHistoryLimit ?? UNSET}`)
    writer.line(0, `Failed Job History Limit:\t${spec?.failedJobsHistoryLimit ?? UNSET}`)
    const deadline = spec?.startingDeadlineSeconds
    writer.line(0, `Starting Deadline Seconds:\t${deadline === undefined ? UNSET : `${deadline}s`}`)
    const job = spec?.jobTemplate?.spec
    writer.line(0, `Selector:\t${job?.selector === undefined ? UNSET : selectorText(job.selector)}`)
    writer.line(0, `Parallelism:\t${job?.parallelism ?? UNSET}`)
    writer.line(0, `Completions:\t${job?.completions ?? UNSET}`)
    if (job?.activeDeadlineSeconds !== undefined) {
      writer.line(0, `Active Deadline Seconds:\t${job.activeDeadlineSeconds}s`)
    }
    podTemplateLines(writer, job?.template)
    const last = status?.lastScheduleTime
    writer.line(0, `Last Schedule Time:\t${last ? describeTime(last) : UNSET}`)
    const active = status?.active ?? []
    writer.line(0, `Active Jobs:\t${active.length === 0 ? NONE : active.map(({ name }) => name ?? '').join(', ')}`)
    eventLines(writer, eventsOf(cronJob, objects), now)
  })
}

function indexesText(indexes: string): string {
  if (indexes === '') return NONE
  const comma = indexes.indexOf(',', INDEXES_SHOWN)
  return comma < 0 ? indexes : `${indexes.slice(0, comma + 1)}...`
}
