import { useEffect, useRef } from 'react'
import { renderTable } from '../../api/printers/renderTable.ts'
import { tableFor } from '../../api/printers/tableFor.ts'
import { type EventObject, eventsUntil } from '../../trace/queries/eventsUntil.ts'
import type { Selection } from '../../trace/queries/selection.ts'
import { describedEvents } from './describedEvents.ts'
import { apiEvent } from './eventObject.ts'
import { type KubectlLine, KubectlTable } from './KubectlTable.tsx'
import { clusterClock, INSTANT, type TableProps } from './tablesProps.ts'

/** Latest last, as one reads a log; equal times in the order of their records. */
function inOrder(events: readonly EventObject[]): readonly EventObject[] {
  return events.toSorted((a, b) => a.lastTime - b.lastTime || a.record - b.record)
}

function linesOf(
  events: readonly EventObject[],
  texts: readonly string[],
  { cursor, selection, onSelect, onCursor }: TableProps,
): readonly KubectlLine[] {
  return events.map(({ last, lastTime, record }, index) => ({
    key: `${last.regarding.namespace ?? ''}/${last.name}`,
    text: texts[index] ?? '',
    mark: selection?.record === record ? 'selected' : lastTime >= cursor - INSTANT ? 'changed' : 'plain',
    onSelect: () => {
      onCursor(lastTime)
      onSelect(selectionOf({ last, lastTime, record }))
    },
  }))
}

function selectionOf({ last, record }: EventObject): Selection {
  const { regarding, fieldPath } = last
  if (regarding.kind !== 'Pod') return { record }
  const container = /\{(.+)\}$/.exec(fieldPath ?? '')?.[1]
  return container === undefined ? { record, pod: regarding } : { record, pod: regarding, container }
}

/** `kubectl get events` at the cursor, newest last; a click goes to the event. */
export function EventList(props: TableProps) {
  const { trace, cursor } = props
  const events = inOrder(eventsUntil(trace, cursor))
  const end = useRef<HTMLDivElement>(null)
  const count = events.length
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'nearest' })
  }, [count])
  if (count === 0) return <p className="kubectl-line">No resources found in default namespace.</p>
  const table = tableFor(
    'Event',
    events.map((event) => apiEvent(trace.header, event)),
    clusterClock(trace, cursor),
  )
  const [header = '', ...texts] = renderTable(table).trimEnd().split('\n')
  return (
    <>
      <KubectlTable header={header} lines={linesOf(events, texts, props)} label="kubectl get events" />
      <div ref={end} />
    </>
  )
}

/** The events of the shown pod, as `kubectl describe` says when they were. */
export function PodEvents(props: TableProps) {
  const { trace, cursor, pod } = props
  const events = inOrder(
    eventsUntil(trace, cursor).filter(
      ({ last: { regarding } }) =>
        regarding.kind === 'Pod' &&
        regarding.name === pod?.name &&
        (regarding.namespace ?? '') === (pod.namespace ?? ''),
    ),
  )
  if (events.length === 0) return null
  const { header, lines } = describedEvents(trace.header, events, cursor)
  return <KubectlTable header={header} lines={linesOf(events, lines, props)} label="kubectl describe pod: Events" />
}
