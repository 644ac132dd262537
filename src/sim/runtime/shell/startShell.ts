import { readAllFrom } from '../processes/io.ts'
import { readWhole } from '../processes/open.ts'
import type { Running } from '../processes/virtualProcess.ts'
import type { ToolCall } from '../tools/tool.ts'
import { ashBuiltins } from './builtins/registry.ts'
import { readOptions } from './builtins/variables.ts'
import { Shell } from './shell.ts'
import { ShellState } from './shellState.ts'
import { containFailure } from './simpleCommand.ts'

/** What a shell is told to run. */
interface CommandLine {
  readonly from: 'command string' | 'file' | 'standard input'
  /** Options as `set` takes them. */
  readonly options: readonly string[]
  /** The command string, the file's name, and the positional parameters. */
  readonly rest: readonly string[]
}

/** `sh` and `ash`: interprets a command string (-c), a file, or what it reads. Models ash's main and procargs. */
export function* runShell(call: ToolCall): Running<number> {
  const line = readCommandLine(call.args)
  const [script, ...rest] = line.rest
  if (line.from === 'command string' && script === undefined) {
    call.err(`${call.argv0}: -c requires an argument\n`)
    return 2
  }
  const given = line.from === 'command string' ? rest[0] : line.from === 'file' ? script : undefined
  const state = new ShellState(call.world, call.process, given ?? call.argv0, call.name)
  importEnvironment(state, call)
  const shell = new Shell(state, ashBuiltins)
  const refused = yield* containFailure(setOptions(shell, [call.argv0, ...line.options]))
  if (refused !== 0) return refused
  state.commandName = given
  switch (line.from) {
    case 'command string':
      state.options.add('c')
      state.positional = rest.slice(1)
      return yield* shell.main(script ?? '')
    case 'file': {
      state.positional = rest
      const file = readWhole(call.world, call.path(script ?? ''))
      if ('text' in file) return yield* shell.main(file.text, 'file')
      call.err(`${call.argv0}: can't open '${script}': ${file.error}\n`)
      return 2
    }
    case 'standard input':
      state.options.add('s')
      state.positional = line.rest
      return yield* shell.main(yield* readAllFrom(call.process, 0), 'file')
  }
}

function* setOptions(shell: Shell, argv: readonly string[]): Running<number> {
  return 'status' in (yield* readOptions(shell, argv)) ? 2 : 0
}

function readCommandLine(args: readonly string[]): CommandLine {
  const options: string[] = []
  let from: CommandLine['from'] | undefined
  let at = 0
  for (; /^[-+]./.test(args[at] ?? ''); at++) {
    const option = args[at] as string
    if (option === '--') {
      at++
      break
    }
    if (option.startsWith('-') && option.includes('c')) from = 'command string'
    else if (option.startsWith('-') && option.includes('s')) from ??= 'standard input'
    const letters = option.slice(1).replace(/[csl]/g, '')
    if (letters === '' || option === '--login') continue
    options.push(option[0] + letters)
    if (letters.endsWith('o') && args[at + 1] !== undefined) options.push(args[++at] as string)
  }
  const rest = args.slice(at)
  return { from: from ?? (rest.length > 0 ? 'file' : 'standard input'), options, rest }
}

/** The variables that a shell begins with: the environment's, and its own. */
function importEnvironment(state: ShellState, call: ToolCall): void {
  const { variables } = state
  state.workingDir = call.workingDir
  variables.declareDynamic()
  variables.set('FUNCNAME', '')
  variables.set('OPTIND', '1')
  variables.set('PS1', '\\w \\$ ')
  variables.set('PS2', '> ')
  variables.set('PS4', '+ ')
  for (const [name, value] of call.env) {
    if (!/^[A-Za-z_]\w*$/.test(name)) continue
    variables.set(name, value)
    variables.mark(name, 'exported')
  }
  for (const [name, value] of [
    ['PWD', state.workingDir],
    ['SHLVL', String((Number(call.env.get('SHLVL')) || 0) + 1)],
  ] as const) {
    variables.set(name, value)
    variables.mark(name, 'exported')
  }
  variables.set('IFS', ' \t\n')
  variables.set('PPID', String(call.process.parent?.pid ?? 0))
}
