import { moveCursor } from '../../session/commands/moveCursor.ts'
import { select } from '../../session/commands/select.ts'
import { Timeline } from '../../views/timeline/Timeline.tsx'
import { useSession, useSessionState } from '../SessionContext.tsx'
import { useLayout } from '../shell/useLayout.ts'
import { useVisibleRange } from '../shell/VisibleRange.tsx'

/** The timeline of the session's trace. */
export function TimelinePane() {
  const session = useSession()
  const trace = useSessionState((state) => state.trace)
  const cursor = useSessionState((state) => state.cursor)
  const selection = useSessionState((state) => state.selection)
  const phone = useLayout() === 'phone'
  const range = useVisibleRange()
  if (trace === undefined) return null
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
      shortcuts="page"
    />
  )
}
