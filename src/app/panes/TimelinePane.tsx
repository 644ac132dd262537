import { useSessionState } from '../SessionContext.tsx'
import { EmptyState } from '../shell/EmptyState.tsx'
import type { Opened } from '../shell/opened.ts'

/** The timeline; without a text, what to start from. */
export function TimelinePane({ onOpen }: { onOpen: (opened: Opened) => void }) {
  const empty = useSessionState((state) => state.run.kind === 'empty')
  if (empty) return <EmptyState onOpen={onOpen} />
  return null
}
