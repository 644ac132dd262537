import type { ContainerStatus, Pod } from '../../api/types.ts'
import type { Millis } from '../../base/millis.ts'
import type { ObjectRef, RecordId, Revision } from '../records.ts'
import type { Trace } from '../trace.ts'
import { historyOf, refKey, revisionOf } from './objectHistory.ts'
import { type Span, spansOf } from './span.ts'
import { rememberByKey, timeOf } from './traceIndex.ts'

/** How a container that runs counts: not `started` before its startup probe passed, `ready` as its pod's conditions see it. */
type RunningAs = 'notStarted' | 'notReady' | 'ready'

/** What the API said of a container. `attempt` is its restartCount. */
export type ContainerValue =
  | { readonly state: 'waiting'; readonly reason: string; readonly message?: string; readonly attempt: number }
  | { readonly state: 'running'; readonly as: RunningAs; readonly startedAt?: string; readonly attempt: number }
  | {
      readonly state: 'terminated'
      readonly reason: string
      readonly exitCode: number
      readonly message?: string
      readonly attempt: number
    }

/** The status entry of a container, wherever the pod lists it. */
export function containerStatusOf(pod: Pod, container: string): ContainerStatus | undefined {
  const { containerStatuses, initContainerStatuses, ephemeralContainerStatuses } = pod.status ?? {}
  return (
    containerStatuses?.find((s) => s.name === container) ??
    initContainerStatuses?.find((s) => s.name === container) ??
    ephemeralContainerStatuses?.find((s) => s.name === container)
  )
}

function containerValue(object: Revision['object'], container: string): ContainerValue | undefined {
  const status = containerStatusOf(object as unknown as Pod, container)
  if (status === undefined) return undefined
  const attempt = status.restartCount
  const { running, terminated, waiting } = status.state ?? {}
  if (running !== undefined) {
    const as = status.ready ? 'ready' : status.started === true ? 'notReady' : 'notStarted'
    return { state: 'running', as, startedAt: running.startedAt, attempt }
  }
  if (terminated !== undefined) {
    const { reason, exitCode, message } = terminated
    return { state: 'terminated', reason: reason ?? '', exitCode, attempt, ...(message ? { message } : {}) }
  }
  const message = waiting?.message
  return { state: 'waiting', reason: waiting?.reason ?? '', attempt, ...(message ? { message } : {}) }
}

function same(a: ContainerValue, b: ContainerValue): boolean {
  if (a.attempt !== b.attempt) return false
  if (a.state === 'running') return b.state === 'running' && a.as === b.as && a.startedAt === b.startedAt
  if (a.state === 'waiting') return b.state === 'waiting' && a.reason === b.reason && a.message === b.message
  return b.state === 'terminated' && a.reason === b.reason && a.exitCode === b.exitCode
}

const remembered = rememberByKey<string, readonly Span<ContainerValue>[]>()

/** The states of a container, as the API said: a bar tells what the API tells, however late. */
export function containerSpans(trace: Trace, pod: ObjectRef, container: string): readonly Span<ContainerValue>[] {
  const history = historyOf(trace, pod)
  if (history === undefined) return []
  return remembered(trace, `${refKey(pod)} ${container}`, () =>
    spansOf(trace, history, (object) => containerValue(object, container), same),
  )
}

/** An end of a container that the API never showed as its state, only as `lastState`: the restart was faster than the status. */
export interface UnseenExit {
  readonly time: Millis
  readonly record: RecordId
  readonly reason: string
  readonly exitCode: number
  readonly message?: string
}

const rememberedExits = rememberByKey<string, readonly UnseenExit[]>()

/** The ends of a container that no bar shows, in time order. */
export function unseenExits(trace: Trace, pod: ObjectRef, container: string): readonly UnseenExit[] {
  return rememberedExits(trace, `${refKey(pod)} ${container}`, () => findUnseenExits(trace, pod, container))
}

type Terminated = NonNullable<NonNullable<ContainerStatus['state']>['terminated']>

/** Tells one run of a container from the others. */
function runKey({ containerID, finishedAt, exitCode }: Terminated): string {
  return containerID ?? `${finishedAt} ${exitCode}`
}

function findUnseenExits(trace: Trace, pod: ObjectRef, container: string): readonly UnseenExit[] {
  const exits: UnseenExit[] = []
  let before: ContainerStatus | undefined
  const shown = new Set<string>()
  for (const record of historyOf(trace, pod)?.records ?? []) {
    const revision = revisionOf(trace, record)
    const status = revision === undefined ? undefined : containerStatusOf(revision.object as unknown as Pod, container)
    const last = status?.lastState?.terminated
    const restarted = before !== undefined && revision?.type !== 'ADDED' && status?.restartCount !== before.restartCount
    if (last !== undefined && restarted && !shown.has(runKey(last))) {
      const { reason, exitCode, message } = last
      const exit = { time: timeOf(trace, record), record, reason: reason ?? '', exitCode }
      exits.push(message ? { ...exit, message } : exit)
    }
    const now = status?.state?.terminated
    if (now !== undefined) shown.add(runKey(now))
    before = status
  }
  return exits
}
