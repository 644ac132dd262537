import { answerPhase, answerShouldRestart } from './answerPodStatus.ts'

type Answer = (input: unknown) => unknown

/** The tables that this layer answers with what Kubernetes prints, computes or decides; by the table's name. */
export const answers: Readonly<Record<string, Answer>> = {
  phase: answerPhase as Answer,
  'should-restart': answerShouldRestart as Answer,
}
