import { runTool, ToolCall } from '../../tools/tool.ts'
import type { Shell } from '../shell.ts'
import type { Builtin, InstantBuiltin } from './builtin.ts'

const NO_ENVIRONMENT: ReadonlyMap<string, string> = new Map()

const callOf = (shell: Shell, argv: readonly string[]): ToolCall => {
  const { world, process, workingDir, name } = shell.state
  return new ToolCall(world, process, argv, NO_ENVIRONMENT, workingDir, name)
}

/** A builtin that is the tool of this name, run within the shell; its messages bear the shell's name. */
export function toolBuiltin(name: string): Builtin {
  return function* (shell, argv) {
    return yield* runTool(shell.state.world.toolNamed(name), callOf(shell, argv))
  }
}

/** The same as an instant builtin, for tools that never wait. */
export function instantToolBuiltin(name: string): InstantBuiltin {
  return (shell, argv) => {
    const tool = shell.state.world.toolNamed(name)
    if (tool.kind !== 'instant') throw new Error(`the tool ${name} waits`)
    const call = callOf(shell, argv)
    const status = tool.run(call)
    call.flushNow()
    return status
  }
}
