import type { ToolCall } from './tool.ts'
import texts from './usage.txt?raw'

const BANNER = 'BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.'

/** What tools print when they are called wrongly (what a user sees in the log), by their names; read when the first one is. */
let byName: ReadonlyMap<string, string> | undefined

function usageOf(name: string): string {
  byName ??= new Map(
    texts
      .split(/^= /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')), section.slice(section.indexOf('\n') + 1)]),
  )
  return byName.get(name) ?? `Usage: ${name}\n`
}

/** Tools whose failures are told from their answers: they leave with 2 where others leave with 1. */
const FAILING_WITH_2 = new Set(['cmp', 'diff', 'egrep', 'expr', 'fgrep', 'grep', 'sort'])

/** What a tool that was called wrongly, or cannot go on, leaves with. */
export const failureCode = (call: ToolCall): number => (FAILING_WITH_2.has(call.name) ? 2 : 1)

/** Prints the usage of the tool (after what is wrong); gives what it then leaves with. */
export function usage(call: ToolCall, problem?: string): number {
  if (problem !== undefined) call.complain(problem)
  call.err(`${BANNER}\n\n${usageOf(call.name)}`)
  return failureCode(call)
}
