import type { ParsedScenario } from '../scenario/parse.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Host } from './host.ts'
import { brokenRecording, type Recording, toRecording } from './recording.ts'

/** A scenario's recording; `failure` is the stack of the error with which the simulation broke down. */
export interface RecordedScenario {
  readonly recording: Recording
  readonly failure?: string
}

/** Simulates a scenario and records it; a simulation that breaks down is a recording too, which says so. */
export function recordScenario(
  simulate: Host['simulate'],
  parsed: ParsedScenario,
  override: Partial<Scenario>,
): RecordedScenario {
  const scenario = { ...parsed.scenario, ...override }
  try {
    return { recording: toRecording(simulate(scenario), scenario) }
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const recording = brokenRecording(scenario, `the simulation broke down: ${failure.split('\n')[0]}`)
    return { recording, failure }
  }
}
