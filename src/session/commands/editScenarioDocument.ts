import type { Session } from '../session.ts'
import { replaceYaml } from './editYaml.ts'

/** The ways to edit the Scenario document; they come with the YAML library, which the page loads when it first needs it. */
type ScenarioEdits = typeof import('../../scenario/editScenario.ts')

/** Edits the Scenario document of the session's text, and simulates it. */
export async function editScenarioDocument(
  session: Session,
  edit: (edits: ScenarioEdits, text: string) => string,
): Promise<void> {
  const edits = await import('../../scenario/editScenario.ts')
  const { text } = session.store.getState()
  const edited = edit(edits, text)
  if (edited !== text) replaceYaml(session, edited)
}
