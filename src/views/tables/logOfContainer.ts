import type { ContainerStatus, Pod } from '../../api/types.ts'
import type { Millis } from '../../base/millis.ts'
import { countUntil } from '../../trace/queries/countUntil.ts'
import { objectAt } from '../../trace/queries/objectAt.ts'
import { oncePerTrace, recordsOfKind, rowOf, timeOf } from '../../trace/queries/traceIndex.ts'
import type { LogLine, ObjectRef, RecordId } from '../../trace/records.ts'
import type { ContainerRole, Trace } from '../../trace/trace.ts'

/** A container of a pod, as the logs tell of it. */
export interface LoggedContainer {
  readonly name: string
  readonly role: ContainerRole
}

/** A line with its record and its time. */
export interface ShownLine extends LogLine {
  readonly record: RecordId
  readonly time: Millis
}

/** What a person asks of a log. */
export interface LogQuery {
  /** Only this attempt; undefined: all. */
  readonly attempt: number | undefined
  /** Only lines with this text, whatever the case; empty: all. */
  readonly search: string
  /** At most so many lines, the last ones. */
  readonly most: number
}

/** A log at an instant. */
export interface ShownLog {
  readonly lines: readonly ShownLine[]
  /** How many lines there are before those shown. */
  readonly earlier: number
  /** The attempts that have written something, from the first. */
  readonly attempts: readonly number[]
}

const linesByContainer = oncePerTrace((trace) => {
  const found = new Map<string, RecordId[]>()
  for (const record of recordsOfKind(trace, 'log')) {
    const line = trace.logs[rowOf(trace, record)]
    const lane = trace.header.lanes[trace.records.lane[record] ?? 0]
    if (line === undefined) continue
    const namespace = lane?.kind === 'container' ? (lane.pod.namespace ?? '') : ''
    const key = `${namespace}/${line.pod}/${line.container}`
    const list = found.get(key)
    if (list === undefined) found.set(key, [record])
    else list.push(record)
  }
  return found
})

const ORDER: readonly ContainerRole[] = ['main', 'sidecar', 'init', 'ephemeral']

/** The containers of a pod: ordinary ones first, then sidecars, init and ephemeral ones. */
export function loggedContainers(trace: Trace, pod: ObjectRef | undefined): readonly LoggedContainer[] {
  const found = new Map<string, LoggedContainer>()
  for (const lane of trace.header.lanes)
    if (lane.kind === 'container' && lane.pod.name === pod?.name && lane.pod.namespace === pod.namespace)
      found.set(lane.container, { name: lane.container, role: lane.role })
  return [...found.values()].sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
}

/** What a container has written until an instant. */
export function logAt(trace: Trace, pod: ObjectRef, container: string, cursor: Millis, query: LogQuery): ShownLog {
  const records = linesByContainer(trace).get(`${pod.namespace ?? ''}/${pod.name}/${container}`) ?? []
  const written = records.slice(0, countUntil(trace, records, cursor)).flatMap((record) => {
    const line = trace.logs[rowOf(trace, record)]
    return line === undefined ? [] : [{ ...line, record, time: timeOf(trace, record) }]
  })
  const wanted = query.search.toLowerCase()
  const matching = written.filter(
    ({ attempt, text }) =>
      (query.attempt === undefined || attempt === query.attempt) && text.toLowerCase().includes(wanted),
  )
  return {
    lines: matching.slice(-query.most),
    earlier: Math.max(0, matching.length - query.most),
    attempts: [...new Set(written.map(({ attempt }) => attempt))].sort((a, b) => a - b),
  }
}

/** A container's status at an instant; undefined where the API has none. */
export function containerStatusAt(
  trace: Trace,
  pod: ObjectRef,
  container: string,
  cursor: Millis,
): ContainerStatus | undefined {
  const status = (objectAt(trace, pod, cursor) as Pod | undefined)?.status
  return [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ].find(({ name }) => name === container)
}

/** The lines as text, to take away. */
export function logText(lines: readonly ShownLine[]): string {
  return lines.map(({ text }) => `${text}\n`).join('')
}
