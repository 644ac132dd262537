import type { Millis } from '../../../base/millis.ts'
import type { Timer } from '../../kernel/kernel.ts'
import type { OpenFile } from './openFile.ts'
import type { ProcessTable } from './processTable.ts'
import { defaultAction, signalNumber } from './signals.ts'
import { type Sleeper, WaitQueue } from './waitQueue.ts'

/** What a process's code waits for: a span, or that something happens. */
export type Wait = Millis | WaitQueue

/** Why a process was resumed: what it waited for is there, or a signal that it handles came first. */
export type Resumption = 'ready' | 'interrupted'

/** The code of a process; it returns its exit code. Parts of it are composed with `yield*`. */
export type Running<T> = Generator<Wait, T, Resumption>

/** What a process does on a signal; a handler only takes note of it. */
export type Disposition = 'ignore' | ((signal: string) => void)

/** How a process ended; `code` is 128 + n where signal n ended it. */
export type ExitStatus = { readonly code: number; readonly signal?: string }

/** A process of a container: a generator in virtual time, with a number, files and dispositions of signals. */
export class VirtualProcess implements Sleeper {
  readonly pid: number
  readonly table: ProcessTable
  parent: VirtualProcess | undefined
  /** The name that `ps` and `killall` know it by. */
  name: string
  args: readonly string[]
  readonly files: Map<number, OpenFile>
  readonly dispositions: Map<string, Disposition>
  readonly children = new Set<VirtualProcess>()
  /** Woken when a child of it ends. */
  readonly childEnded = new WaitQueue()
  /** Undefined while it lives. */
  status: ExitStatus | undefined
  /** Told when it has ended. */
  onEnded: ((status: ExitStatus) => void) | undefined
  /** What it holds of the container's memory, in bytes. */
  memory = 0
  /** The permissions that files it makes do not get. */
  umask = 0o022
  /** Processor time used since it last gave way. */
  private busy: Millis = 0
  private code: Running<number> | undefined
  private timer: Timer | undefined
  private queue: WaitQueue | undefined
  private interrupted = false
  private stopped: 'no' | 'stopped' | 'stopped and due' = 'no'
  /** A signal that ends it as soon as its code gives way. */
  fatal: string | undefined
  private readonly held: OpenFile[] = []
  private steps = 0
  private giving = false
  private waitingSince: Millis = 0

  constructor(
    table: ProcessTable,
    pid: number,
    parent: VirtualProcess | undefined,
    name: string,
    args: readonly string[],
  ) {
    this.table = table
    this.pid = pid
    this.parent = parent
    this.name = name
    this.args = args
    this.files = new Map(parent?.files)
    if (parent !== undefined) this.umask = parent.umask
    for (const file of this.files.values()) file.retain()
    this.dispositions = new Map(parent?.dispositions)
    // handlers are code of the parent; a new process begins without them
    for (const [signal, disposition] of this.dispositions) {
      if (disposition !== 'ignore') this.dispositions.delete(signal)
    }
  }

  /** Begins to run its code, when its parent has got so far. */
  start(code: Running<number>): void {
    this.code = code
    this.timer = this.table.kernel.after(this.parent?.busy ?? 0, () => this.step())
  }

  /** A wait that it was in is over. */
  resume(): void {
    this.queue = undefined
    this.timer?.cancel()
    this.timer = this.table.kernel.after(0, () => this.step())
  }

  /**
   * Uses processor time. True where it must give way now (`yield give()`): time has added up, or a signal ends it.
   * A loop that never waits gets coarser and coarser, so that it costs the simulation little.
   */
  charge(cost: Millis): boolean {
    this.steps += cost < HEAVY ? 1 : HEAVY_STEPS
    const late = this.steps - COARSE_AFTER
    this.busy += late < 0 ? cost : Math.min(cost * 2 ** (late / COARSE_STEP), Math.max(cost, COARSEST))
    return this.busy >= QUANTUM || this.fatal !== undefined
  }

  /** Uses processor time for a text that is taken apart. A loop over much text gets coarse sooner. */
  chargeText(length: number): void {
    this.steps += length / TEXT_STEP
    this.charge(length * CHARACTER)
  }

  /** Whether it must give way before it does anything more. */
  get mustGiveWay(): boolean {
    return this.busy >= QUANTUM || this.fatal !== undefined
  }

  /** Keeps a file open that has no descriptor, until the process ends. */
  hold(file: OpenFile): void {
    file.retain()
    this.held.push(file)
  }

  /** Whether a write of its own output or messages may have to wait. */
  get outputMayWait(): boolean {
    return this.files.get(1)?.writable !== undefined || this.files.get(2)?.writable !== undefined
  }

