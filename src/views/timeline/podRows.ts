import type { Pod } from '../../api/types.ts'
import { conditionSpans, conditionTypes } from '../../trace/queries/conditionSpans.ts'
import { containerSpans, unseenExits } from '../../trace/queries/containerSpans.ts'
import { endpointSpans } from '../../trace/queries/endpointSpans.ts'
import { holdSpans } from '../../trace/queries/holdSpans.ts'
import { historyOf, refKey, revisionOf } from '../../trace/queries/objectHistory.ts'
import { phaseSpans } from '../../trace/queries/phaseSpans.ts'
import { probeRecords, turningProbes, unpassedProbes } from '../../trace/queries/probeMarks.ts'
import { statusSpans } from '../../trace/queries/statusSpans.ts'
import { rememberByKey, timeOf } from '../../trace/queries/traceIndex.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { Lane, Trace } from '../../trace/trace.ts'
import type { Density, Row, RowLabel } from './row.ts'
import { shortName } from './shortName.ts'
import type { TimelineStrings } from './strings.ts'
import { wedgesOf } from './wedges.ts'

type ContainerLane = Extract<Lane, { kind: 'container' }>

/** What decides which rows a pod has. */
interface PodRowFacts {
  readonly density: Density
  readonly depth: number
  /** `compact` leaves out what a small drawing can do without. */
  readonly form: 'wide' | 'phone' | 'embed'
  readonly strings: TimelineStrings
}

const samePod = (a: ObjectRef, b: ObjectRef): boolean => a.name === b.name && a.namespace === b.namespace

const label = (text: string, style: RowLabel['style'], ...details: readonly string[]): RowLabel => ({
  text,
  style,
  details,
})

const ROLE_ORDER = { init: 0, sidecar: 1, main: 2, ephemeral: 3 } as const

const rememberedLanes = rememberByKey<string, readonly ContainerLane[]>()

/** The containers of a pod in the order in which they start. */
function containerLanesOf(trace: Trace, pod: ObjectRef): readonly ContainerLane[] {
  return rememberedLanes(trace, refKey(pod), () =>
    trace.header.lanes
      .filter((lane): lane is ContainerLane => lane.kind === 'container' && samePod(lane.pod, pod))
      .sort((a, b) => ROLE_ORDER[a.role] - ROLE_ORDER[b.role]),
  )
}

function imageOf(trace: Trace, pod: ObjectRef, container: string): string {
  const object = revisionOf(trace, historyOf(trace, pod)?.records[0] ?? -1)?.object as unknown as Pod | undefined
  const all = [...(object?.spec?.containers ?? []), ...(object?.spec?.initContainers ?? [])]
  return all.find((c) => c.name === container)?.image ?? ''
}

/** The lanes of a pod, from top to bottom. */
export function podRows(trace: Trace, pod: ObjectRef, facts: PodRowFacts): readonly Row[] {
  const key = refKey(pod)
  const { density, depth, form, strings } = facts
  const base = { pod, density, depth }
  const rows: Row[] = []
  if (density === 'full') {
    const derived = form === 'wide' ? [] : [strings.derivedShort]
    rows.push({
      ...base,
      kind: 'status',
      key: `${key} status`,
      label: label(strings.status, 'mono', ...derived),
      spans: statusSpans(trace, pod),
    })
    if (form !== 'embed') {
      rows.push({
        ...base,
        kind: 'phase',
        key: `${key} phase`,
        label: label(strings.phase, 'mono'),
        spans: phaseSpans(trace, pod),
      })
      for (const type of form === 'wide' ? conditionTypes(trace, pod) : ['Ready']) {
        const spans = conditionSpans(trace, pod, type)
        const details = form === 'wide' ? [] : [strings.condition]
        rows.push({
          ...base,
          kind: 'condition',
          key: `${key} ${type}`,
          type,
          label: label(type, 'mono', ...details),
          spans,
        })
      }
    }
  }
  for (const lane of containerLanesOf(trace, pod)) rows.push(...containerRows(trace, lane, facts))
  const podWedges = wedgesOf(trace, pod)
  if (podWedges.length > 0) rows.push({ ...base, kind: 'timers', key: `${key} timers`, wedges: podWedges })
  if (form !== 'embed') rows.push(...endpointRows(trace, pod, facts))
  return rows
}

function containerRows(
  trace: Trace,
  lane: ContainerLane,
  { density, depth, form, strings }: PodRowFacts,
): readonly Row[] {
  const { pod, container, role } = lane
  const key = `${refKey(pod)} ${container}`
  const base = { pod, container, density, depth }
  const last = historyOf(trace, pod)?.records.at(-1)
  const gone = last !== undefined && revisionOf(trace, last)?.type === 'DELETED' ? timeOf(trace, last) : undefined
  const image = imageOf(trace, pod, container)
  const details = image === '' ? [strings.role[role]] : [strings.role[role], image]
  const name =
    density === 'full' ? label(container, 'strong', ...details) : label(shortName(pod.name), 'mono', container)
  const rows: Row[] = [
    {
      ...base,
      kind: 'container',
      key,
      role,
      label: name,
      spans: containerSpans(trace, pod, container),
      ...(gone === undefined ? {} : { goneAt: gone }),
    },
  ]
  const exits = unseenExits(trace, pod, container)
  if (exits.length > 0) rows.push({ ...base, kind: 'exits', key: `${key} exits`, exits, beside: name })
  const wedges = wedgesOf(trace, pod, container)
  if (wedges.length > 0) rows.push({ ...base, kind: 'timers', key: `${key} timers`, wedges })
  if (form === 'embed') return rows
  trace.header.lanes.forEach((probe, index) => {
    if (probe.kind !== 'probe' || !samePod(probe.pod, pod) || probe.container !== container) return
    const records = probeRecords(trace, index)
    const { handler, periodSeconds, failureThreshold } = probe
    const words = `${handler} · ${strings.every(periodSeconds)} · ${strings.fails(failureThreshold)}`
    rows.push({
      ...base,
      kind: 'probe',
      key: `${key} ${probe.probe}`,
      probe: probe.probe,
      lane: index,
      periodSeconds,
      records,
      unpassed: unpassedProbes(trace, index),
      firstPasses: turningProbes(trace, index),
      holds: holdSpans(trace, index),
      label: density === 'full' ? label(probe.probe, 'mono', words) : label(strings.probeAndEndpoint, 'quiet'),
    })
  })
  return rows
}

function endpointRows(trace: Trace, pod: ObjectRef, { density, depth, form, strings }: PodRowFacts): readonly Row[] {
  const slices = endpointSpans(trace, pod)
  const base = { pod, density, depth, kind: 'endpoint' as const }
  const key = `${refKey(pod)} endpoint`
  if (slices.length === 0) {
    if (density !== 'full') return []
    const details = form === 'wide' ? [] : [strings.noService]
    return [{ ...base, key, label: label(strings.endpoints, 'plain', ...details), spans: [] }]
  }
  return slices.map(({ slice, service, spans }, index) => {
    const row = { ...base, key: `${key} ${slice.name}`, spans }
    if (density !== 'full') return row
    return { ...row, label: label(index === 0 ? strings.endpoints : '', 'plain', service) }
  })
}
