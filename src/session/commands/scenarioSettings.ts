import { setScenarioField } from '../../scenario/editScenario.ts'
import type { Session } from '../session.ts'
import { replaceYaml } from './editYaml.ts'

/** The versions of Kubernetes that the simulator knows. */
export type KubernetesVersion = '1.36' | '1.34'

/** Gives the scenario a title. */
export function renameScenario(session: Session, title: string): void {
  replaceYaml(session, setScenarioField(session.store.getState().text, ['spec', 'title'], title))
}

/** Runs the scenario on another version of Kubernetes. */
export function chooseVersion(session: Session, version: KubernetesVersion): void {
  replaceYaml(session, setScenarioField(session.store.getState().text, ['spec', 'kubernetesVersion'], version))
}
