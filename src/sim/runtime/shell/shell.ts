import { writeRefusal, writeTo } from '../processes/io.ts'
import { signalText } from '../processes/signals.ts'
import type { ExitStatus, Running, VirtualProcess } from '../processes/virtualProcess.ts'
import type { Builtins } from './builtins/builtin.ts'
import { directText, expandDirectWord } from './directExpansion.ts'
import { type ExpansionHost, expandText } from './expansion.ts'
import { runCase, runFor, runLoop } from './loops.ts'
import { COMMAND_COST, FORK_COST, LAST, type Manner, PLAIN, PROGRAM_COST, TESTED } from './manner.ts'
import type { ScriptLine } from './parsedScript.ts'
import { promptWord } from './promptWord.ts'
import { ALREADY_SAID, keep, redirect, restore, type Saved } from './redirect.ts'
import { ScriptReader } from './scriptReader.ts'
import { ShellFailure, type ShellState } from './shellState.ts'
import { runSimple } from './simpleCommand.ts'
import { runInBackground, runPipeline, runSubstitution } from './subshells.ts'
import { type Command, type Script, ShellSyntaxError } from './syntax.ts'
import { runFailureTrap, runTraps } from './traps.ts'

/** How deep functions, `eval` and substitutions may call each other. */
const MAX_DEPTH = 400
/** How long a variable's value may become. */
const MAX_VALUE = 4_000_000
const MAX_VARIABLES = 20_000

/** Interprets a script as BusyBox ash does, in virtual time, as (a part of) the code of a process. */
export class Shell implements ExpansionHost {
  readonly state: ShellState
  readonly builtins: Builtins
  /** How deep calls and substitutions are nested. */
  depth = 0
  /** Whether the builtin that runs has its failure looked at: so have the commands that it runs. */
  testedNow = false
  /** Whether what the builtin that runs has printed could not be written. */
  outputRefused = false
  /** Whether the ERR trap runs. */
  inFailureTrap = false
  /** What messages named before the builtin that runs. */
  outerCommandName: string | undefined

  constructor(state: ShellState, builtins: Builtins) {
    this.state = state
    this.builtins = builtins
  }

  /** The subshell that begins as a copy of this one. */
  copyFor(process: VirtualProcess): Shell {
    const copy = new Shell(this.state.fork(process), this.builtins)
    copy.depth = this.depth
    return copy
  }

  /** Runs a whole script and leaves as a shell does: with the EXIT trap. */
  *main(source: string, how: 'command string' | 'file' = 'command string'): Running<number> {
    const running = this.script(source, how === 'file' ? PLAIN : LAST, how === 'file' ? 'file' : 'text')
    let status = yield* this.guarded(running)
    const exitTrap = this.state.traps.get('EXIT')
    if (exitTrap !== undefined && exitTrap !== '') {
      this.state.traps.delete('EXIT')
      this.state.skip = 'no'
      this.state.status = status
      this.state.trapStatus = status
      const after = yield* this.guarded(this.script(exitTrap, PLAIN))
      // only an exit within the trap gives another status
      status = this.skipped() === 'exit' ? after : status
    }
    return status
  }

  /** Runs the commands of a text, line by line. Lines of a file are counted from 1, others from the line of the command that runs. */
  *script(source: string, manner: Manner, origin: 'file' | 'text' = 'text'): Running<number> {
    const { state } = this
    const outerLine = state.parsedLine
    const lines = new ScriptReader(source, origin === 'file' ? 1 : state.line, state)
    let status = 0
    for (;;) {
      const line = this.nextLine(lines)
      if (line.type === 'end') break
      state.parsedLine = line.next.line
      if (origin === 'file' && state.options.has('v')) yield* this.print(2, lines.lastText)
      if (state.options.has('n')) continue
      status = yield* this.run(line.command, line.last || !manner.last ? manner : manner.tested ? TESTED : PLAIN)
      if (state.skip !== 'no') break
    }
    state.parsedLine = outerLine
    return status
  }

  private nextLine(lines: ScriptReader): ScriptLine {
    try {
      return lines.next()
    } catch (error) {
      if (!(error instanceof ShellSyntaxError)) throw error
      this.state.line = error.line
      return this.fail(`syntax error: ${error.message}`)
    }
  }

