import type { Running, VirtualProcess } from '../processes/virtualProcess.ts'
import { programCode } from '../tools/startCommand.ts'
import { runTool, ToolCall } from '../tools/tool.ts'
import { findCommand, refusalOf } from './findCommand.ts'
import { type Manner, PROGRAM_COST } from './manner.ts'
import type { Shell } from './shell.ts'

const MISSING = { kind: 'missing' } as const

/** Runs a program by its name: a tool, or a script. Where nothing follows it takes the shell's place. */
export function* runProgram(
  shell: Shell,
  argv: readonly string[],
  assignments: readonly (readonly [string, string])[],
  manner: Manner,
): Running<number> {
  const { state } = shell
  const { world, process } = state
  const name = argv[0] as string
  const path = assignments.findLast(([variable]) => variable === 'PATH')?.[1] ?? state.variables.get('PATH')
  const found = name === '' ? MISSING : findCommand(state, name, path)
  if (found.kind === 'missing' || found.kind === 'forbidden') {
    const { words, status } = refusalOf(state, name, found, path)
    yield* shell.complain(`${name}: ${words}`)
    return status
  }
  if (process.charge(PROGRAM_COST)) yield process.give()
  const env = state.variables.environment()
  for (const [variable, value] of assignments) env.set(variable, value)
  const shortName = name.slice(name.lastIndexOf('/') + 1)
  if (found.kind === 'tool') {
    const tool = world.toolNamed(found.tool)
    const call = (runner: VirtualProcess): ToolCall => new ToolCall(world, runner, argv, env, state.workingDir)
    if (tool.kind === 'instant' && !state.traps.has('CHLD')) {
      world.table.skipPid()
      return yield* runTool(tool, call(process))
    }
    if (manner.last && !state.mayHaveTraps) {
      process.name = shortName
      process.args = argv
      return yield* runTool(tool, call(process))
    }
    const child = world.table.create(process, shortName, argv)
    if (child === undefined) return yield* shell.cannotFork()
    child.start(runTool(tool, call(child)))
    return (yield* shell.waitFor(child)).code
  }
  const program = programCode(world, [name.includes('/') ? name : found.path, ...argv.slice(1)], env, state.workingDir)
  if (program.kind !== 'code') {
    yield* shell.complain(`${name}: not found`)
    return 127
  }
  const child = world.table.spawn(process, shortName, argv, program.code)
  if (child === undefined) return yield* shell.cannotFork()
  return (yield* shell.waitFor(child)).code
}
