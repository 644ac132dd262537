import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { VisibleRange } from '../../views/timeline/view.ts'

interface VisibleRangeState {
  /** What the overview asks the timeline to show; undefined until somebody asks. */
  readonly asked: VisibleRange | undefined
  /** What the timeline shows. */
  readonly shown: VisibleRange | undefined
  readonly ask: (range: VisibleRange) => void
  readonly tell: (range: VisibleRange) => void
}

const VisibleRangeContext = createContext<VisibleRangeState | undefined>(undefined)

/** Ties the timeline and the overview together: what one shows is the other's frame. */
export function VisibleRangeProvider({ children }: { children: ReactNode }) {
  const [asked, ask] = useState<VisibleRange>()
  const [shown, tell] = useState<VisibleRange>()
  const state = useMemo(() => ({ asked, shown, ask, tell }), [asked, shown])
  return <VisibleRangeContext value={state}>{children}</VisibleRangeContext>
}

/** The visible range of the timeline, and how to move it. */
export function useVisibleRange(): VisibleRangeState {
  const state = useContext(VisibleRangeContext)
  if (state === undefined) throw new Error('useVisibleRange was called outside of a VisibleRangeProvider')
  return state
}
