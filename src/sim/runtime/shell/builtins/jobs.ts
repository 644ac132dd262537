import { signalNumber, signalText } from '../../processes/signals.ts'
import type { ExitStatus, Running } from '../../processes/virtualProcess.ts'
import type { Shell } from '../shell.ts'
import type { Job } from '../shellState.ts'
import { type Builtin, builtinOptions, giveUp } from './builtin.ts'

const lastOf = (job: Job): Job['processes'][number] | undefined => job.processes.at(-1)

/** Whether something of a job still runs. */
export const runs = (job: Job): boolean => job.processes.some((process) => process.status === undefined)

/** The job that `%1`, `%%` or `%-` names. */
export function* jobNamed(shell: Shell, text: string): Running<Job> {
  const { jobs } = shell.state
  const found = /^%[%+]?$/.test(text)
    ? jobs.at(-1)
    : text === '%-'
      ? jobs.at(-2)
      : jobs.find((job) => String(job.number) === text.slice(1))
  return found ?? (yield* giveUp(shell, `${text}: no such job`))
}

/** `wait`: for all jobs, for the next one (-n), or for those named. A trapped signal ends it with 128 + n at once. Models ash's waitcmd. */
export const waitBuiltin: Builtin = function* (shell, argv) {
  const { letters, rest } = yield* builtinOptions(shell, argv, 'n')
  if (rest.length === 0) return yield* letters.includes('n') ? waitForNext(shell) : waitForAll(shell)
  let status = 127
  for (const arg of rest) {
    if (!/^%|^\d+$/.test(arg)) return yield* giveUp(shell, `Illegal number: ${arg}`)
    const job = arg.startsWith('%')
      ? yield* jobNamed(shell, arg)
      : shell.state.jobs.find((each) => String(lastOf(each)?.pid) === arg)
    if (job === undefined) {
      status = 127
      continue
    }
    const ended = yield* waitForJob(shell, job)
    if (ended === 'interrupted') return interruption(shell)
    status = ended.code
  }
  return status
}

const interruption = (shell: Shell): number => 128 + signalNumber(shell.state.pendingSignals[0] ?? '')

function* waitForAll(shell: Shell): Running<number> {
  const { state } = shell
  for (;;) {
    if (state.pendingSignals.length > 0) return interruption(shell)
    if (!state.jobs.some(runs)) break
    yield state.process.childEnded
  }
  for (const job of state.jobs) {
    job.noticed = true
    job.waited = true
  }
  return 0
}

function* waitForNext(shell: Shell): Running<number> {
  const { state } = shell
  const running = state.jobs.filter(runs)
  if (running.length === 0) return state.jobs.some((job) => !job.waited) ? markAllWaited(shell) : 127
  for (;;) {
    if (state.pendingSignals.length > 0) return interruption(shell)
    const ended = running.find((job) => !runs(job))
    if (ended !== undefined) {
      ended.noticed = true
      ended.waited = true
      return lastOf(ended)?.status?.code ?? 0
    }
    yield state.process.childEnded
  }
}

function markAllWaited(shell: Shell): number {
  for (const job of shell.state.jobs) job.waited = true
  return 0
}

function* waitForJob(shell: Shell, job: Job): Running<ExitStatus | 'interrupted'> {
  const { state } = shell
  while (runs(job)) {
    if (state.pendingSignals.length > 0) return 'interrupted'
    yield state.process.childEnded
  }
  const ended = lastOf(job)?.status ?? { code: 0 }
  const words = ended.signal === undefined ? undefined : signalText(ended.signal)
  if (words !== undefined && !job.noticed) yield* shell.print(2, `${words}\n`)
  job.waited = true
  // what ends while the shell waits for another is found then
  for (const each of state.jobs) if (!runs(each)) each.noticed = true
  return ended
}

/** How wide the column of a job's state is. */
const STATE_WIDTH = 33

/** `jobs`: prints what runs in the background, and once what has ended. */
export const jobsBuiltin: Builtin = function* (shell, argv) {
  const { letters, rest } = yield* builtinOptions(shell, argv, 'lp')
  const { state } = shell
  const shown: Job[] = []
  for (const arg of rest) shown.push(yield* jobNamed(shell, arg))
  for (const job of rest.length === 0 ? [...state.jobs].reverse() : shown) {
    const [first, ...others] = job.processes
    if (letters.includes('p')) {
      yield* shell.print(1, `${first?.pid}\n`)
      continue
    }
    const rank = job === state.jobs.at(-1) ? '+' : job === state.jobs.at(-2) ? '-' : ' '
    const pid = letters.includes('l') ? `${first?.pid} ` : ''
    const line = `[${job.number}]${rank}  ${pid}${stateOf(job)}`.padEnd(STATE_WIDTH)
    const rest = others.map(({ pid: other }) =>
      [pid === '' ? ' ' : `\n      ${other}`.padEnd(STATE_WIDTH), '| '].join(''),
    )
    yield* shell.print(1, `${line}${rest.join('')}\n`)
    if (!runs(job)) state.jobs = state.jobs.filter((each) => each !== job)
  }
  return 0
}

function stateOf(job: Job): string {
  if (runs(job)) return 'Running'
  const { code, signal } = lastOf(job)?.status ?? { code: 0, signal: undefined }
  if (signal !== undefined) return signalText(signal) ?? signal
  return code === 0 ? 'Done' : `Done(${code})`
}

/** `fg` and `bg`: there is no job control in a script. */
export const foregroundBuiltin: Builtin = function* (shell, argv) {
  const [name] = argv.slice(1)
  if (name !== undefined) yield* jobNamed(shell, name)
  return yield* giveUp(shell, `job ${name ?? '(null)'} not created under job control`)
}
