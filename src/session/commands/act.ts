import type { Session } from '../session.ts'
import { editScenarioDocument } from './editScenarioDocument.ts'

/**
 * Does something to the cluster at the cursor: it becomes an entry of the scenario's timeline, and the scenario is simulated
 * again from zero. The past stays the same, only the future changes.
 */
export function act(session: Session, run: string): Promise<void> {
  const at = Math.round(session.store.getState().cursor)
  session.store.setState({ playback: 'paused' })
  return editScenarioDocument(session, (edits, text) => edits.addTimelineEntry(text, { at, run }))
}
