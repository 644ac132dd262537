import { MINUTE, type Millis, SECOND } from '../base/millis.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { TraceBuilder } from '../trace/builder.ts'
import type { Trace, TraceHeader } from '../trace/trace.ts'
import { createManifests } from './apiserver/createManifests.ts'
import { createCluster } from './cluster.ts'
import { startControlPlane } from './controlPlane.ts'
import { Kernel } from './kernel/kernel.ts'
import { spawn } from './kernel/process.ts'
import { runTimeline } from './kubectl/runTimeline.ts'
import { startKubelets } from './kubelet/startKubelets.ts'
import { noteNotModelled } from './noteNotModelled.ts'

/** A scenario without a duration ends here at the latest. */
const LONGEST: Millis = 10 * MINUTE
/** What is shown of the quiet after the last thing that happened. */
const QUIET_MARGIN: Millis = 20 * SECOND
/** More callbacks than this are a scenario that nobody can read; the trace says that it was cut. */
const MOST_STEPS = 5_000_000

/** What a real cluster would do with a scenario: pure, synchronous, equal bytes for equal scenarios. */
export function simulate(scenario: Scenario): Trace {
  const kernel = new Kernel(scenario.seed)
  const trace = new TraceBuilder()
  const cluster = createCluster(kernel, trace, scenario)
  noteNotModelled(cluster)
  startControlPlane(cluster)
  startKubelets(cluster)
  spawn(kernel, createManifests(cluster))
  runTimeline(cluster, scenario.timeline)
  const asked = scenario.duration ?? LONGEST
  const stopped = kernel.run(asked, MOST_STEPS)
  const { duration, ended } = endOf(scenario, trace, kernel.now, stopped === 'steps')
  return trace.finish(
    {
      schema: 'podarium.dev/trace/v1',
      name: scenario.name,
      title: scenario.title,
      kubernetes: scenario.kubernetesVersion,
      seed: scenario.seed,
      startTime: scenario.startTime,
      duration,
      ended,
      runtime: scenario.runtime,
      created: cluster.created,
      notices: cluster.notices,
    },
    duration,
  )
}

/** Without a duration the trace ends a little after the last thing that happened: from then on everything only repeats. */
function endOf(
  scenario: Scenario,
  trace: TraceBuilder,
  now: Millis,
  cut: boolean,
): Pick<TraceHeader, 'duration' | 'ended'> {
  if (cut) return { duration: now, ended: 'steps' }
  if (scenario.duration !== undefined) return { duration: scenario.duration, ended: 'asked' }
  const quiet = Math.ceil((trace.lastHappening() + QUIET_MARGIN) / (10 * SECOND)) * 10 * SECOND
  return quiet < LONGEST ? { duration: quiet, ended: 'quiet' } : { duration: LONGEST, ended: 'limit' }
}
