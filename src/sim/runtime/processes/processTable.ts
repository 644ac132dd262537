import type { Kernel } from '../../kernel/kernel.ts'
import { type ExitStatus, type Running, VirtualProcess } from './virtualProcess.ts'

/** What a table of processes is told to tell. */
export interface TableEvents {
  /** Process 1 has ended; nothing runs any more. `oomKilled` where the kernel has killed a process of it for memory. */
  initEnded(status: ExitStatus, oomKilled: boolean): void
  notModelled(what: string): void
  /** What files in memory take of the container's memory, in bytes. */
  memoryOfFiles(): number
}

/** The most processes that a container may have at once. */
const MAX_PROCESSES = 500

/** The processes of a container: its pid namespace. */
export class ProcessTable {
  readonly kernel: Kernel
  /** Who runs at this moment. */
  current: VirtualProcess | undefined
  private readonly processes = new Map<number, VirtualProcess>()
  private readonly events: TableEvents
  readonly memoryLimit: number | undefined
  private lastPid = 0
  private oomKilled = false
  private over = false

  constructor(kernel: Kernel, memoryLimit: number | undefined, events: TableEvents) {
    this.kernel = kernel
    this.memoryLimit = memoryLimit
    this.events = events
  }

  /** Makes a process; it inherits its parent's files and what the parent ignores. Undefined where there are too many. */
  create(parent: VirtualProcess | undefined, name: string, args: readonly string[]): VirtualProcess | undefined {
    if (this.over) return undefined
    if (this.processes.size >= MAX_PROCESSES) {
      this.events.notModelled(`more than ${MAX_PROCESSES} processes in a container`)
      return undefined
    }
    const process = new VirtualProcess(this, ++this.lastPid, parent, name, args)
    this.processes.set(process.pid, process)
    parent?.children.add(process)
    return process
  }

  /** Makes a process and starts its code. */
  spawn(
    parent: VirtualProcess | undefined,
    name: string,
    args: readonly string[],
    code: (process: VirtualProcess) => Running<number>,
  ): VirtualProcess | undefined {
    const process = this.create(parent, name, args)
    process?.start(code(process))
    return process
  }

  get(pid: number): VirtualProcess | undefined {
    const process = this.processes.get(pid)
    return process?.status === undefined ? process : undefined
  }

  /** The living processes in the order of their numbers. */
  living(): VirtualProcess[] {
    return [...this.processes.values()].filter((p) => p.status === undefined)
  }

  /** Takes a number that no process will have, for what runs inside its parent. */
  skipPid(): number {
    return ++this.lastPid
  }

  /** A process takes memory; where that is more than the limit, the kernel kills it. */
  allocate(process: VirtualProcess, bytes: number): void {
    process.memory = bytes
    if (this.memoryLimit === undefined) return
    let total = this.events.memoryOfFiles()
    for (const p of this.processes.values()) total += p.memory
    if (total <= this.memoryLimit) return
    this.oomKilled = true
    process.signal('KILL', 'outside')
  }

  /** Files in memory have changed: where all together is more than the limit, the kernel kills who changed them. */
  filesChanged(process: VirtualProcess): void {
    if (this.memoryLimit !== undefined && this.events.memoryOfFiles() > 0) this.allocate(process, process.memory)
  }

  /** Takes an ended child out of the table. */
  reap(process: VirtualProcess): void {
    this.processes.delete(process.pid)
    process.parent?.children.delete(process)
  }

  /** Ends everything silently. */
  destroy(): void {
    this.over = true
    for (const process of this.processes.values()) process.destroy()
    this.processes.clear()
  }

  notModelled(what: string): void {
    this.events.notModelled(what)
  }

  /** A process has ended: its children go to process 1, its parent is told. */
  ended(process: VirtualProcess): void {
    if (process.pid === 1) {
      const others = this.living()
      this.destroy()
      for (const other of others) other.onEnded?.({ code: 137, signal: 'KILL' })
      this.events.initEnded(process.status ?? { code: 0 }, this.oomKilled)
      return
    }
    const init = this.processes.get(1)
    for (const child of process.children) {
      child.parent = init
      if (child.status !== undefined) this.processes.delete(child.pid)
      else init?.children.add(child)
    }
    process.children.clear()
    process.onEnded?.(process.status ?? { code: 0 })
    const { parent } = process
    if (parent === undefined || parent.status !== undefined) this.processes.delete(process.pid)
    else {
      parent.childEnded.wake()
      parent.signal('CHLD')
    }
  }
}
