import { SECOND } from '../../base/millis.ts'
import { INITIAL_EDGE, TraceBuilder } from '../builder.ts'
import { NO_CAUSE, type ObjectRef, type RecordId } from '../records.ts'
import type { Chart, Trace } from '../trace.ts'

/** The pod of the example trace. */
export const LIVENESS_POD: ObjectRef = { kind: 'Pod', namespace: 'default', name: 'liveness-exec' }

/** The chart of its liveness worker: 0 root, 1 initialDelay, 2 probing, 3 onHold. */
const WORKER: Chart = {
  id: 'probeWorker',
  states: [
    { name: 'probeWorker', parent: -1, type: 'compound', initial: 1 },
    { name: 'initialDelay', parent: 0, type: 'atomic' },
    { name: 'probing', parent: 0, type: 'atomic' },
    { name: 'onHold', parent: 0, type: 'atomic' },
  ],
  edges: [
    { from: 1, to: 2, trigger: 'after', event: 'initialDelay', actions: [] },
    { from: 2, to: 3, trigger: 'event', event: 'failed', guard: 'failures ≥ 3', actions: ['kill'] },
    { from: 3, to: 2, trigger: 'event', event: 'newContainerID', actions: [] },
  ],
}

/** What of the pod's status changes in the story. */
interface PodStory {
  readonly phase: string
  readonly ready: string
  readonly state: Readonly<Record<string, unknown>>
  readonly lastState?: Readonly<Record<string, unknown>>
  readonly restartCount: number
}

function podObject({ phase, ready, state, lastState, restartCount }: PodStory): Readonly<Record<string, unknown>> {
  const isReady = ready === 'True'
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'liveness-exec', namespace: 'default', uid: 'u1', labels: { test: 'liveness' } },
    spec: { containers: [{ name: 'liveness', image: 'busybox:1.27.2' }], restartPolicy: 'Always', nodeName: 'node-1' },
    status: {
      phase,
      conditions: [
        { type: 'PodReadyToStartContainers', status: phase === 'Pending' ? 'False' : 'True' },
        { type: 'Initialized', status: 'True' },
        { type: 'Ready', status: ready, ...(isReady ? {} : { reason: 'ContainersNotReady' }) },
        { type: 'ContainersReady', status: ready, ...(isReady ? {} : { reason: 'ContainersNotReady' }) },
        { type: 'PodScheduled', status: 'True' },
      ],
      containerStatuses: [
        {
          name: 'liveness',
          image: 'busybox:1.27.2',
          ready: isReady,
          started: isReady,
          restartCount,
          state,
          ...(lastState === undefined ? {} : { lastState }),
        },
      ],
    },
  }
}

/**
 * The beginning of the documentation's example of a liveness probe, as a real cluster played it: three failures at
 * 35, 40 and 45 s, a grace period of 30 s that is spent, a restart that the API shows only as lastState.
 */
export function livenessTrace(): Trace {
  const builder = new TraceBuilder()
  const commands = builder.addLane({ kind: 'commands' })
  const pod = builder.addLane({ kind: 'object', ref: LIVENESS_POD })
  const container = builder.addLane({ kind: 'container', pod: LIVENESS_POD, container: 'liveness', role: 'main' })
  const probe = builder.addLane({
    kind: 'probe',
    pod: LIVENESS_POD,
    container: 'liveness',
    probe: 'livenessProbe',
    periodSeconds: 5,
    failureThreshold: 3,
    successThreshold: 1,
    handler: 'exec',
  })
  const chart = builder.addChart(WORKER)
  const worker = builder.addMachine({
    chart,
    pod: LIVENESS_POD,
    container: 'liveness',
    probe: 'livenessProbe',
    lane: probe,
  })
  const event = (time: number, cause: RecordId, type: 'Normal' | 'Warning', reason: string, count: number) =>
    builder.event(time, pod, cause, {
      name: `liveness-exec.${reason}`,
      type,
      reason,
      message: reason,
      count,
      regarding: LIVENESS_POD,
      component: 'kubelet',
      firstTime: time,
    })
  const write = (time: number, cause: RecordId, type: 'ADDED' | 'MODIFIED', story: PodStory) =>
    builder.revision(time, pod, cause, { type, ref: LIVENESS_POD, object: podObject(story) })
  const attempt = (time: number, cause: RecordId, outcome: 'success' | 'failure', run: number) =>
    builder.probe(time, probe, cause, {
      outcome,
      run,
      threshold: outcome === 'success' ? 1 : 3,
      duration: 20,
      output: '',
    })

  const apply = builder.command(1, commands, NO_CAUSE, {
    run: 'kubectl apply -f liveness.yaml',
    end: 9,
    stdout: 'pod/liveness-exec created',
    stderr: '',
    code: 0,
  })
  const waiting = { waiting: { reason: 'ContainerCreating' } }
  const added = write(9, apply.id, 'ADDED', { phase: 'Pending', ready: 'False', state: waiting, restartCount: 0 })
  event(20, added, 'Normal', 'Scheduled', 1)
  const started = event(814, added, 'Normal', 'Started', 1)
  builder.transition(815, worker, started, 0, 1, INITIAL_EDGE)
  const first = { running: { startedAt: '2026-01-15T12:00:00Z' } }
  write(823, started, 'MODIFIED', { phase: 'Running', ready: 'True', state: first, restartCount: 0 })
  const probing = builder.transition(5320, worker, started, 1, 2, 0)
  for (let time = 5330, run = 1; time < 35 * SECOND; time += 5 * SECOND) attempt(time, probing, 'success', run++)
  let failed: RecordId = NO_CAUSE
  for (const [index, time] of [35_330, 40_330, 45_320].entries()) {
    failed = attempt(time, probing, 'failure', index + 1)
    event(time + 5, failed, 'Warning', 'Unhealthy', index + 1)
  }
  const hold = builder.transition(45_326, worker, failed, 2, 3, 1)
  const grace = builder.timer(45_327, container, hold, {
    kind: 'grace',
    pod: 'liveness-exec',
    container: 'liveness',
    due: 75_327,
    outcome: 'pending',
  })
  grace.row.end = 75_327
  grace.row.outcome = 'spent'
  event(45_331, hold, 'Normal', 'Killing', 1)
  const exit = builder.criCall(75_337, container, grace.id, {
    call: 'exit',
    pod: 'liveness-exec',
    container: 'liveness',
    attempt: 0,
    detail: 'Error 137',
    duration: 0,
  }).id
  const second = { running: { startedAt: '2026-01-15T12:01:15Z' } }
  const lastState = { terminated: { reason: 'Error', exitCode: 137, containerID: 'c0' } }
  const restarted = write(75_523, exit, 'MODIFIED', {
    phase: 'Running',
    ready: 'True',
    state: second,
    lastState,
    restartCount: 1,
  })
  builder.transition(75_530, worker, restarted, 3, 2, 2)
  for (let time = 80_330, run = 1; time < 110 * SECOND; time += 5 * SECOND) attempt(time, restarted, 'success', run++)
  failed = attempt(110_330, restarted, 'failure', 1)
  event(110_335, failed, 'Warning', 'Unhealthy', 4)
  return builder.finish({
    schema: 'podarium.dev/trace/v1',
    name: 'liveness',
    title: 'A liveness probe that fails after 30 s',
    kubernetes: '1.36',
    seed: 1,
    startTime: Date.UTC(2026, 0, 15, 12),
    duration: 112 * SECOND,
    ended: 'asked',
    runtime: { runPodSandbox: 300, createContainer: 50, startContainer: 100 },
    created: [],
    notices: [],
  })
}
