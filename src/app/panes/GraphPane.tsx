import { lazy, Suspense, useState } from 'react'
import { useSessionState } from '../SessionContext.tsx'
import { useShownPod } from './useShownPod.ts'

const StateGraph = lazy(() =>
  import('../../views/stateGraph/StateGraph.tsx').then((module) => ({ default: module.StateGraph })),
)

type SelectedState = Parameters<Parameters<typeof StateGraph>[0]['onSelectState']>[0]

/** The machines of the shown pod at the cursor. */
export function GraphPane() {
  const trace = useSessionState((state) => state.trace)
  const cursor = useSessionState((state) => state.cursor)
  const container = useSessionState((state) => state.selection?.container)
  const pod = useShownPod()
  const [selected, setSelected] = useState<{ trace: typeof trace; state: SelectedState }>()
  if (trace === undefined) return null
  return (
    <Suspense fallback={null}>
      <StateGraph
        trace={trace}
        pod={pod}
        container={container}
        cursor={cursor}
        selection={selected?.trace === trace ? selected.state : undefined}
        onSelectState={(state) => setSelected({ trace, state })}
      />
    </Suspense>
  )
}
