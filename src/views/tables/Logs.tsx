import { useEffect, useRef, useState } from 'react'
import type { ObjectRef } from '../../trace/records.ts'
import { LogLines } from './LogLines.tsx'
import { LogTools } from './LogTools.tsx'
import { containerStatusAt, logAt, loggedContainers } from './logOfContainer.ts'
import type { TableProps } from './tablesProps.ts'
import { useTablesStrings } from './tablesStrings.ts'

/** How many lines are drawn at first, and how many more each time. */
const PAGE = 500

/** What the shown pod's containers have written until the cursor. */
export function Logs(props: TableProps) {
  const strings = useTablesStrings()
  const { trace, pod, selection } = props
  const [chosen, setChosen] = useState<string | undefined>(undefined)
  const containers = loggedContainers(trace, pod)
  const wanted = [chosen, selection?.container].find((name) => containers.some((each) => each.name === name))
  const container = wanted ?? containers[0]?.name
  if (pod === undefined || container === undefined) return <p className="tables-note">{strings.noPod}</p>
  return (
    <ContainerLog
      key={`${pod.namespace}/${pod.name}/${container}`}
      {...props}
      pod={pod}
      container={container}
      onContainer={setChosen}
    />
  )
}

function ContainerLog({
  trace,
  cursor,
  pod,
  container,
  onCursor,
  onContainer,
}: TableProps & { pod: ObjectRef; container: string; onContainer: (name: string) => void }) {
  const strings = useTablesStrings()
  const [attempt, setAttempt] = useState<number | undefined>(undefined)
  const [search, setSearch] = useState('')
  const [most, setMost] = useState(PAGE)
  const end = useRef<HTMLDivElement>(null)
  const log = logAt(trace, pod, container, cursor, { attempt, search, most })
  const last = log.lines.at(-1)?.record
  useFollow(end, last)
  return (
    <div className="logs">
      <LogTools
        containers={loggedContainers(trace, pod)}
        container={container}
        onContainer={onContainer}
        log={log}
        attempt={attempt}
        onAttempt={setAttempt}
        search={search}
        onSearch={setSearch}
      />
      {log.earlier > 0 && (
        <button type="button" className="logs-earlier" onClick={() => setMost(most + PAGE)}>
          {strings.earlierLines(log.earlier)}
        </button>
      )}
      <LogLines lines={log.lines} search={search} onCursor={onCursor} />
      <LogEnd trace={trace} cursor={cursor} pod={pod} container={container} isEmpty={log.lines.length === 0} />
      <div ref={end} />
    </div>
  )
}

/** What the container does at the cursor, where it does not simply go on writing. */
function LogEnd({
  trace,
  cursor,
  pod,
  container,
  isEmpty,
}: Pick<TableProps, 'trace' | 'cursor'> & { pod: ObjectRef; container: string; isEmpty: boolean }) {
  const strings = useTablesStrings()
  const state = containerStatusAt(trace, pod, container, cursor)?.state
  if (state?.terminated !== undefined) {
    const { reason = '', exitCode } = state.terminated
    return <p className="logs-end">{strings.terminated(reason, exitCode)}</p>
  }
  if (state?.waiting !== undefined) return <p className="logs-end">{strings.waits(state.waiting.reason ?? '')}</p>
  return isEmpty ? <p className="tables-note">{strings.noLogs(container)}</p> : null
}

/** How far from the end a reader may be who still follows it, in pixels. */
const NEAR = 40

/** Keeps the end in view as lines come, while the reader is there. */
function useFollow(end: React.RefObject<HTMLDivElement | null>, last: number | undefined): void {
  const atEnd = useRef(true)
  useEffect(() => {
    const body = end.current?.closest('.tables-body')
    if (!(body instanceof HTMLElement)) return
    const look = (): void => {
      atEnd.current = body.scrollHeight - body.scrollTop - body.clientHeight < NEAR
    }
    body.addEventListener('scroll', look, { passive: true })
    return () => body.removeEventListener('scroll', look)
  }, [end])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new last line is what scrolls
  useEffect(() => {
    const body = end.current?.closest('.tables-body')
    if (atEnd.current && body instanceof HTMLElement) body.scrollTop = body.scrollHeight
  }, [end, last])
}
