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
