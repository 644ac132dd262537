import { writeRefusal } from '../../processes/io.ts'
import { ToolCall } from '../../tools/tool.ts'
import type { Shell } from '../shell.ts'
import type { Builtin, InstantBuiltin } from './builtin.ts'

const NO_ENVIRONMENT: ReadonlyMap<string, string> = new Map()

const callOf = (shell: Shell, argv: readonly string[]): ToolCall => {
  const { world, process, workingDir, appletName } = shell.state
  return new ToolCall(world, process, argv, NO_ENVIRONMENT, workingDir, appletName)
}

/** A builtin that is the tool of this name, run within the shell; its messages bear the shell's name. */
export function toolBuiltin(name: string): Builtin {
  return function* (shell, argv) {
    const tool = shell.state.world.toolNamed(name)
    const call = callOf(shell, argv)
    const status = tool.kind === 'instant' ? tool.run(call) : yield* tool.run(call)
    const refused = refusalOf(shell, call)
    yield* call.flush()
    return refused ? 1 : status
  }
}

/** The same as an instant builtin, for tools that never wait. */
export function instantToolBuiltin(name: string): InstantBuiltin {
  return (shell, argv) => {
    const tool = shell.state.world.toolNamed(name)
    if (tool.kind !== 'instant') throw new Error(`the tool ${name} waits`)
    const call = callOf(shell, argv)
    const status = tool.run(call)
    const refused = refusalOf(shell, call)
    call.flushNow()
    return refused ? 1 : status
  }
}

/** Whether what a tool would print cannot be written; echo says so. */
function refusalOf(shell: Shell, call: ToolCall): boolean {
  if (call.pending === 0) return false
  const refusal = writeRefusal(shell.state.process, 1)
  if (refusal === undefined) return false
  if (call.name === 'echo') call.complain(`write error: ${refusal}`)
  return call.name === 'echo' || call.name === 'printf'
}
