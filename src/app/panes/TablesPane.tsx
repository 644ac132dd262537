import { lazy, Suspense } from 'react'
import { moveCursor } from '../../session/commands/moveCursor.ts'
import { select } from '../../session/commands/select.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'
import { useShownPod } from './useShownPod.ts'

const Tables = lazy(() => import('../../views/tables/Tables.tsx').then((module) => ({ default: module.Tables })))

/** What kubectl shows at the cursor. */
export function TablesPane() {
  const session = useSession()
  const trace = useSessionState((state) => state.trace)
  const cursor = useSessionState((state) => state.cursor)
  const selection = useSessionState((state) => state.selection)
  const pod = useShownPod()
  if (trace === undefined) return null
  return (
    <Suspense fallback={null}>
      <Tables
        trace={trace}
        cursor={cursor}
        pod={pod}
        selection={selection}
        onSelect={(selected) => select(session, selected)}
        onCursor={(time) => moveCursor(session, time)}
      />
    </Suspense>
  )
}