  /** Runs a command; its status. */
  *run(command: Command, manner: Manner): Running<number> {
    const { state } = this
    if (state.process.charge(COMMAND_COST)) yield state.process.give()
    let status: number
    switch (command.type) {
      case 'simple':
        status = yield* runSimple(this, command, manner)
        break
      case 'sequence': {
        status = 0
        const { commands } = command
        for (let i = 0; i < commands.length; i++) {
          const part = commands[i] as Command
          const inner = i === commands.length - 1 ? manner : manner.tested ? TESTED : PLAIN
          status = this.now(part, inner) ?? (yield* this.run(part, inner))
          if (state.skip !== 'no' || state.options.has('n')) break
        }
        return status
      }
      case 'and':
      case 'or': {
        status = this.now(command.left, TESTED) ?? (yield* this.run(command.left, TESTED))
        if (state.skip === 'no' && (status === 0) === (command.type === 'and'))
          status = this.now(command.right, manner) ?? (yield* this.run(command.right, manner))
        return status
      }
      case 'not':
        status = yield* this.run(command.command, TESTED)
        if (state.skip !== 'exit') status = status === 0 ? 1 : 0
        state.status = status
        return status
      case 'if': {
        const condition = this.now(command.condition, TESTED) ?? (yield* this.run(command.condition, TESTED))
        if (state.skip !== 'no') return condition
        const branch = condition === 0 ? command.then : command.otherwise
        status = branch === undefined ? 0 : (this.now(branch, manner) ?? (yield* this.run(branch, manner)))
        state.status = status
        return status
      }
      case 'while':
      case 'until':
        status = yield* runLoop(this, command, manner)
        state.status = status
        return status
      case 'for':
        status = yield* runFor(this, command, manner)
        state.status = status
        return status
      case 'case':
        status = yield* runCase(this, command, manner)
        state.status = status
        return status
      case 'function':
        state.define(command.name, command.body)
        status = 0
        break
      case 'pipeline':
        status = yield* runPipeline(this, command.commands)
        break
      case 'background':
        status = yield* runInBackground(this, command.command)
        break
      case 'subshell':
        state.line = command.line
        status = yield* this.subshell(command, manner)
        break
      case 'redirected': {
        state.line = command.line
        if (command.command.type === 'subshell') {
          status = yield* this.subshell(command, manner)
          break
        }
        const saved: Saved = []
        try {
          const error = yield* redirect(this, command.redirections, saved)
          if (error === undefined) status = yield* this.run(command.command, manner.tested ? TESTED : PLAIN)
          else {
            yield* this.complain(error)
            status = 1
          }
        } finally {
          restore(state, saved)
        }
        break
      }
    }
    state.status = status
    if (state.pendingSignals.length > 0) yield* runTraps(this)
    if (status !== 0 && command.type !== 'redirected') {
      if (!manner.tested && state.skip === 'no') yield* runFailureTrap(this)
      this.leaveOnFailure(status, manner)
    }
    return status
  }

  /**
   * Runs a command at once where nothing of it can wait; else undefined, and nothing has happened.
   * What loops do most needs no generator this way.
   */
  now(command: Command, manner: Manner): number | undefined {
    if (command.type !== 'simple' || command.direct === undefined) return undefined
    const { state } = this
    const { process } = state
    const { name, words, assignments } = command.direct
    if (process.mustGiveWay || state.pendingSignals.length > 0 || state.options.has('x')) return undefined
    if (state.traps.size > 0 && state.traps.has('ERR')) return undefined
    const builtin = name === undefined ? undefined : this.builtins.instant(name)
    if (name !== undefined && (builtin === undefined || state.functions.has(name) || process.outputMayWait))
      return undefined
    process.charge(COMMAND_COST)
    state.line = command.line
    state.substitutionStatus = 0
    let status = 0
    if (builtin === undefined) {
      for (const assignment of assignments) this.assign(assignment.name, directText(this, assignment.value))
    } else {
      const argv: string[] = []
      for (const word of words) expandDirectWord(this, word, argv)
      status = builtin(this, argv)
    }
    state.status = status
    if (status !== 0) this.leaveOnFailure(status, manner)
    return status
  }

  /** What `set -e` does after a failure that nobody looks at. */
  private leaveOnFailure(status: number, manner: Manner): void {
    const { state } = this
    if (manner.tested || state.skip !== 'no' || !state.options.has('e')) return
    state.skip = 'exit'
    state.exitStatus = status
  }

  /** Waits for a process of its own while traps must wait, as for a command in the foreground. */
  *waitFor(child: VirtualProcess): Running<ExitStatus> {
    while (child.status === undefined) yield this.state.process.childEnded
    this.state.process.table.reap(child)
    for (const job of this.state.jobs) if (job.processes.every((each) => each.status !== undefined)) job.noticed = true
    const words = child.status.signal === undefined ? undefined : signalText(child.status.signal)
    if (words !== undefined) yield* this.print(2, `${words}\n`)
    return child.status
  }

