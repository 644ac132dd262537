import { containerShouldRestart, type LastRun, shouldContainerBeRestarted } from '../controllers/shouldRestart.ts'
import { type ConditionFacts, readinessConditions } from '../podStatus/podConditions.ts'
import { type PhaseFacts, podPhase } from '../podStatus/podPhase.ts'
import type { Container } from '../types.ts'

/** Answers the table `phase`. */
export function answerPhase(input: PhaseFacts & ConditionFacts & { readonly forcePhase?: string }) {
  const phase = podPhase(input)
  return { phase, conditions: readinessConditions({ ...input, phase: input.forcePhase ?? phase }) }
}

/** A case of the table `should-restart`. */
export interface ShouldRestartCase {
  readonly podRestartPolicy?: string
  readonly container: Container
  readonly runtimeState: LastRun['state']
  readonly exitCode?: number
  readonly deleting: boolean
}

/** Answers the table `should-restart`. */
export function answerShouldRestart(input: ShouldRestartCase) {
  const { podRestartPolicy, container, runtimeState, exitCode = 0, deleting } = input
  const lastRun = { state: runtimeState, exitCode }
  return {
    shouldContainerBeRestarted: shouldContainerBeRestarted(
      podRestartPolicy,
      container,
      lastRun,
      deleting ? 'delete' : 'keep',
    ),
    containerShouldRestart: containerShouldRestart(podRestartPolicy, container, exitCode),
  }
}
