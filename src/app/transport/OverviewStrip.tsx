import { moveCursor } from '../../session/commands/moveCursor.ts'
import { Overview } from '../../views/timeline/Overview.tsx'
import { useSession, useSessionState } from '../SessionContext.tsx'
import { useVisibleRange } from '../shell/VisibleRange.tsx'
import styles from './Transport.module.css'

/** The whole trace on one line, with what the timeline shows as a frame. */
export function OverviewStrip() {
  const session = useSession()
  const trace = useSessionState((state) => state.trace)
  const cursor = useSessionState((state) => state.cursor)
  const range = useVisibleRange()
  return (
    <div className={styles.overview}>
      {trace !== undefined && (
        <Overview
          trace={trace}
          cursor={cursor}
          onCursor={(time) => moveCursor(session, time)}
          visible={range.shown ?? { from: 0, to: trace.header.duration }}
          onVisible={range.ask}
        />
      )}
    </div>
  )
}
