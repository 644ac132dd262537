import type { ToolCall } from './tool.ts'

const BANNER = 'BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.'

/** What tools print when they are called wrongly: what a user would see in the log. */
const USAGE: Readonly<Record<string, string>> = {
  nc: `Usage: nc [-iN] [-wN] [-l] [-p PORT] [-f FILE|IPADDR PORT] [-e PROG]

Open a pipe to IP:PORT or FILE

	-l	Listen mode, for inbound connects
		(use -ll with -e for persistent server)
	-p PORT	Local port
	-w SEC	Connect timeout
	-i SEC	Delay interval for lines sent
	-f FILE	Use file (ala /dev/ttyS0) instead of network
	-e PROG	Run PROG after connect`,
  sleep: `Usage: sleep [N]...

Pause for a time equal to the total of the args given, where each arg can
have an optional suffix of (s)econds, (m)inutes, (h)ours, or (d)ays`,
}

/** Prints the usage of the tool; it then ends with 1. */
export function usage(call: ToolCall, problem?: string): 1 {
  if (problem !== undefined) call.complain(problem)
  const text = USAGE[call.name] ?? `Usage: ${call.name}`
  call.err(`${BANNER}\n\n${text}\n`)
  return 1
}
