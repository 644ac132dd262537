import type { ToolCall } from './tool.ts'

const BANNER = 'BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.'

/** How tools are called; what their options mean is not repeated here, though busybox prints it too. */
const SYNOPSES: Readonly<Record<string, string>> = {
  base64: '[-d] [-w COL] [FILE]',
  cat: '[-nbvteA] [FILE]...',
  chmod: '[-Rcvf] MODE[,MODE]... FILE...',
  cp: '[-arPLHpfinlsTu] SOURCE DEST\nor: cp [-arPLHpfinlsu] SOURCE... { -t DIRECTORY | DIRECTORY }',
  cut: '[OPTIONS] [FILE]...',
  date: '[OPTIONS] [+FMT] [[-s] TIME]',
  env: '[-i0] [-u NAME]... [-] [NAME=VALUE]... [PROG ARGS]',
  grep: '[-HhnlLoqvsrRiwFEz] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...',
  gunzip: '[-cfkt] [FILE]...',
  gzip: '[-cfkdt] [FILE]...',
  head: '[OPTIONS] [FILE]...',
  hostname: '[-sidf] [HOSTNAME | -F FILE]',
  id: '[-ugGnr] [USER]',
  kill: '[-l] [-SIG] PID...',
  killall: '[-lq] [-SIG] PROCESS_NAME...',
  ls: '[-1AaCxdLHRFplinshrSXvctu] [-w WIDTH] [FILE]...',
  mkdir: '[-m MODE] [-p] DIRECTORY...',
  mv: '[-finT] SOURCE DEST\nor: mv [-fin] SOURCE... { -t DIRECTORY | DIRECTORY }',
  ping: '[OPTIONS] HOST',
  ps: '[-o COL1,COL2=HEADER] [-T]',
  rm: '[-irf] FILE...',
  sed: '[-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\nor: sed [-i[SFX]] [-nrE] CMD [FILE]...',
  seq: '[-w] [-s SEP] [FIRST [INC]] LAST',
  sort: '[-nrugMcszbdfiokt] [-o FILE] [-k START[.OFS][OPTS][,END[.OFS][OPTS]] [-t CHAR] [FILE]...',
  tail: '[OPTIONS] [FILE]...',
  tar: 'c|x|t [-ZzJjahmvokO] [-f TARFILE] [-C DIR] [FILE]...',
  timeout: '[-s SIG] [-k KILL_SECS] SECS PROG ARGS',
  touch: '[-cham] [-d DATE] [-t DATE] [-r FILE] FILE...',
  tr: '[-cds] STRING1 [STRING2]',
  wc: '[-cmlwL] [FILE]...',
  wget: '[-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR]\n\t[--post-data STR | --post-file FILE] [-Y on/off]\n\t[--no-check-certificate] [-P DIR] [-U AGENT] URL...',
  xargs: '[OPTIONS] [PROG ARGS]',
}

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
