import { parseSignal, SIGNAL_NAMES, signalNumber } from '../../processes/signals.ts'
import type { Running } from '../../processes/virtualProcess.ts'
import { readKill, sendSignal, signalList } from '../../tools/killing.ts'
import type { Shell } from '../shell.ts'
import { singleQuote } from '../trace.ts'
import { type Builtin, builtinOptions, refuse } from './builtin.ts'
import { jobNamed } from './jobs.ts'

/** `kill`: as the tool, and for jobs (`%1`). */
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
      return yield* refuse(shell, request.message)
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
  if (target.startsWith('%')) {
    const job = yield* jobNamed(shell, target)
    for (const process of job.processes) if (signal !== 'EXIT') process.signal(signal)
    return 0
  }
  const sent = sendSignal(shell.state.process, signal, target)
  if (sent === 'sent') return 0
  return yield* refuse(
    shell,
    sent === 'missing' ? `can't kill pid ${target}: No such process` : `invalid number '${target}'`,
  )
}

/** `trap`: what to do on signals, and on leaving (EXIT). A signal that was ignored when the shell began stays ignored. */
export const trapBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const { rest: args } = yield* builtinOptions(shell, argv, '')
  if (args.length === 0) {
    const names = ['EXIT', ...SIGNAL_NAMES, 'ERR']
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
    const signal = text === 'ERR' ? text : parseSignal(text)
    if (signal === undefined) {
      yield* shell.complain(`${text}: invalid signal specification`)
      status = 1
      continue
    }
    state.trap(signal, action === '-' ? undefined : action)
  }
  return status
}
