import type { Running, VirtualProcess } from '../processes/virtualProcess.ts'
import type { World } from '../world.ts'
import { findProgram } from './findProgram.ts'
import { runTool, ToolCall } from './tool.ts'

/** The code of a process that runs a program by its arguments, or why there is none, in the words of exec. */
export type ProgramCode =
  | { readonly kind: 'code'; readonly code: (process: VirtualProcess) => Running<number>; readonly name: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'forbidden' }

/** Finds what arguments run: a tool, or a script with its interpreter. */
export function programCode(
  world: World,
  argv: readonly string[],
  env: ReadonlyMap<string, string>,
  workingDir: string,
): ProgramCode {
  const name = argv[0] ?? ''
  const found = findProgram(world, name, env.get('PATH'), workingDir)
  if (found.kind === 'missing' || found.kind === 'forbidden') return { kind: found.kind }
  const short = name.slice(name.lastIndexOf('/') + 1)
  if (found.kind === 'tool') {
    const code = (process: VirtualProcess): Running<number> =>
      runTool(world.toolNamed(found.tool), new ToolCall(world, process, argv, env, workingDir))
    return { kind: 'code', code, name: short }
  }
  const interpreter = findProgram(world, found.interpreter[0] ?? '', env.get('PATH'), workingDir)
  if (interpreter.kind !== 'tool') return { kind: 'missing' }
  const scriptArgv = [...found.interpreter, name.includes('/') ? name : found.path, ...argv.slice(1)]
  const code = (process: VirtualProcess): Running<number> =>
    runTool(world.toolNamed(interpreter.tool), new ToolCall(world, process, scriptArgv, env, workingDir))
  return { kind: 'code', code, name: short }
}

/** Starts a program as a child of a tool's process; where there is none, says so and gives the exit code. */
export function startCommand(
  call: ToolCall,
  argv: readonly string[],
  env = call.env,
  /** How a program that cannot be run is spoken of. */
  refused: 'cannot be executed' | 'named' = 'cannot be executed',
): VirtualProcess | number {
  const { world, process } = call
  const program = programCode(world, argv, env, call.workingDir)
  if (program.kind !== 'code') {
    const missing = program.kind === 'missing'
    const name = argv[0] ?? ''
    call.complain(
      `${refused === 'named' ? name : `can't execute '${name}'`}: ${missing ? 'No such file or directory' : 'Permission denied'}`,
    )
    return missing ? 127 : 126
  }
  return world.table.spawn(process, program.name, argv, program.code) ?? 126
}

/** Runs a program in place of a tool, as exec does. */
export function* becomeCommand(call: ToolCall, argv: readonly string[], env = call.env): Running<number> {
  const program = programCode(call.world, argv, env, call.workingDir)
  if (program.kind !== 'code') {
    const missing = program.kind === 'missing'
    call.complain(`can't execute '${argv[0] ?? ''}': ${missing ? 'No such file or directory' : 'Permission denied'}`)
    return missing ? 127 : 126
  }
  yield* call.flush()
  call.process.name = program.name
  call.process.args = argv
  return yield* program.code(call.process)
}
