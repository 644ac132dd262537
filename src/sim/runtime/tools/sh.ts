import { readAllFrom } from '../processes/io.ts'
import { readWhole } from '../processes/open.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { ashBuiltins } from '../shell/builtins/registry.ts'
import { readOptions } from '../shell/builtins/variables.ts'
import { Shell } from '../shell/shell.ts'
import { ShellState } from '../shell/shellState.ts'
import { type Tool, type ToolCall, waiting } from './tool.ts'

/** `sh` and `ash`: interprets a command string (-c), a file, or what it reads. */
export const shTool: Tool = waiting(function* (call) {
  let args = call.args
  let command = false
  const options: string[] = []
  while (args[0] !== undefined && /^[-+]./.test(args[0]) && args[0] !== '--') {
    const option = args[0]
    args = args.slice(1)
    const letters = option.slice(1).replace(/[cl]/g, '')
    if (option.startsWith('-') && option.includes('c')) command = true
    if (letters !== '' && option !== '--login') {
      options.push(option[0] + letters)
      if (letters.endsWith('o') && args[0] !== undefined) {
        options.push(args[0])
        args = args.slice(1)
      }
    }
  }
  if (args[0] === '--') args = args.slice(1)
  if (command && args[0] === undefined) {
    call.err(`${call.argv0}: -c requires an argument\n`)
    return 2
  }
  const file = command ? undefined : args[0]
  const state = new ShellState(call.world, call.process, (command ? args[1] : file) ?? call.argv0)
  state.workingDir = call.workingDir
  for (const [name, value] of call.env) {
    state.variables.set(name, value)
    state.variables.mark(name, 'exported')
  }
  state.variables.set('PWD', state.workingDir)
  state.variables.mark('PWD', 'exported')
  state.variables.set('SHLVL', String(Number(call.env.get('SHLVL') ?? '0') + 1))
  state.variables.mark('SHLVL', 'exported')
  state.variables.set('OPTIND', '1')
  state.variables.set('PPID', String(call.process.parent?.pid ?? 0))
  state.variables.set('IFS', ' \t\n')
  state.variables.set('PS4', '+ ')
  state.positional = args.slice(command ? 2 : 1)
  const shell = new Shell(state, ashBuiltins)
  if (options.length > 0 && (yield* readOptions(shell, [call.argv0, ...options])) === undefined) return 2
  if (command) return yield* shell.main(args[0] ?? '')
  if (file !== undefined) return yield* fromFile(shell, call, file)
  return yield* shell.main(yield* readAllFrom(call.process, 0), 'file')
})

function* fromFile(shell: Shell, call: ToolCall, name: string): Running<number> {
  const file = readWhole(call.world, call.path(name))
  if ('error' in file) {
    call.err(`${call.argv0}: can't open '${name}': ${file.error}\n`)
    return 2
  }
  shell.state.fromFile = true
  return yield* shell.main(file.text, 'file')
}
