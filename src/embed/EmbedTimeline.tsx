import { useSession, useSessionState } from '../app/SessionContext.tsx'
import { useVisibleRange } from '../app/shell/VisibleRange.tsx'
import { moveCursor } from '../session/commands/moveCursor.ts'
import { select } from '../session/commands/select.ts'
import { Timeline } from '../views/timeline/Timeline.tsx'

/** The timeline of an embedded page: a few lanes, and the wheel scrolls the page around it. */
export function EmbedTimeline() {
  const session = useSession()
  const trace = useSessionState((state) => state.trace)
  const cursor = useSessionState((state) => state.cursor)
  const selection = useSessionState((state) => state.selection)
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
      compact="embed"
    />
  )
}
