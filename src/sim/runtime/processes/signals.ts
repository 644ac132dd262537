/** Signal numbers of Linux, by name without SIG. */
const NUMBERS: Readonly<Record<string, number>> = {
  HUP: 1,
  INT: 2,
  QUIT: 3,
  ILL: 4,
  TRAP: 5,
  ABRT: 6,
  BUS: 7,
  FPE: 8,
  KILL: 9,
  USR1: 10,
  SEGV: 11,
  USR2: 12,
  PIPE: 13,
  ALRM: 14,
  TERM: 15,
  STKFLT: 16,
  CHLD: 17,
  CONT: 18,
  STOP: 19,
  TSTP: 20,
  TTIN: 21,
  TTOU: 22,
  URG: 23,
  XCPU: 24,
  XFSZ: 25,
  VTALRM: 26,
  PROF: 27,
  WINCH: 28,
  IO: 29,
  PWR: 30,
  SYS: 31,
}

/** What the C library's strsignal says of a signal that ended a process. */
const TEXTS: Readonly<Record<string, string>> = {
  HUP: 'Hangup',
  QUIT: 'Quit',
  ILL: 'Illegal instruction',
  TRAP: 'Trace/breakpoint trap',
  ABRT: 'Aborted',
  BUS: 'Bus error',
  FPE: 'Floating point exception',
  KILL: 'Killed',
  USR1: 'User defined signal 1',
  SEGV: 'Segmentation fault',
  USR2: 'User defined signal 2',
  ALRM: 'Alarm clock',
  TERM: 'Terminated',
  XCPU: 'CPU time limit exceeded',
  PWR: 'Power failure',
  SYS: 'Bad system call',
}

const IGNORED_BY_DEFAULT = new Set(['CHLD', 'CONT', 'URG', 'WINCH'])
const STOPPING = new Set(['STOP', 'TSTP', 'TTIN', 'TTOU'])

/** All signal names in the order of their numbers. */
export const SIGNAL_NAMES: readonly string[] = Object.keys(NUMBERS)

/** A signal's number; 0 for a name that is none. */
export const signalNumber = (name: string): number => NUMBERS[name] ?? 0

/** Reads a signal as people write it: 9, KILL, SIGKILL, in any case; undefined where it is none. 0 is `EXIT`. */
export function parseSignal(text: string): string | undefined {
  if (/^\d+$/.test(text)) {
    const number = Number(text)
    return number === 0 ? 'EXIT' : SIGNAL_NAMES.find((name) => NUMBERS[name] === number)
  }
  const name = text.toUpperCase().replace(/^SIG/, '')
  if (name === 'EXIT' || NUMBERS[name] !== undefined) return name
  return name === 'POLL' ? 'IO' : name === 'CLD' ? 'CHLD' : undefined
}

/** What a signal does to a process that has made no arrangement for it. */
export function defaultAction(name: string): 'terminate' | 'ignore' | 'stop' {
  if (IGNORED_BY_DEFAULT.has(name)) return 'ignore'
  return STOPPING.has(name) ? 'stop' : 'terminate'
}

/** The words for a process that a signal ended; undefined where shells say nothing (INT, PIPE). */
export const signalText = (name: string): string | undefined => TEXTS[name]
