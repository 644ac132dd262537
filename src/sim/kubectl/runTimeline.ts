import type { TimelineEntry } from '../../scenario/scenario.ts'
import { NO_CAUSE } from '../../trace/records.ts'
import type { Cluster } from '../cluster.ts'
import { type Process, spawn } from '../kernel/process.ts'
import { runScript } from './runScript.ts'

/** The document of a notice about the timeline: none of the manifests. */
const NO_DOCUMENT = -1

/** Carries out the scenario's timeline: each entry at its instant, entries of one instant in order, late ones after those before them. */
export function runTimeline(cluster: Cluster, entries: readonly TimelineEntry[]): void {
  entries.forEach(({ at, run }, entry) => {
    cluster.kernel.at(at, () => spawn(cluster.kernel, carryOut(cluster, run, entry)))
  })
}

function* carryOut(cluster: Cluster, run: string, entry: number): Process {
  const { kernel, trace, commandLane } = cluster
  const { id, row } = trace.command(kernel.now, commandLane, NO_CAUSE, {
    run,
    end: kernel.now,
    stdout: '',
    stderr: '',
    code: 0,
    entry,
  })
  kernel.cause = id
  const notModelled = (what: string): void => {
    const path = ['spec', 'timeline', entry, 'run']
    cluster.notice({ kind: 'notModelled', document: NO_DOCUMENT, path, message: `${what} is not simulated` })
  }
  const outcome = yield* runScript(cluster, run, notModelled)
  Object.assign(row, outcome, { end: kernel.now })
}
