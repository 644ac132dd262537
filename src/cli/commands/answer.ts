import { type ExitCode, type Host, UsageError } from '../host.ts'
import { TABLES } from '../tables.ts'

type Answer = (input: unknown) => unknown

/** `podarium answer TABLE`: reads one case a line (`{"id", "in"}`), and answers each in one line (`{"id", "out"}`). */
export function answer(host: Host, args: readonly string[]): ExitCode {
  const [table, ...more] = args
  const ask = table === undefined ? undefined : TABLES[table]
  if (table === undefined || ask === undefined || more.length > 0) {
    throw new UsageError(`answer needs one of the tables ${Object.keys(TABLES).sort().join(', ')}`)
  }
  let code: ExitCode = 0
  const lines: string[] = []
  for (const [index, line] of host.read('-').split('\n').entries()) {
    if (line.trim() === '') continue
    const complain = (problem: string): void => {
      host.err(`<stdin>:${index + 1}:1: error: ${problem}\n`)
      code = 1
    }
    lines.push(JSON.stringify(answerLine(line, ask, complain)))
  }
  host.out(lines.map((line) => `${line}\n`).join(''))
  return code
}

/** A case that cannot be read or answered gets `null`, so that every line of input has its line of output. */
function answerLine(line: string, ask: Answer, complain: (problem: string) => void): { id: unknown; out: unknown } {
  let id: unknown = null
  try {
    const asked = JSON.parse(line) as { id?: unknown; in?: unknown }
    id = asked.id ?? null
    return { id, out: ask(asked.in) ?? null }
  } catch (error) {
    complain(`${JSON.stringify(id)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return { id, out: null }
  }
}