  /** What stands before each line of `set -x`: PS4, expanded. */
  *tracePrompt(): Running<string> {
    const prompt = this.state.variables.get('PS4') ?? ''
    if (!/[$`\\]/.test(prompt)) return prompt
    return yield* expandText(this, promptWord(prompt, this.state.line))
  }

  *print(fd: 1 | 2, text: string): Running<void> {
    if (fd === 1 && writeRefusal(this.state.process, fd) !== undefined) this.outputRefused = true
    yield* writeTo(this.state.process, fd, text)
  }

  /** Prints a message with the shell's name, and the place where there is one, before it. */
  *complain(message: string): Running<void> {
    if (message === ALREADY_SAID) return
    yield* this.print(2, this.messageOf(message))
  }

  fail(message: string): never {
    this.state.process.files.get(2)?.write(this.messageOf(message))
    throw new ShellFailure(2)
  }

  failSyntax(message: string): never {
    this.state.line = this.state.parsedLine
    return this.fail(`syntax error: ${message}`)
  }

  /** Models ash_vmsg: a line is given where a builtin runs or a file is read. */
  private messageOf(message: string): string {
    const { name, commandName, line } = this.state
    if (commandName === undefined) return `${name}: ${message}\n`
    return `${name}: ${commandName === name ? '' : `${commandName}: `}line ${line}: ${message}\n`
  }

  *substitute(script: Script): Running<string> {
    if (script === undefined) {
      this.state.substitutionStatus = 0
      return ''
    }
    this.enter()
    const output = yield* runSubstitution(this, script)
    this.state.process.chargeText(output.length)
    this.depth--
    return output.replace(/\n+$/, '')
  }

  /** Starts a subshell that runs a command in a process of its own. */
  fork(
    command: Command,
    manner: Manner,
    purpose: 'subshell' | 'substitution' = 'subshell',
  ): VirtualProcess | undefined {
    const { process } = this.state
    process.charge(FORK_COST)
    const child = process.table.create(process, process.name, process.args)
    if (child === undefined) return undefined
    const copy = this.copyFor(child)
    // a substitution does not end at its first failure. Models evalbackcmd, which clears eflag
    if (purpose === 'substitution') copy.state.options.delete('e')
    child.start(copy.whole(command, manner))
    return child
  }

  /** Runs a command as a whole subshell, with its EXIT trap. */
  *whole(command: Command, manner: Manner): Running<number> {
    if (this.state.process.charge(PROGRAM_COST / 2)) yield this.state.process.give()
    const status = yield* this.guarded(this.inside(command, manner))
    const exitTrap = this.state.traps.get('EXIT')
    if (exitTrap === undefined || exitTrap === '') return status
    this.state.skip = 'no'
    this.state.status = status
    yield* this.guarded(this.script(exitTrap, PLAIN))
    return status
  }

  /** What a subshell does: the commands within parentheses, after their redirections. */
  private *inside(command: Command, manner: Manner): Running<number> {
    if (command.type === 'subshell') return yield* this.run(command.body, manner)
    if (command.type !== 'redirected' || command.command.type !== 'subshell') return yield* this.run(command, manner)
    const replaced: Saved = []
    const error = yield* redirect(this, command.redirections, replaced)
    keep(replaced)
    if (error !== undefined) this.fail(error)
    return yield* this.run(command.command.body, manner)
  }

  /** Runs to the end or to `exit`; a mistake that ends the shell gives its status. */
  *guarded(running: Running<number>): Running<number> {
    try {
      const status = yield* running
      return this.state.skip === 'exit' ? this.state.exitStatus : status
    } catch (error) {
      if (error instanceof ShellFailure) {
        this.state.skip = 'no'
        return error.status
      }
      if (error instanceof RangeError) {
        this.state.world.notModelled('a script that calls itself without end')
        return 139
      }
      throw error
    }
  }

  private skipped(): ShellState['skip'] {
    return this.state.skip
  }

  /** Goes one call deeper; there is an end to it. */
  enter(): void {
    if (++this.depth > MAX_DEPTH) throw new RangeError('too deep')
  }

  /** Sets a variable; a read-only one is a mistake that ends the shell. */
  assign(name: string, value: string): void {
    if (value.length > MAX_VALUE) this.tooMuch(`a variable of more than ${MAX_VALUE} characters`)
    if (this.state.variables.size > MAX_VARIABLES) this.tooMuch(`more than ${MAX_VARIABLES} variables`)
    if (!this.state.variables.set(name, value)) this.fail(`${name}: is read only`)
    if (this.state.options.has('a')) this.state.variables.mark(name, 'exported')
  }

  /** Says that there are too many processes, and leaves. */
  *cannotFork(): Running<number> {
    yield* this.complain("can't fork: Resource temporarily unavailable")
    throw new ShellFailure(2)
  }

  private tooMuch(what: string): never {
    this.state.world.notModelled(what)
    throw new ShellFailure(2, 'shell')
  }

  /** A subshell; redirections of it are done within. */
  private *subshell(command: Command, manner: Manner): Running<number> {
    const child = this.fork(command, manner.tested ? TESTED : LAST)
    if (child === undefined) return yield* this.cannotFork()
    return (yield* this.waitFor(child)).code
  }
}
