import { parseScenario } from '../src/scenario/parse.ts'
import { simulate } from '../src/sim/simulate.ts'
import { bareLoop, countCallbacks } from './bareLoop.ts'
import { figure, shortest } from './stopwatch.ts'
import { THREE_PROBES } from './threeProbes.ts'

/** A pod with three probes of 1 s for a day, against a bare loop of as many callbacks. */
export function longRun(): string[] {
  const { scenario } = parseScenario(THREE_PROBES)
  let probes = 0
  const callbacks = countCallbacks(() => {
    probes = simulate(scenario).probes.lane.length
  })
  const bare = shortest(5, () => bareLoop(callbacks))
  const simulated = shortest(3, () => simulate(scenario))
  return [
    `three probes of 1 s for 24 h: ${callbacks} callbacks, ${probes} probe attempts`,
    `  bare loop ${figure(bare)} ms, simulated ${figure(simulated)} ms: ${figure(simulated / bare)} times the bare loop`,
    `  ${figure((simulated * 1000) / probes)} µs for each probe attempt`,
  ]
}
