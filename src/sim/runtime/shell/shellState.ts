import type { OpenFile } from '../processes/openFile.ts'
import type { VirtualProcess } from '../processes/virtualProcess.ts'
import type { World } from '../world.ts'
import type { Command } from './syntax.ts'
import { Variables } from './variables.ts'

/** Options that `set` turns on and off, by their letters; `pipefail` has none. */
export type ShellOption = 'e' | 'u' | 'x' | 'f' | 'n' | 'v' | 'a' | 'C' | 'pipefail' | 'I' | 'b' | 'm' | 'i' | 's'

/** Why the rest of the commands is skipped. */
export type Skip = 'no' | 'break' | 'continue' | 'return' | 'exit'

/** A command in the background. */
export interface Job {
  readonly process: VirtualProcess
  /** Whether the shell has found its end while it waited for something else: it then says nothing of it. */
  noticed: boolean
}

/** A mistake after which a shell that is not interactive leaves; its words have been printed. */
export class ShellFailure extends Error {
  readonly status: number
  constructor(status: number) {
    super('the shell leaves')
    this.status = status
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
  functions = new Map<string, Command>()
  readonly aliases = new Map<string, string>()
  positional: readonly string[] = []
  readonly options = new Set<ShellOption>()
  readonly traps = new Map<string, string>()
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
  functionDepth = 0
  /** Whether a trap runs; then `exit` without a number gives this status. */
  trapStatus: number | undefined
  optionIndex = { next: 1, letter: 0 }
  /** Whether commands come from a file: messages then give a line. */
  fromFile = false

  constructor(world: World, process: VirtualProcess, name: string, pid = process.pid) {
    this.world = world
    this.process = process
    this.name = name
    this.pid = pid
    this.workingDir = world.workingDir
    const ignored = new Set<string>()
    for (const [signal, disposition] of process.dispositions) if (disposition === 'ignore') ignored.add(signal)
    this.hardIgnored = ignored
  }

  /** A copy for a subshell that runs in another process. Traps are gone, ignored signals stay ignored. */
  fork(process: VirtualProcess): ShellState {
    const copy = new ShellState(this.world, process, this.name, this.pid)
    copy.variables = this.variables.clone()
    copy.functions = new Map(this.functions)
    copy.positional = this.positional
    for (const option of this.options) copy.options.add(option)
    for (const [name, text] of this.aliases) copy.aliases.set(name, text)
    for (const [signal, action] of this.traps) if (action === '') copy.traps.set(signal, action)
    copy.status = this.status
    copy.lastBackground = this.lastBackground
    copy.workingDir = this.workingDir
    copy.functionDepth = this.functionDepth
    copy.loopDepth = this.loopDepth
    copy.fromFile = this.fromFile
    copy.optionIndex = { ...this.optionIndex }
    return copy
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
