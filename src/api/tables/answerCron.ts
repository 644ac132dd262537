import { dueRun, earliestRunTime, untilNextRun } from '../cron/cronMissed.ts'
import { NEVER, nextRun } from '../cron/cronNext.ts'
import { parseCronSchedule } from '../cron/cronSchedule.ts'

const RUNS_ASKED = 3

/** Answers the table `cron-next`. */
export function answerCronNext({ schedule, from }: { readonly schedule: string; readonly from: string }) {
  const parsed = parseCronSchedule(schedule)
  if (!parsed.ok) return { error: parsed.error }
  const next: (string | null)[] = []
  let at = Date.parse(from)
  while (next.length < RUNS_ASKED && at !== NEVER) {
    at = nextRun(parsed.value, at)
    next.push(at === NEVER ? null : instantText(at))
  }
  return { next }
}

/** A case of the table `cron-missed`. */
export interface CronMissedCase {
  readonly schedule: string
  readonly creationTimestamp: string
  readonly lastScheduleTime?: string
  readonly startingDeadlineSeconds?: number
  readonly now: string
}

/** Answers the table `cron-missed`. */
export function answerCronMissed(input: CronMissedCase) {
  const parsed = parseCronSchedule(input.schedule)
  if (!parsed.ok) return { error: parsed.error }
  const facts = {
    schedule: parsed.value,
    creationTimestamp: Date.parse(input.creationTimestamp),
    lastScheduleTime: input.lastScheduleTime === undefined ? undefined : Date.parse(input.lastScheduleTime),
    startingDeadlineSeconds: input.startingDeadlineSeconds,
    now: Date.parse(input.now),
  }
  const due = dueRun(facts)
  if (!due.ok) {
    return { earliest: instantText(earliestRunTime(facts)), error: due.error, missed: 'none', mostRecent: null }
  }
  const { earliest, missed, mostRecent } = due.value
  return {
    earliest: instantText(earliest),
    missed,
    mostRecent: mostRecent === undefined ? null : instantText(mostRecent),
    requeueAfterMilliseconds: untilNextRun(facts),
  }
}

function instantText(at: number): string {
  return new Date(at).toISOString().replace(/\.000Z$/, 'Z')
}
