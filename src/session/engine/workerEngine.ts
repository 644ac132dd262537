import type { Millis } from '../../base/millis.ts'
import type { Engine, EngineAnswer } from './engine.ts'
import type { SimulateRequest, SimulateResponse } from './messages.ts'

/** How long one simulation may take before its worker is ended. Ten minutes of a full node take about a second. */
export const WATCHDOG: Millis = 10_000

/** A run that nobody waits for any more is ended, rather than waited for, once it has taken this long. */
const PATIENCE_WITH_STALE_RUNS: Millis = 1_000

/** How long a worker may take to load, which is the network's time and not the simulation's. */
export const START_UP: Millis = 60_000

/** A worker that has been started. */
export interface StartedWorker {
  post(request: SimulateRequest): void
  end(): void
}

/** Whom a worker tells: that it has loaded, its responses, and that it broke. */
export interface WorkerListener {
  ready(): void
  heard(response: SimulateResponse): void
  broke(message: string): void
}

/** Starts a worker. */
export type StartWorker = (listener: WorkerListener) => StartedWorker

interface Job {
  readonly sequence: number
  readonly text: string
  readonly answered: (answer: EngineAnswer) => void
}

/** An engine in a worker: one run at a time, the newest text waits, a run over the watchdog's time ends with its worker. */
export class WorkerEngine implements Engine {
  private worker: StartedWorker | undefined
  private readiness: 'loading' | 'ready' = 'loading'
  /** The run that goes on; `since` is when a worker that had loaded got it. */
  private running: { readonly job: Job; readonly since: Millis | undefined } | undefined
  private waiting: Job | undefined
  private watchdog: ReturnType<typeof setTimeout> | undefined
  private sequence = 0
  private readonly startWorker: StartWorker

  constructor(startWorker: StartWorker) {
    this.startWorker = startWorker
  }

  simulate(text: string, answered: (answer: EngineAnswer) => void): void {
    this.waiting = { sequence: ++this.sequence, text, answered }
    const since = this.running?.since
    if (since !== undefined && performance.now() - since > PATIENCE_WITH_STALE_RUNS) this.endWorker()
    if (this.running === undefined) this.startWaiting()
  }

  dispose(): void {
    this.waiting = undefined
    this.endWorker()
  }

  private startWaiting(): void {
    const job = this.waiting
    if (job === undefined) return
    this.waiting = undefined
    this.running = { job, since: undefined }
    const worker = this.liveWorker()
    if (this.readiness === 'ready') this.count()
    else this.watch(START_UP)
    worker.post({ sequence: job.sequence, text: job.text })
  }

  /** From now on the time of the run counts. */
  private count(): void {
    if (this.running === undefined) return
    this.running = { job: this.running.job, since: performance.now() }
    this.watch(WATCHDOG)
  }

  private watch(time: Millis): void {
    clearTimeout(this.watchdog)
    this.watchdog = setTimeout(() => this.finish({ kind: 'tooSlow', after: time }), time)
  }

  private liveWorker(): StartedWorker {
    this.worker ??= this.startWorker({
      ready: () => {
        this.readiness = 'ready'
        this.count()
      },
      heard: (response) => {
        if (response.sequence === this.running?.job.sequence) this.finish(response.answer)
      },
      broke: (message) => this.finish({ kind: 'failed', message }),
    })
    return this.worker
  }

  private finish(answer: EngineAnswer): void {
    const job = this.running?.job
    clearTimeout(this.watchdog)
    this.running = undefined
    if (answer.kind === 'tooSlow' || answer.kind === 'failed') this.endWorker()
    const stale = this.waiting !== undefined
    this.startWaiting()
    if (!stale) job?.answered(answer)
  }

  private endWorker(): void {
    clearTimeout(this.watchdog)
    this.worker?.end()
    this.worker = undefined
    this.readiness = 'loading'
    this.running = undefined
  }
}
