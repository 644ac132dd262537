import { useMemo } from 'react'
import { moveCursor } from '../../session/commands/moveCursor.ts'
import { select } from '../../session/commands/select.ts'
import { stateSpans } from '../../trace/queries/machineStatesAt.ts'
import { Timeline } from '../../views/timeline/Timeline.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'
import { useLayout } from '../shell/useLayout.ts'
import { useVisibleRange } from '../shell/VisibleRange.tsx'
import styles from './panes.module.css'

/** The timeline of the session's trace. */
export function TimelinePane() {
  const strings = useAppStrings()
  const session = useSession()
  const trace = useSessionState((state) => state.trace)
  const cursor = useSessionState((state) => state.cursor)
  const selection = useSessionState((state) => state.selection)
  const phone = useLayout() === 'phone'
  const range = useVisibleRange()
  const letterKeys = useSessionState((state) => state.letterKeys)
  const picked = useSessionState((state) => state.pickedState)
  const outlined = useMemo(() => {
    const machine = trace?.header.machines[picked?.machine ?? -1]
    if (trace === undefined || picked === undefined || machine === undefined) return undefined
    const { pod, container, probe } = machine
    return { pod, container, probe, spans: stateSpans(trace, picked.machine, picked.state) }
  }, [trace, picked])
  const running = useSessionState((state) => state.run.kind === 'running')
  if (trace === undefined) return running ? <p className={styles.starting}>{strings.starting}</p> : null
  return (
    <Timeline
      trace={trace}
      cursor={cursor}
      onCursor={(time) => moveCursor(session, time)}
      selection={selection}
      onSelect={(selected) => select(session, selected)}
      visible={range.asked}
      onVisible={range.tell}
      compact={phone ? 'phone' : undefined}
      shortcuts={letterKeys === 'on' ? 'page' : 'focused'}
      outlined={outlined}
    />
  )
}
