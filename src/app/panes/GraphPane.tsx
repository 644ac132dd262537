import { lazy, Suspense, useMemo } from 'react'
import { outlineState } from '../../session/commands/outlineState.ts'
import { stateSpans } from '../../trace/queries/machineStatesAt.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'
import { useShownPod } from './useShownPod.ts'

const StateGraph = lazy(() =>
  import('../../views/stateGraph/StateGraph.tsx').then((module) => ({ default: module.StateGraph })),
)

/** The machines of the shown pod at the cursor. */
export function GraphPane() {
  const trace = useSessionState((state) => state.trace)
  const cursor = useSessionState((state) => state.cursor)
  const container = useSessionState((state) => state.selection?.container)
  const pod = useShownPod()
  const session = useSession()
  const picked = useSessionState((state) => state.pickedState)
  const selected = useMemo(() => {
    const chart = trace?.header.charts[trace.header.machines[picked?.machine ?? -1]?.chart ?? -1]
    if (trace === undefined || picked === undefined || chart === undefined) return undefined
    const { machine, state } = picked
    return { machine, state, name: chart.states[state]?.name ?? '', spans: stateSpans(trace, machine, state) }
  }, [trace, picked])
  if (trace === undefined) return null
  return (
    <Suspense fallback={null}>
      <StateGraph
        trace={trace}
        pod={pod}
        container={container}
        cursor={cursor}
        selection={selected}
        onSelectState={(state) => outlineState(session, state)}
      />
    </Suspense>
  )
}
