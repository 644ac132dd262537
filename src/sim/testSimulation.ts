import type { Pod } from '../api/types.ts'
import { parseScenario } from '../scenario/parse.ts'
import type { Trace } from '../trace/trace.ts'
import { simulate } from './simulate.ts'

/** What a text brought about, for tests that read as sentences. */
export interface Simulated {
  readonly trace: Trace
  /** The lines of a container, standard error as `! text`. */
  readonly lines: (container: string) => readonly string[]
  /** The last version of a pod. */
  readonly pod: (name: string) => Pod | undefined
  /** The messages of events of a reason, in the order of their first appearance. */
  readonly events: (reason: string) => readonly string[]
}

/** For tests: simulates a text of manifests. */
export function simulateText(text: string): Simulated {
  const parsed = parseScenario(text)
  if (parsed.diagnostics.length > 0) throw new Error(parsed.diagnostics.map(({ message }) => message).join('\n'))
  const trace = simulate(parsed.scenario)
  return {
    trace,
    lines: (container) =>
      trace.logs
        .filter((line) => line.container === container)
        .map(({ stream, text: said }) => (stream === 'stdout' ? said : `! ${said}`)),
    pod: (name) =>
      trace.revisions.findLast(({ ref }) => ref.kind === 'Pod' && ref.name === name)?.object as Pod | undefined,
    events: (reason) => [
      ...new Set(trace.events.filter((event) => event.reason === reason).map(({ message }) => message)),
    ],
  }
}
