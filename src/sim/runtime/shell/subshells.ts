import { NullFile, type OpenFile, TextSink } from '../processes/openFile.ts'
import { Pipe } from '../processes/pipe.ts'
import type { Running, VirtualProcess } from '../processes/virtualProcess.ts'
import { findCommand } from './findCommand.ts'
import { FORK_COST, LAST, TESTED } from './manner.ts'
import type { Shell } from './shell.ts'
import type { Command } from './syntax.ts'

type SimpleCommand = Extract<Command, { type: 'simple' }>

/** Runs commands side by side, each reading what the one before writes; the status of the last. */
export function* runPipeline(shell: Shell, commands: readonly Command[]): Running<number> {
  const { state } = shell
  const children = yield* startPipeline(shell, commands)
  let status = 0
  for (const [i, child] of children.entries()) {
    const { code } = yield* shell.waitFor(child)
    if (i === children.length - 1) status = code === 0 ? (state.options.has('pipefail') ? status : 0) : code
    else if (code !== 0) status = code
  }
  return status
}

/** Starts commands side by side, with a pipe from each to the next. */
function* startPipeline(shell: Shell, commands: readonly Command[]): Running<VirtualProcess[]> {
  const { state } = shell
  const children: VirtualProcess[] = []
  let input: Pipe | undefined
  for (const [i, command] of commands.entries()) {
    state.process.charge(FORK_COST)
    const child = state.process.table.create(state.process, state.process.name, state.process.args)
    if (child === undefined) {
      yield* shell.cannotFork()
      break
    }
    if (input !== undefined) replace(child, 0, input.open('read'))
    if (i < commands.length - 1) {
      const output = new Pipe()
      replace(child, 1, output.open('write'))
      // held open for its reader until that one exists
      output.readers++
      if (input !== undefined) input.readers--
      input = output
    } else if (input !== undefined) input.readers--
    const inner = shell.copyFor(child)
    if (command.type === 'simple' && command.words[0]?.plain === 'jobs') inner.state.jobs = [...state.jobs]
    child.start(inner.whole(command, LAST))
    children.push(child)
  }
  return children
}

/** Starts a command in the background; its number is `$!`. */
export function* runInBackground(shell: Shell, command: Command): Running<number> {
  const { state } = shell
  const started =
    command.type === 'pipeline' ? yield* startPipeline(shell, command.commands) : [shell.fork(command, LAST)]
  const children = started.filter((child) => child !== undefined)
  const [first] = children
  if (first === undefined) return yield* shell.cannotFork()
  // without job control a command in the background has no input and no keyboard signals
  for (const child of children) for (const signal of ['INT', 'QUIT']) child.dispositions.set(signal, 'ignore')
  replace(first, 0, new NullFile())
  state.addJob(children)
  return 0
}

/** Runs a command for its output. */
export function* runSubstitution(shell: Shell, command: Command): Running<string> {
  return isQuick(shell, command) ? yield* substituteHere(shell, command) : yield* substituteInChild(shell, command)
}

/** Whether a substitution's command neither waits nor changes anything: then it needs no process of its own. */
function isQuick(shell: Shell, command: Command): command is SimpleCommand {
  if (command.type !== 'simple' || command.redirections.length > 0) return false
  const name = command.words[0]?.plain
  if (name === undefined || shell.state.functions.has(name)) return false
  if (QUICK_BUILTINS.has(name)) return name !== 'trap' || command.words.length === 1
  if (shell.builtins.named(name) !== undefined) return false
  const found = findCommand(shell.state, name)
  return (
    found.kind === 'missing' || (found.kind === 'tool' && shell.state.world.toolNamed(found.tool).kind === 'instant')
  )
}

function* substituteHere(shell: Shell, command: SimpleCommand): Running<string> {
  const { state } = shell
  state.process.charge(FORK_COST)
  const sink = new TextSink()
  const before = state.replaceFile(1, sink)
  state.process.table.skipPid()
  const inner = shell.copyFor(state.process)
  inner.state.jobs = state.jobs
  inner.state.options.delete('e')
  // `$(trap)` is the one subshell that still knows the traps. Models the hack in ash's clear_traps
  if (command.words.length === 1 && command.words[0]?.plain === 'trap')
    for (const [signal, action] of state.traps) inner.state.traps.set(signal, action)
  const status = yield* inner.guarded(inner.run(command, TESTED))
  state.replaceFile(1, before)
  state.substitutionStatus = status
  return sink.text
}

function* substituteInChild(shell: Shell, script: Command): Running<string> {
  const { state } = shell
  const pipe = new Pipe()
  const end = pipe.open('read')
  const child = shell.fork(script, LAST, 'substitution')
  if (child === undefined) {
    yield* shell.cannotFork()
    return ''
  }
  replace(child, 1, pipe.open('write'))
  let output = ''
  for (;;) {
    const text = pipe.take(65536)
    if (text === '') break
    if (text === undefined) yield pipe.readable
    else output += text
  }
  end.release()
  const { code } = yield* shell.waitFor(child)
  state.substitutionStatus = code
  return output
}

const QUICK_BUILTINS = new Set(['echo', 'printf', 'pwd', 'test', '[', 'true', 'false', ':', 'type', 'jobs', 'trap'])

/** Gives a process another file at a descriptor; the files are ones that it inherited. */
function replace(process: VirtualProcess, fd: number, file: OpenFile): void {
  process.files.get(fd)?.release()
  process.files.set(fd, file)
}
