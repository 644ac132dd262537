import { parseSignal, SIGNAL_NAMES, signalNumber, signalText } from '../../processes/signals.ts'
import type { Running } from '../../processes/virtualProcess.ts'
import { readKill, sendSignal, signalList } from '../../tools/killing.ts'
import type { Shell } from '../shell.ts'
import type { Job } from '../shellState.ts'
import { singleQuote } from '../trace.ts'
import { type Builtin, complain, giveUp } from './builtin.ts'

const alive = (job: Job): boolean => job.process.status === undefined

/** The job that `%1`, `%%` or a process number names. */
function jobOf(shell: Shell, text: string): Job | undefined {
  const { jobs } = shell.state
  if (/^%(%|\+)?$/.test(text)) return jobs.at(-1)
  if (text.startsWith('%')) return jobs[Number(text.slice(1)) - 1]
  return jobs.find((job) => String(job.process.pid) === text)
}

/** `wait`: for all jobs, or for those named. A trapped signal ends it with 128 + n at once. */
export const waitBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const interrupted = (): number => 128 + signalNumber(state.pendingSignals[0] ?? '')
  if (argv.length === 1) {
    for (;;) {
      if (state.pendingSignals.length > 0) return interrupted()
      state.jobs = state.jobs.filter(alive)
      if (state.jobs.length === 0) return 0
      yield state.process.childEnded
    }
  }
  let status = 0
  for (const arg of argv.slice(1)) {
    if (!/^%|^\d+$/.test(arg)) return yield* giveUp(shell, argv, `Illegal number: ${arg}`)
    const job = jobOf(shell, arg)
    if (job === undefined) {
      status = 127
      continue
    }
    while (alive(job)) {
      if (state.pendingSignals.length > 0) return interrupted()
      yield state.process.childEnded
    }
    const last = job.process.status
    status = last?.code ?? 0
    const words = last?.signal === undefined ? undefined : signalText(last.signal)
    if (words !== undefined && !job.noticed) yield* shell.print(2, `${words}\n`)
    state.jobs = state.jobs.filter((j) => j !== job)
  }
  return status
}

export const jobsBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  for (const [i, job] of state.jobs.entries()) {
    if (!alive(job)) continue
    const { pid } = job.process
    if (argv[1] === '-p') yield* shell.print(1, `${pid}\n`)
    else yield* shell.print(1, `[${i + 1}]${i === state.jobs.length - 1 ? '+' : ' '}  Running\n`)
  }
  return 0
}

export const killBuiltin: Builtin = function* (shell, argv) {
  const request = readKill(argv.slice(1))
  switch (request.kind) {
    case 'list': {
      const lines = request.names.map((n) => {
        const number = Number(n)
        return /^\d+$/.test(n)
          ? (parseSignal(String(number > 128 ? number - 128 : number)) ?? n)
          : String(signalNumber(parseSignal(n) ?? ''))
      })
      yield* shell.print(1, request.names.length === 0 ? signalList() : `${lines.join('\n')}\n`)
      return 0
    }
    case 'wrong':
      yield* shell.complain(request.message)
      return 1
    case 'send': {
      let status = 0
      for (const target of request.targets) status = (yield* killOne(shell, request.signal, target)) || status
      const { process } = shell.state
      if (process.fatal !== undefined) yield 0
      return status
    }
  }
}

function* killOne(shell: Shell, signal: string, target: string): Running<number> {
  const { process } = shell.state
  if (target.startsWith('%')) {
    const job = jobOf(shell, target)
    if (job === undefined) {
      yield* complain(shell, ['kill'], `${target}: no such job`)
      return 1
    }
    if (signal !== 'EXIT') job.process.signal(signal)
    return 0
  }
  const sent = sendSignal(process, signal, target)
  if (sent === 'sent') return 0
  yield* shell.complain(sent === 'missing' ? `can't kill pid ${target}: No such process` : `invalid number '${target}'`)
  return 1
}

/** `trap`: what to do on signals, and on leaving (EXIT). A signal that was ignored when the shell began stays ignored. */
export const trapBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const args = argv[1] === '--' ? argv.slice(2) : argv.slice(1)
  if (args.length === 0) {
    const names = ['EXIT', ...SIGNAL_NAMES]
    for (const name of names) {
      const action = state.traps.get(name)
      if (action !== undefined) yield* shell.print(1, `trap -- ${singleQuote(action)} ${name}\n`)
    }
    return 0
  }
  const resets = args.length === 1 || /^\d+$/.test(args[0] ?? '')
  const action = resets ? '-' : (args[0] as string)
  let status = 0
  for (const text of resets ? args : args.slice(1)) {
    const signal = parseSignal(text)
    if (signal === undefined) {
      yield* complain(shell, argv, `${text}: invalid signal specification`)
      status = 1
      continue
    }
    if (action === '-') state.traps.delete(signal)
    else state.traps.set(signal, action)
    if (signal === 'EXIT' || state.hardIgnored.has(signal)) continue
    const { dispositions } = state.process
    if (action === '-') dispositions.delete(signal)
    else if (action === '') dispositions.set(signal, 'ignore')
    else
      dispositions.set(signal, (came) => {
        if (!state.pendingSignals.includes(came)) state.pendingSignals.push(came)
      })
  }
  return status
}
