import type { PodStatus, Probe } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import type { ProbeType } from '../../../trace/trace.ts'
import { refOf } from '../../apiserver/objectStore.ts'
import type { MachineRun } from '../../kernel/machine/machineRun.ts'
import { type KubeletContext, record, type StoredPod } from '../kubeletContext.ts'
import type { PodContainers } from '../kuberuntime/podContainers.ts'
import { probeWorkerMachine } from './probeWorker.machine.ts'
import { type ProbeFinding, type ProbeRun, runProbe } from './runProbe.ts'

/** Which probe a worker runs. */
export interface ProbeSubject {
  readonly pod: StoredPod
  readonly container: string
  readonly type: ProbeType
  readonly probe: Probe
}

/** What a worker asks of its manager. */
export interface ProbeWorkerHost {
  podOf(uid: string): StoredPod | undefined
  statusOf(uid: string): PodStatus | undefined
  /** The value before the first result; nobody is told. */
  begin(containerId: string, healthy: boolean): void
  set(containerId: string, healthy: boolean): void
  ended(): void
}

type ProbeWorkerEvent = { type: 'TRIGGER' | 'CONTAINER' | 'DUE' | 'GONE' | 'SUCCESS' | 'FAILURE' | 'STOP' }

const TITLES: Readonly<Record<ProbeType, string>> = {
  livenessProbe: 'Liveness',
  readinessProbe: 'Readiness',
  startupProbe: 'Startup',
}
const PERIOD_SECONDS = 10

/** One probe of one container: its machine ticks and counts, this carries out what it asks for. Models pkg/kubelet/prober/worker.go (1.36). */
export class ProbeWorker {
  private readonly machine: MachineRun<ProbeWorkerEvent>
  private readonly lane: number
  private containerId = ''
  private seen = { containerID: '', id: '' }
  private attempting = false
  /** What the last checks came to, as long as pod and status are the same objects and every result is good. */
  private settled: { readonly run: ProbeRun; readonly status: PodStatus } | undefined
  private triggered = false
  private readonly context: KubeletContext
  private readonly subject: ProbeSubject
  private readonly host: ProbeWorkerHost

  constructor(context: KubeletContext, containers: PodContainers, subject: ProbeSubject, host: ProbeWorkerHost) {
    this.context = context
    this.subject = subject
    this.host = host
    const { pod, container, type, probe } = subject
    const { periodSeconds = PERIOD_SECONDS, failureThreshold = 3, successThreshold = 1 } = probe
    const handler =
      probe.exec !== undefined
        ? 'exec'
        : probe.httpGet !== undefined
          ? 'httpGet'
          : probe.tcpSocket !== undefined
            ? 'tcpSocket'
            : 'grpc'
    containers.laneOf(pod, container)
    this.lane = context.trace.addLane({
      kind: 'probe',
      pod: refOf(pod),
      container,
      probe: type,
      periodSeconds,
      failureThreshold,
      successThreshold,
      handler,
    })
    this.machine = context.machines.start<ProbeWorkerEvent>(
      probeWorkerMachine,
      { pod: refOf(pod), container, probe: type, lane: this.lane },
      {
        context: {
          period: periodSeconds * SECOND,
          failureThreshold,
          successThreshold,
          holdsOn: type === 'livenessProbe' ? 'failure' : type === 'startupProbe' ? 'any' : 'nothing',
          last: 'none',
          run: 0,
        },
        effects: {
          attempt: () => this.attempt(),
          publishSuccess: () => host.set(this.containerId, true),
          publishFailure: () => host.set(this.containerId, false),
        },
      },
    )
  }

  /** The first attempt, at once. */
  begin(): void {
    this.context.kernel.after(0, () => this.attempt())
  }

  /** Asks for an attempt now, from which on the period counts anew; during an attempt, right after it. */
  trigger(): void {
    if (this.attempting) {
      this.triggered = true
      return
    }
    this.context.kernel.after(0, () => this.machine.send({ type: 'TRIGGER' }))
  }

  stop(): void {
    this.machine.send({ type: 'STOP' })
    this.machine.stop()
  }

  private attempt(): void {
    // a tick during a slow attempt is dropped, as Go's ticker drops it
    if (this.attempting) return
    const ready = this.prepare()
    if (ready === undefined) return
    this.attempting = true
    const start = this.context.kernel.now
    runProbe(this.context, ready, (finding) => {
      this.attempting = false
      this.report(ready.pod, finding, start)
      if (!this.triggered) return
      this.triggered = false
      this.machine.send({ type: 'TRIGGER' })
    })
  }

