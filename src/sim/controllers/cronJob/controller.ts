import { dueRun, untilNextRun } from '../../../api/cron/cronMissed.ts'
import { type CronSchedule, parseCronSchedule } from '../../../api/cron/cronSchedule.ts'
import type { CronJob, Job } from '../../../api/types.ts'
import { MINUTE, SECOND } from '../../../base/millis.ts'
import { createObject } from '../../apiserver/create.ts'
import { deleteObject } from '../../apiserver/deletion.ts'
import { refOf, type Stored } from '../../apiserver/objectStore.ts'
import { updateStatus } from '../../apiserver/update.ts'
import type { Cluster } from '../../cluster.ts'
import type { Process } from '../../kernel/process.ts'
import { trueCondition } from '../job/decide.ts'
import { controlledBy, controllerReference, watchControlled } from '../ownership.ts'
import { API_CALL, keyOf, type SyncResult, splitKey, WorkQueue } from '../workQueue.ts'

const COMPONENT = 'cronjob-controller'

type Status = NonNullable<CronJob['status']>
type Say = (type: 'Normal' | 'Warning', reason: string, message: string) => void

/** Starts the Jobs of CronJobs on time. Models pkg/controller/cronjob/cronjob_controllerv2.go (1.36). */
export function startCronJobController(cluster: Cluster): void {
  const { kernel, store } = cluster
  const queue: WorkQueue = new WorkQueue(kernel, (key) => sync(cluster, key, queue))
  store.watch<CronJob>('CronJob', ({ object, old }) => {
    // a write of the status alone is the controller's own
    if (old?.metadata.generation !== object.metadata.generation) queue.add(keyOf(object))
  })
  watchControlled(store, 'Job', 'CronJob', (key) => queue.add(key))
}

function* sync(cluster: Cluster, key: string, queue: WorkQueue): Process<SyncResult> {
  const { store, kernel, scenario } = cluster
  const [namespace, name] = splitKey(key)
  const cron = store.get<CronJob>('CronJob', namespace, name)
  if (cron === undefined || cron.metadata.deletionTimestamp !== undefined) return 'done'
  const say: Say = (type, reason, message) => cluster.recorder(COMPONENT).record(refOf(cron), { type, reason, message })
  const jobs = controlledBy<Job>(store, 'Job', cron)
  let status: Status = watchActive(cron, jobs, say)
  cleanUp(cluster, cron, jobs, say)
  const zone = cron.spec?.timeZone ? `TZ=${cron.spec.timeZone} ` : ''
  const schedule = parseCronSchedule(`${zone}${cron.spec?.schedule ?? ''}`)
  if (!schedule.ok)
    say('Warning', 'UnparseableSchedule', `unparseable schedule: "${cron.spec?.schedule}" : ${schedule.error}`)
  else if (cron.spec?.suspend !== true) {
    const now = scenario.startTime + kernel.now
    status = yield* runIfDue(cluster, cron, status, schedule.value, now, say)
    const lastScheduleTime = status.lastScheduleTime === undefined ? undefined : Date.parse(status.lastScheduleTime)
    queue.addAfter(key, untilNextRun({ ...factsOf(cron, schedule.value, now), lastScheduleTime }))
  }
  yield API_CALL
  updateStatus<CronJob>(store, cron, status)
  return 'done'
}

function factsOf(cron: Stored<CronJob>, schedule: CronSchedule, now: number) {
  const { lastScheduleTime } = cron.status ?? {}
  return {
    schedule,
    now,
    creationTimestamp: Date.parse(cron.metadata.creationTimestamp ?? ''),
    ...(lastScheduleTime === undefined ? {} : { lastScheduleTime: Date.parse(lastScheduleTime) }),
    ...(cron.spec?.startingDeadlineSeconds === undefined
      ? {}
      : { startingDeadlineSeconds: cron.spec.startingDeadlineSeconds }),
  }
}

/** The status without Jobs that have finished or are gone. */
function watchActive(cron: Stored<CronJob>, jobs: readonly Stored<Job>[], say: Say): Status {
  const status = cron.status ?? {}
  let { lastSuccessfulTime } = status
  const active = (status.active ?? []).filter(({ uid, name }) => {
    const job = jobs.find((j) => j.metadata.uid === uid)
    if (job === undefined) {
      say('Normal', 'MissingJob', `Active job went missing: ${name}`)
      return false
    }
    const end = trueCondition(job, 'Complete', 'Failed')
    if (end === undefined) return true
    say('Normal', 'SawCompletedJob', `Saw completed job: ${name}, condition: ${end.type}`)
    if (end.type === 'Complete') lastSuccessfulTime = job.status?.completionTime ?? lastSuccessfulTime
    return false
  })
  const { active: _before, ...rest } = status
  return {
    ...rest,
    ...(active.length > 0 ? { active } : {}),
    ...(lastSuccessfulTime === undefined ? {} : { lastSuccessfulTime }),
  }
}

