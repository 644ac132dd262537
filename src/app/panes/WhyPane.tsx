import { lazy, Suspense } from 'react'
import { moveCursor } from '../../session/commands/moveCursor.ts'
import { pause } from '../../session/commands/play.ts'
import { select } from '../../session/commands/select.ts'
import { useAppStrings } from '../appStrings.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'
import styles from './panes.module.css'
import { useShownPod } from './useShownPod.ts'

const Why = lazy(() => import('../../views/inspector/Why.tsx').then((module) => ({ default: module.Why })))

/** Why the selected thing, or what the shown pod is up to, came about. */
export function WhyPane({ title }: { title: 'shown' | 'elsewhere' }) {
  const strings = useAppStrings()
  const session = useSession()
  const trace = useSessionState((state) => state.trace)
  const cursor = useSessionState((state) => state.cursor)
  const selection = useSessionState((state) => state.selection)
  const pod = useShownPod()
  return (
    <>
      {title === 'shown' && <h2 className={styles.paneTitle}>{strings.why}</h2>}
      <div className={styles.paneBody}>
        {trace !== undefined && (
          <Suspense fallback={null}>
            <Why
              trace={trace}
              cursor={cursor}
              pod={pod}
              selection={selection}
              onSelect={(selected) => select(session, selected)}
              onCursor={(time) => {
                pause(session)
                moveCursor(session, time)
              }}
            />
          </Suspense>
        )}
      </div>
    </>
  )
}
