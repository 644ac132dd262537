import { addTimelineEntry } from '../../scenario/editScenario.ts'
import type { Session } from '../session.ts'
import { replaceYaml } from './editYaml.ts'

/**
 * Does something to the cluster at the cursor: it becomes an entry of the scenario's timeline, and the scenario is simulated
 * again from zero. The past stays the same, only the future changes.
 */
export function act(session: Session, run: string): void {
  const { text, cursor } = session.store.getState()
  session.store.setState({ playback: 'paused' })
  replaceYaml(session, addTimelineEntry(text, { at: Math.round(cursor), run }))
}
