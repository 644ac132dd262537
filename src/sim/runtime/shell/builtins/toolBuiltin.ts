import { runTool, ToolCall } from '../../tools/tool.ts'
import type { Builtin } from './builtin.ts'

const NO_ENVIRONMENT: ReadonlyMap<string, string> = new Map()

/** A builtin that is the tool of this name, run within the shell; its messages bear the shell's name. */
export function toolBuiltin(name: string): Builtin {
  return function* (shell, argv) {
    const { world, process, workingDir } = shell.state
    const call = new ToolCall(world, process, argv, NO_ENVIRONMENT, workingDir, shell.state.name)
    return yield* runTool(world.toolNamed(name), call)
  }
}
