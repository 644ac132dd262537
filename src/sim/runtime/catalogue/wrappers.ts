import type { Running } from '../processes/virtualProcess.ts'
import { becomeCommand, programCode, startCommand } from '../tools/startCommand.ts'
import { type Tool, type ToolCall, waiting } from '../tools/tool.ts'
import type { CatalogueEntry } from './entry.ts'

/** Names of the scripts that prepare a container and then run what follows them. */
export const ENTRYPOINT_SCRIPT =
  /(^|\/)(docker-|__cacert_)?(entrypoint|php-entrypoint|entrypoint\.sh|docker-entrypoint)(\.sh)?$/
/** Programs that stand in for an init system: they start what follows them and hand signals on. */
export const INIT_PROGRAM = /(^|\/)(tini|tini-static|dumb-init|catatonit)$/

/** A script that prepares the container, and then is replaced by its arguments, or by the program that they are for. */
export function entrypointTool({ optionsFor, filesFor }: CatalogueEntry): Tool {
  return waiting(function* (call) {
    const [first] = call.args
    if (first === undefined && optionsFor === undefined) return 0
    const options =
      optionsFor !== undefined && (first === undefined || first.startsWith('-') || first.endsWith('.conf'))
    if (options) return yield* becomeCommand(call, [optionsFor, ...call.args])
    const program = programCode(call.world, call.args, call.env, call.workingDir)
    const file = filesFor !== undefined && program.kind !== 'code'
    return yield* becomeCommand(call, file ? [filesFor, ...call.args] : call.args)
  })
}

/** `tini`, `dumb-init`: the program is its child, so that signals that nobody handles end it. */
export const initTool: Tool = waiting(function* (call) {
  const at = call.args.findIndex((arg) => !arg.startsWith('-'))
  if (at < 0) return 1
  return yield* superviseChild(call, call.args.slice(at))
})

function* superviseChild(call: ToolCall, argv: readonly string[]): Running<number> {
  const child = startCommand(call, argv)
  if (typeof child === 'number') return child
  for (const signal of ['TERM', 'INT', 'QUIT', 'HUP', 'USR1', 'USR2', 'WINCH', 'CONT'])
    call.process.dispositions.set(signal, () => child.signal(signal))
  while (child.status === undefined) yield call.process.childEnded
  return child.status.code
}
