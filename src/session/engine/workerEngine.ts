import type { Millis } from '../../base/millis.ts'
import type { Engine, EngineAnswer } from './engine.ts'
import type { SimulateRequest, SimulateResponse } from './messages.ts'

/** How long one simulation may take before its worker is ended. Ten minutes of a full node take about a second. */
export const WATCHDOG: Millis = 10_000

/** A run that nobody waits for any more is ended, rather than waited for, once it has taken this long. */
const PATIENCE_WITH_STALE_RUNS: Millis = 1_000

/** A worker that has been started. */
export interface StartedWorker {
  post(request: SimulateRequest): void
  end(): void
}

/** Starts a worker; it tells its responses, and that it broke. */
export type StartWorker = (
  heard: (response: SimulateResponse) => void,
  broke: (message: string) => void,
) => StartedWorker

interface Job {
  readonly sequence: number
  readonly text: string
  readonly answered: (answer: EngineAnswer) => void
}

/** An engine in a worker: one run at a time, the newest text waits, a run over the watchdog's time ends with its worker. */
export class WorkerEngine implements Engine {
  private worker: StartedWorker | undefined
  private running: { readonly job: Job; readonly since: Millis } | undefined
  private waiting: Job | undefined
  private watchdog: ReturnType<typeof setTimeout> | undefined
  private sequence = 0
  private readonly startWorker: StartWorker

  constructor(startWorker: StartWorker) {
    this.startWorker = startWorker
  }

  simulate(text: string, answered: (answer: EngineAnswer) => void): void {
    this.waiting = { sequence: ++this.sequence, text, answered }
    if (this.running !== undefined && performance.now() - this.running.since > PATIENCE_WITH_STALE_RUNS)
      this.endWorker()
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
    this.running = { job, since: performance.now() }
    this.watchdog = setTimeout(() => this.finish({ kind: 'tooSlow', after: WATCHDOG }), WATCHDOG)
    this.liveWorker().post({ sequence: job.sequence, text: job.text })
  }

  private liveWorker(): StartedWorker {
    this.worker ??= this.startWorker(
      (response) => {
        if (response.sequence === this.running?.job.sequence) this.finish(response.answer)
      },
      (message) => this.finish({ kind: 'failed', message }),
    )
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
    this.running = undefined
  }
}
