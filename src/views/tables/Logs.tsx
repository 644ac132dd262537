import { type ReactNode, useState } from 'react'
import { countUntil } from '../../trace/queries/countUntil.ts'
import { oncePerTrace, recordsOfKind, rowOf, timeOf } from '../../trace/queries/traceIndex.ts'
import type { RecordId } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'
import { clockText } from '../../ui/clockText.ts'
import type { TableProps } from './tablesProps.ts'
import { useTablesStrings } from './tablesStrings.ts'

/** The containers of a trace and the records of their lines, by pod and container. */
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

function containersOf(trace: Trace, pod: TableProps['pod']): readonly string[] {
  const names = trace.header.lanes.flatMap((lane) =>
    lane.kind === 'container' && lane.pod.name === pod?.name && lane.pod.namespace === pod.namespace
      ? [lane.container]
      : [],
  )
  return [...new Set(names)]
}

/** What the shown pod's containers have written until the cursor, a rule between attempts; a click on a line goes to its time. */
export function Logs({ trace, cursor, pod, selection, onCursor }: TableProps) {
  const strings = useTablesStrings()
  const containers = containersOf(trace, pod)
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const wanted = chosen ?? selection?.container
  const container = wanted !== undefined && containers.includes(wanted) ? wanted : containers[0]
  if (pod === undefined || container === undefined) return <p className="tables-note">{strings.noPod}</p>
  const records = linesByContainer(trace).get(`${pod.namespace ?? ''}/${pod.name}/${container}`) ?? []
  const shown = records.slice(0, countUntil(trace, records, cursor))
  const lines: ReactNode[] = []
  let attempt: number | undefined
  for (const record of shown) {
    const line = trace.logs[rowOf(trace, record)]
    if (line === undefined) continue
    if (line.attempt !== attempt && (attempt !== undefined || line.attempt > 0)) {
      lines.push(
        <div key={`attempt ${record}`} className="logs-attempt">
          {strings.attempt(line.attempt)}
        </div>,
      )
    }
    attempt = line.attempt
    const time = timeOf(trace, record)
    lines.push(
      <button
        key={record}
        type="button"
        className={`logs-line logs-line--${line.stream}`}
        onClick={() => onCursor(time)}
      >
        <span className="logs-time">{clockText(time)}</span>
        {line.text}
      </button>,
    )
  }
  return (
    <div className="logs">
      {containers.length > 1 && (
        <select aria-label={strings.container} value={container} onChange={(e) => setChosen(e.currentTarget.value)}>
          {containers.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      )}
      {lines.length === 0 ? <p className="tables-note">{strings.noLogs(container)}</p> : lines}
    </div>
  )
}
