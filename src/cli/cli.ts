import { answer } from './commands/answer.ts'
import { corpus } from './commands/corpus.ts'
import { link, open } from './commands/link.ts'
import { record } from './commands/record.ts'
import { run } from './commands/run.ts'
import { type ExitCode, type Host, UsageError } from './host.ts'
import { USAGE } from './usage.ts'

type Command = (host: Host, args: readonly string[]) => ExitCode

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['run', run],
  ['record', record],
  ['answer', answer],
  ['link', link],
  ['open', open],
  ['corpus', corpus],
])

/** Runs one command line; wrong usage and unreadable files end with 2 and a message. */
export function runCli(host: Host, args: readonly string[]): ExitCode {
  const [name = 'help', ...rest] = args
  if (['help', '--help', '-h'].includes(name) || rest.includes('--help')) {
    host.out(USAGE)
    return 0
  }
  const command = COMMANDS.get(name)
  if (command === undefined) {
    host.err(`podarium: there is no command ${JSON.stringify(name)}\n\n${USAGE}`)
    return 2
  }
  try {
    return command(host, rest)
  } catch (error) {
    if (!isUsersMistake(error)) throw error
    host.err(`podarium ${name}: ${error.message}\n`)
    return 2
  }
}

/** What node:util's parseArgs and the file system throw carries a code; anything else without one is our own fault and keeps its stack. */
function isUsersMistake(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  if (!(error instanceof Error)) return false
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return /^ERR_PARSE_ARGS_|^(ENOENT|EACCES|EISDIR|ENOTDIR|EPERM)$/.test(code)
}
