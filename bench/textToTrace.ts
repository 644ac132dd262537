import { parseScenario } from '../src/scenario/parse.ts'
import { simulate } from '../src/sim/simulate.ts'
import { bareLoop } from './bareLoop.ts'
import { figure, shortest } from './stopwatch.ts'
import { THREE_PODS } from './threePods.ts'

const CALLBACKS = 100_000

/** From the text of three pods to their trace, as after each keystroke. */
export function textToTrace(): string[] {
  const bare = shortest(5, () => bareLoop(CALLBACKS))
  const parsed = shortest(20, () => parseScenario(THREE_PODS))
  const whole = shortest(20, () => simulate(parseScenario(THREE_PODS).scenario))
  return [
    `text of three pods to their trace of two minutes: ${figure(whole)} ms (of it reading ${figure(parsed)} ms)`,
    `  ${figure(whole / bare)} times a bare loop of ${CALLBACKS} callbacks (${figure(bare)} ms)`,
  ]
}