/** Only so many finished Jobs are kept, the newest of each kind. */
function cleanUp({ store }: Cluster, cron: Stored<CronJob>, jobs: readonly Stored<Job>[], say: Say): void {
  const limits = {
    Complete: cron.spec?.successfulJobsHistoryLimit ?? 3,
    Failed: cron.spec?.failedJobsHistoryLimit ?? 1,
  }
  for (const [type, limit] of Object.entries(limits)) {
    const finished = jobs.filter(
      (job) => trueCondition(job, type) !== undefined && job.metadata.deletionTimestamp === undefined,
    )
    finished.sort((a, b) => ((a.status?.startTime ?? '') < (b.status?.startTime ?? '') ? -1 : 1))
    for (const job of finished.slice(0, Math.max(0, finished.length - limit))) remove(store, job, say)
  }
}

function remove(store: Cluster['store'], job: Stored<Job>, say: Say): void {
  deleteObject(store, 'Job', job.metadata.namespace, job.metadata.name, { propagation: 'Background' })
  say('Normal', 'SuccessfulDelete', `Deleted job ${job.metadata.name}`)
}

/** Models cronjob_controllerv2.go, syncCronJob. */
function* runIfDue(
  cluster: Cluster,
  cron: Stored<CronJob>,
  status: Status,
  schedule: CronSchedule,
  now: number,
  say: Say,
): Process<Status> {
  const { store } = cluster
  const due = dueRun(factsOf(cron, schedule, now))
  if (!due.ok || due.value.mostRecent === undefined) return status
  const { mostRecent, missed } = due.value
  if (missed === 'many')
    say(
      'Warning',
      'TooManyMissedTimes',
      'too many missed start times. Set or decrease .spec.startingDeadlineSeconds or check clock skew',
    )
  const deadline = cron.spec?.startingDeadlineSeconds
  if (deadline !== undefined && mostRecent + deadline * SECOND < now) {
    say(
      'Warning',
      'MissSchedule',
      `Missed scheduled time to start a job: ${new Date(mostRecent).toUTCString().replace('GMT', '+0000')}`,
    )
    return status
  }
  const active = status.active ?? []
  if (cron.spec?.concurrencyPolicy === 'Forbid' && active.length > 0) {
    say(
      'Normal',
      'JobAlreadyActive',
      'Not starting job because prior execution is running and concurrency policy is Forbid',
    )
    return status
  }
  let kept = active
  if (cron.spec?.concurrencyPolicy === 'Replace') {
    for (const { name } of active) {
      const job = store.get<Job>('Job', cron.metadata.namespace, name ?? '')
      if (job !== undefined) remove(store, job, say)
    }
    kept = []
  }
  yield API_CALL
  const made = createObject(cluster, jobOf(cron, mostRecent), cron.metadata.namespace)
  if (!made.ok) {
    if (made.error.reason !== 'AlreadyExists')
      say('Warning', 'FailedCreate', `Error creating job: ${made.error.message}`)
    return status
  }
  const job = made.value.object
  say('Normal', 'SuccessfulCreate', `Created job ${job.metadata.name}`)
  const reference = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    name: job.metadata.name,
    namespace: job.metadata.namespace,
    resourceVersion: job.metadata.resourceVersion,
    uid: job.metadata.uid,
  }
  return {
    ...status,
    active: [...kept, reference],
    lastScheduleTime: new Date(mostRecent).toISOString().replace('.000Z', 'Z'),
  } as unknown as Status
}

function jobOf(cron: Stored<CronJob>, scheduled: number): Job {
  const { metadata, spec } = cron.spec?.jobTemplate ?? {}
  const at = new Date(scheduled).toISOString().replace('.000Z', 'Z')
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: `${cron.metadata.name}-${Math.floor(scheduled / MINUTE)}`,
      namespace: cron.metadata.namespace,
      ...(metadata?.labels === undefined ? {} : { labels: metadata.labels }),
      annotations: { ...metadata?.annotations, 'batch.kubernetes.io/cronjob-scheduled-timestamp': at },
      ownerReferences: [controllerReference(cron)],
    },
    spec,
  } as Job
}
