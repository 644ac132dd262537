import { type Millis, SECOND } from '../../base/millis.ts'
import { err, ok, type Result } from '../../base/result.ts'
import { NEVER, nextRun } from './cronNext.ts'
import type { CronSchedule } from './cronSchedule.ts'

/** How many runs were missed; `many` is warned of as TooManyMissedTimes. */
export type MissedRuns = 'none' | 'few' | 'many'

/** What a CronJob's next decision rests on; instants are milliseconds since 1970. */
export interface CronFacts {
  readonly schedule: CronSchedule
  readonly creationTimestamp: number
  readonly lastScheduleTime?: number
  readonly startingDeadlineSeconds?: number
  readonly now: number
}

/** The most recent run that is due, and since when runs were counted. */
export interface DueRun {
  readonly earliest: number
  readonly mostRecent: number | undefined
  readonly missed: MissedRuns
}

/** More missed runs than this are many. */
const FEW_RUNS = 100
/** The controller looks again so long after a run is due. */
const NEXT_SCHEDULE_DELTA: Millis = 100
const TOO_CLOSE = 'time difference between two schedules is less than 1 second'

/** Since when a CronJob's runs count: its last run, its creation, or its starting deadline. */
export function earliestRunTime({
  creationTimestamp,
  lastScheduleTime,
  startingDeadlineSeconds,
  now,
}: CronFacts): number {
  const earliest = lastScheduleTime ?? creationTimestamp
  return startingDeadlineSeconds === undefined ? earliest : Math.max(earliest, now - startingDeadlineSeconds * SECOND)
}

/** The run to start now, if one is due. Models pkg/controller/cronjob/utils.go, mostRecentScheduleTime (1.36). */
export function dueRun(facts: CronFacts): Result<DueRun, string> {
  const { schedule, now } = facts
  const earliest = earliestRunTime(facts)
  const first = nextRun(schedule, earliest)
  const second = nextRun(schedule, first)
  if (now < first) return ok({ earliest, mostRecent: undefined, missed: 'none' })
  if (now < second) return ok({ earliest, mostRecent: first, missed: 'none' })

  const between = Math.round((second - first) / SECOND)
  if (between < 1) return err(TOO_CLOSE)
  // An estimate that holds for regular schedules; one step back lets the schedule itself find the last run.
  const count = Math.floor(Math.trunc((now - first) / SECOND) / between) + 1
  let mostRecent: number | undefined
  let run = nextRun(schedule, first + (count - 2) * between * SECOND)
  while (run <= now && run !== NEVER) {
    mostRecent = run
    run = nextRun(schedule, run)
  }
  return ok({ earliest, mostRecent, missed: count > FEW_RUNS ? 'many' : 'few' })
}

/** How long until the controller looks at the CronJob again. Models pkg/controller/cronjob/utils.go, nextScheduleTimeDuration (1.36). */
export function untilNextRun(facts: CronFacts): Millis {
  const due = dueRun({ ...facts, startingDeadlineSeconds: undefined })
  const from = due.ok
    ? (due.value.mostRecent ?? (due.value.missed === 'none' ? due.value.earliest : facts.now))
    : facts.now
  return nextRun(facts.schedule, from) + NEXT_SCHEDULE_DELTA - facts.now
}
