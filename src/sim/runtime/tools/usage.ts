import { SYNOPSES } from './synopses.ts'
import type { ToolCall } from './tool.ts'

const BANNER = 'BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.'

/** The whole text of those that the recordings show. */
const EXPLAINED: Readonly<Record<string, string>> = {
  nc: `Usage: nc [-iN] [-wN] [-l] [-p PORT] [-f FILE|IPADDR PORT] [-e PROG]

Open a pipe to IP:PORT or FILE

	-l	Listen mode, for inbound connects
		(use -ll with -e for persistent server)
	-p PORT	Local port
	-w SEC	Connect timeout
	-i SEC	Delay interval for lines sent
	-f FILE	Use file (ala /dev/ttyS0) instead of network
	-e PROG	Run PROG after connect
`,
  sleep: `Usage: sleep [N]...

Pause for a time equal to the total of the args given, where each arg can
have an optional suffix of (s)econds, (m)inutes, (h)ours, or (d)ays
`,
}

/** Tools whose failures are told from their answers: they leave with 2 where others leave with 1. */
const FAILING_WITH_2 = new Set(['cmp', 'diff', 'egrep', 'expr', 'fgrep', 'grep', 'sort'])

/** What a tool that was called wrongly, or cannot go on, leaves with. */
export const failureCode = (call: ToolCall): number => (FAILING_WITH_2.has(call.name) ? 2 : 1)

/** Prints the usage of the tool (after what is wrong); gives what it then leaves with. */
export function usage(call: ToolCall, problem?: string): number {
  if (problem !== undefined) call.complain(problem)
  const { name } = call
  const synopsis = SYNOPSES[name]
  const text = EXPLAINED[name] ?? `Usage: ${synopsis === undefined ? name : `${name} ${synopsis}`}\n`
  call.err(`${BANNER}\n\n${text}`)
  return failureCode(call)
}
