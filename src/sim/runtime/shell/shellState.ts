import type { OpenFile } from '../processes/openFile.ts'
import type { VirtualProcess } from '../processes/virtualProcess.ts'
import type { World } from '../world.ts'
import { DynamicVariables } from './dynamicVariables.ts'
import type { Command } from './syntax.ts'
import { Variables } from './variables.ts'

/** Options that `set` turns on and off, by their letters; `pipefail` has none. */
export type ShellOption =
  | ('e' | 'u' | 'x' | 'f' | 'n' | 'v' | 'a' | 'C' | 'I' | 'b' | 'm' | 'i' | 's' | 'c' | 'E' | 'V')
  | 'pipefail'

/** Why the rest of the commands is skipped. */
export type Skip = 'no' | 'break' | 'continue' | 'return' | 'exit'

/** A command in the background: the processes of its pipeline. */
export interface Job {
  /** What `%1` names it by. */
  readonly number: number
  readonly processes: readonly VirtualProcess[]
  /** Whether the shell has found its end while it waited for something else: it then says nothing of it. */
  noticed: boolean
  /** Whether the shell has waited for its end: then it may be forgotten. */
  waited: boolean
}

/** A mistake after which a shell that is not interactive leaves; its words have been printed. */
export class ShellFailure extends Error {
  readonly status: number
  /** Whether a builtin that is not special contains it, and only fails; a shell that cannot exec leaves all the same. */
  readonly reach: 'builtin' | 'shell'
  constructor(status: number, reach: 'builtin' | 'shell' = 'builtin') {
    super('the shell leaves')
    this.status = status
    this.reach = reach
  }
}

/** All that a shell remembers. A subshell begins with a copy. */
export class ShellState {
  readonly world: World
  process: VirtualProcess
  /** `$0`, and the name that messages begin with. */
  readonly name: string
  /** The number that `$$` gives: that of the shell which is no subshell. */
  readonly pid: number
  variables = new Variables()
  /** Replaced, never changed: subshells share it. */
  functions: ReadonlyMap<string, Command> = new Map()
  /** Replaced, never changed: subshells share it. */
  aliases: ReadonlyMap<string, string> = new Map()
  positional: readonly string[] = []
  options = new Set<ShellOption>()
  readonly traps = new Map<string, string>()
  /** Whether this shell has ever set a trap: then its last command does not take its place. */
  mayHaveTraps = false
  /** Signals that have come and whose traps are still to run. */
  pendingSignals: string[] = []
  /** Signals that were ignored when the shell began: they cannot be trapped. */
  readonly hardIgnored: ReadonlySet<string>
  status = 0
  /** The status of the last command substitution in the command that runs. */
  substitutionStatus = 0
  lastBackground: number | undefined
  jobs: Job[] = []
  workingDir: string
  skip: Skip = 'no'
  /** The status that `exit` gave, while everything else is skipped. */
  exitStatus = 0
  /** How many loops `break` and `continue` still have to leave. */
  skipLoops = 0
  loopDepth = 0
  /** How many functions run, and commands with values of their own: `local` needs one. */
  localDepth = 0
  /** Whether a trap runs; then `exit` without a number gives this status. */
  trapStatus: number | undefined
  optionIndex = { next: 1, letter: 0 }
  /** The line of the command that runs. Those of a command string count from 0, those of a file from 1. */
  line = 0
  /** The line that is parsed next. */
  parsedLine = 0
  /** What messages name beside the shell, with a line: the builtin that runs, the file that is read. */
  commandName: string | undefined
  /** The command's own name, which the tools within the shell speak with. */
  readonly appletName: string
  /** The options to come back to when the running function returns; `local -` sets them. */
  optionsAtReturn: ReadonlySet<ShellOption> | undefined

  constructor(world: World, process: VirtualProcess, name: string, appletName: string, pid = process.pid) {
    this.world = world
    this.process = process
    this.name = name
    this.appletName = appletName
    this.pid = pid
    this.variables.dynamic = new DynamicVariables(this)
    this.workingDir = world.workingDir
    const ignored = new Set<string>()
    for (const [signal, disposition] of process.dispositions) if (disposition === 'ignore') ignored.add(signal)
    this.hardIgnored = ignored
  }

  /** A copy for a subshell that runs in another process. Traps are gone, ignored signals stay ignored. */
  fork(process: VirtualProcess): ShellState {
    const copy = new ShellState(this.world, process, this.name, this.appletName, this.pid)
    copy.variables = this.variables.clone(new DynamicVariables(copy))
    copy.functions = this.functions
    copy.positional = this.positional
    copy.options = new Set(this.options)
    copy.aliases = this.aliases
    for (const [signal, action] of this.traps)
      if (action === '' || (signal === 'ERR' && this.options.has('E'))) copy.traps.set(signal, action)
    copy.status = this.status
    copy.lastBackground = this.lastBackground
    copy.workingDir = this.workingDir
    copy.localDepth = this.localDepth
    copy.loopDepth = this.loopDepth
    copy.line = this.line
    copy.parsedLine = this.parsedLine
    copy.commandName = this.commandName
    copy.optionIndex = { ...this.optionIndex }
    return copy
  }

  /** Sets what is done on a signal; undefined: what the signal does by itself. */
  trap(signal: string, action: string | undefined): void {
    if (action === undefined) this.traps.delete(signal)
    else this.traps.set(signal, action)
    this.mayHaveTraps = true
    if (signal === 'EXIT' || signal === 'ERR' || this.hardIgnored.has(signal)) return
    const { dispositions } = this.process
    if (action === undefined) dispositions.delete(signal)
    else if (action === '') dispositions.set(signal, 'ignore')
    else
      dispositions.set(signal, (came) => {
        if (!this.pendingSignals.includes(came)) this.pendingSignals.push(came)
      })
  }

  /** Takes note of a command in the background; what has been waited for is forgotten. */
  addJob(processes: readonly VirtualProcess[]): void {
    this.jobs = this.jobs.filter((job) => !job.waited || job.processes.some((each) => each.status === undefined))
    const taken = new Set(this.jobs.map((job) => job.number))
    let number = 1
    while (taken.has(number)) number++
    this.jobs.push({ number, processes, noticed: false, waited: false })
    this.lastBackground = processes.at(-1)?.pid
  }

  /** Defines a function. */
  define(name: string, body: Command): void {
    this.functions = new Map(this.functions).set(name, body)
  }

  /** Takes a function away. */
  forget(name: string): void {
    const left = new Map(this.functions)
    if (left.delete(name)) this.functions = left
  }

  /** Puts an open file at a descriptor; what was there is returned, to be put back. */
  replaceFile(fd: number, file: OpenFile | undefined): OpenFile | undefined {
    const { files } = this.process
    const before = files.get(fd)
    if (file === undefined) files.delete(fd)
    else files.set(fd, file)
    return before
  }
}