  /** The span to wait for after `charge` said so. */
  give(): Millis {
    const span = this.busy
    this.busy = 0
    this.giving = true
    if (this.steps >= COARSE_AFTER + COARSE_STEP)
      this.table.notModelled('a loop that never waits: it is simulated in coarse steps')
    return span
  }

  /** Sends it a signal. Process 1 is hit by nothing that it does not handle, except a KILL from outside the container. */
  signal(name: string, sender: 'inside' | 'outside' = 'inside'): void {
    if (this.status !== undefined) return
    const init = this.pid === 1
    if (name === 'KILL') {
      if (!init || sender === 'outside') this.die(name)
      return
    }
    if (name === 'CONT') this.proceed()
    const disposition = this.dispositions.get(name)
    if (disposition === 'ignore') return
    if (disposition !== undefined) {
      disposition(name)
      this.interrupt()
      return
    }
    const action = defaultAction(name)
    if (action === 'ignore' || init) return
    if (action === 'stop') this.stopped = this.stopped === 'no' ? 'stopped' : this.stopped
    else this.die(name)
  }

  /** Ends it with a code of its own. */
  exit(code: number): void {
    this.finish({ code: code & 255 })
  }

  /** Ends it without a word to anybody: the container is gone. */
  destroy(): void {
    if (this.status !== undefined) return
    this.status = { code: 137, signal: 'KILL' }
    this.leaveWait()
    this.code?.return(0)
    this.closeFiles()
  }

  private die(signal: string): void {
    if (this.table.current === this) {
      this.fatal = signal
      return
    }
    this.finish({ code: 128 + signalNumber(signal), signal })
  }

  private interrupt(): void {
    if (this.table.current === this || this.code === undefined) return
    if (this.queue === undefined && this.timer === undefined) return
    this.interrupted = true
    this.leaveWait()
    this.timer = this.table.kernel.after(0, () => this.step())
  }

  private leaveWait(): void {
    this.queue?.delete(this)
    this.queue = undefined
    this.timer?.cancel()
    this.timer = undefined
  }

  private proceed(): void {
    const due = this.stopped === 'stopped and due'
    this.stopped = 'no'
    if (due) this.timer = this.table.kernel.after(0, () => this.step())
  }

  private step(): void {
    this.timer = undefined
    if (this.code === undefined || this.status !== undefined) return
    if (this.stopped !== 'no') {
      this.stopped = 'stopped and due'
      return
    }
    if (this.table.kernel.now - this.waitingSince >= LONG_WAIT) this.steps = 0
    const outer = this.table.current
    this.table.current = this
    const resumption = this.interrupted ? 'interrupted' : 'ready'
    this.interrupted = false
    const turn = this.code.next(resumption)
    this.table.current = outer
    if (this.status !== undefined) return
    if (this.fatal !== undefined) {
      this.finish({ code: 128 + signalNumber(this.fatal), signal: this.fatal })
      return
    }
    if (turn.done) {
      this.finish({ code: turn.value & 255 })
      return
    }
    const wait = turn.value
    if (typeof wait === 'number') {
      // giving way is no wait, however coarse the steps have become
      this.waitingSince = this.giving ? Number.POSITIVE_INFINITY : this.table.kernel.now
      this.giving = false
      this.timer = this.table.kernel.after(wait + this.busy, () => this.step())
      this.busy = 0
    } else {
      this.waitingSince = this.table.kernel.now
      this.queue = wait
      wait.add(this)
    }
  }

  private finish(status: ExitStatus): void {
    if (this.status !== undefined) return
    this.status = status
    this.leaveWait()
    this.code?.return(0)
    this.closeFiles()
    this.memory = 0
    this.table.ended(this)
  }

  private closeFiles(): void {
    for (const file of this.files.values()) file.release()
    this.files.clear()
    for (const file of this.held.splice(0)) file.release()
  }
}

/** How much processor time adds up before a process gives way. */
const QUANTUM: Millis = 5
/** A wait this long ends a busy loop. */
const LONG_WAIT: Millis = 50
/** What costs more is a program of its own, and weighs as many steps. */
const HEAVY: Millis = 0.1
const HEAVY_STEPS = 5
/** So many steps without a wait are taken at their real cost; then the cost of a step doubles every COARSE_STEP. */
const COARSE_AFTER = 60_000
const COARSE_STEP = 4_000
/** What a character costs, and how many weigh as much as a step. */
const CHARACTER: Millis = 0.000_05
const TEXT_STEP = 200
/** No step becomes longer than this. */
const COARSEST: Millis = 20