  /** The checks before a probe is run; undefined: not this time. Models doProbe. */
  private prepare(): ProbeRun | undefined {
    const { subject, host, context, settled } = this
    const { uid } = subject.pod.metadata
    const pod = host.podOf(uid) ?? subject.pod
    const podStatus = host.statusOf(uid)
    if (settled !== undefined && settled.run.pod === pod && settled.status === podStatus) return settled.run
    const container =
      named(pod.spec?.containers, subject.container) ?? named(pod.spec?.initContainers, subject.container)
    if (podStatus === undefined || container === undefined) return undefined
    if (podStatus.phase === 'Failed' || podStatus.phase === 'Succeeded') {
      this.end()
      return undefined
    }
    const status =
      named(podStatus.containerStatuses, subject.container) ?? named(podStatus.initContainerStatuses, subject.container)
    const id = this.idOf(status?.containerID ?? '')
    if (status === undefined || id === '') return undefined
    const fresh = id !== this.containerId
    if (fresh) {
      this.containerId = id
      if (subject.type !== 'startupProbe') host.begin(id, subject.type === 'livenessProbe')
      this.machine.send({ type: 'CONTAINER' })
    } else if (this.machine.matches('onHold')) return undefined
    if (status.state?.running === undefined) {
      host.set(id, false)
      return undefined
    }
    if (pod.metadata.deletionTimestamp !== undefined && subject.type !== 'readinessProbe') {
      host.set(id, true)
      this.end()
      return undefined
    }
    const instance = context.runtime.running(uid, subject.container)
    const startedAt: Millis = instance?.id === id ? instance.startedAt : context.kernel.now
    const delay = (subject.probe.initialDelaySeconds ?? 0) * SECOND
    // startedAt has whole seconds in the API, where the kubelet reads it
    if (context.kernel.now - Math.floor(startedAt / SECOND) * SECOND < delay) return undefined
    if (status.started === true ? subject.type === 'startupProbe' : subject.type !== 'startupProbe') return undefined
    this.machine.send({ type: 'DUE' })
    const run = { pod, container, containerId: id, probe: subject.probe }
    // the events of a fresh container are still on their way to the machine
    if (!fresh) this.settled = { run, status: podStatus }
    return run
  }

  /** The runtime's name of an instance; the same one as last time mostly. */
  private idOf(containerID: string): string {
    if (containerID !== this.seen.containerID) this.seen = { containerID, id: containerID.replace('containerd://', '') }
    return this.seen.id
  }

  private report(pod: StoredPod, finding: ProbeFinding, start: Millis): void {
    const { context, subject } = this
    const { kernel, trace } = context
    const good = finding.outcome === 'success'
    const error = finding.outcome === 'error'
    const counts = this.machine.context as { last: string; run: number }
    const run = error ? 0 : counts.last === (good ? 'success' : 'failure') ? counts.run + 1 : 1
    const threshold = good ? (subject.probe.successThreshold ?? 1) : (subject.probe.failureThreshold ?? 3)
    const id = trace.probe(kernel.now, this.lane, kernel.cause, {
      outcome: finding.outcome,
      run,
      threshold,
      duration: kernel.now - start,
      output: finding.output,
    })
    kernel.cause = id
    if (finding.warning !== undefined)
      record(
        context,
        pod,
        'Warning',
        'ProbeWarning',
        `${TITLES[subject.type]} probe warning: ${finding.warning}`,
        subject.container,
      )
    if (!good) {
      const title = TITLES[subject.type]
      const message = error
        ? `${title} probe errored and resulted in unknown state: ${finding.output}`
        : `${title} probe failed: ${finding.output}`
      record(context, pod, 'Warning', 'Unhealthy', message, subject.container)
    }
    if (!good || subject.type === 'startupProbe') this.settled = undefined
    if (!error) this.machine.send({ type: good ? 'SUCCESS' : 'FAILURE' })
  }

  private end(): void {
    this.stop()
    this.host.ended()
  }
}

function named<T extends { readonly name: string }>(list: readonly T[] | undefined, name: string): T | undefined {
  for (const item of list ?? []) if (item.name === name) return item
  return undefined
}
