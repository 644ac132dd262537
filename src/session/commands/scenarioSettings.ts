import { MINUTE, type Millis, SECOND } from '../../base/millis.ts'
import type { Session } from '../session.ts'
import { editScenarioDocument } from './editScenarioDocument.ts'

/** The versions of Kubernetes that the simulator knows. */
export type KubernetesVersion = '1.36' | '1.34'

/** Gives the scenario a title. */
export function renameScenario(session: Session, title: string): Promise<void> {
  return editScenarioDocument(session, (edits, text) => edits.setScenarioField(text, ['spec', 'title'], title))
}

/** Runs the scenario on another version of Kubernetes. */
export function chooseVersion(session: Session, version: KubernetesVersion): Promise<void> {
  return editScenarioDocument(session, (edits, text) =>
    edits.setScenarioField(text, ['spec', 'kubernetesVersion'], version),
  )
}

/** How much longer a scenario becomes when somebody wants to see how it goes on. */
const MORE: Millis = 10 * MINUTE

/** Lets the scenario go on beyond the end of its trace. */
export function goOn(session: Session): Promise<void> {
  const end = session.store.getState().trace?.header.duration ?? 0
  return editScenarioDocument(session, (edits, text) =>
    edits.setScenarioField(text, ['spec', 'duration'], `${Math.round((end + MORE) / SECOND)}s`),
  )
}
