import { renderTable } from '../../api/printers/renderTable.ts'
import { shown } from '../../api/printers/table.ts'
import type { Millis } from '../../base/millis.ts'
import { recordsOfKind, rowOf, timeOf } from '../../trace/queries/traceIndex.ts'
import type { Trace } from '../../trace/trace.ts'

/** Every sending of an Event until an instant, as `kubectl events -w` lists them; TIME in seconds from the start. */
export function eventTable(trace: Trace, until: Millis): string {
  const rows = [...recordsOfKind(trace, 'event')]
    .filter((record) => timeOf(trace, record) <= until)
    .flatMap((record) => {
      const event = trace.events[rowOf(trace, record)]
      if (event === undefined) return []
      const { type, reason, regarding, count, message } = event
      const said = count > 1 ? `${message} (x${count})` : message
      const time = `${(timeOf(trace, record) / 1000).toFixed(3)}s`
      return [{ cells: [time, type, reason, `${regarding.kind}/${regarding.name}`, said], object: {} }]
    })
  return renderTable({ columns: shown('Time', 'Type', 'Reason', 'Object', 'Message'), rows })
}
