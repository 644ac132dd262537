import { parseSignal, SIGNAL_NAMES, signalNumber } from '../processes/signals.ts'
import type { VirtualProcess } from '../processes/virtualProcess.ts'

/** What a `kill` command line asks for. */
export type KillRequest =
  | { readonly kind: 'list'; readonly names: readonly string[] }
  | { readonly kind: 'send'; readonly signal: string; readonly targets: readonly string[] }
  | { readonly kind: 'wrong'; readonly message: string }

/** Reads the arguments of `kill`. Signal 0 is named EXIT. */
export function readKill(args: readonly string[]): KillRequest {
  const first = args[0]
  if (first === '-l') return { kind: 'list', names: args.slice(1) }
  let signal: string | undefined = 'TERM'
  let targets = args
  if (first?.startsWith('-') && first !== '--') {
    const named = first === '-s' && args.length > 1
    const text = named ? (args[1] ?? '') : first.slice(1)
    targets = args.slice(named ? 2 : 1)
    signal = parseSignal(text)
    if (signal === undefined) return { kind: 'wrong', message: `bad signal name '${text}'` }
  }
  if (targets[0] === '--') targets = targets.slice(1)
  if (targets.length === 0) return { kind: 'wrong', message: 'you need to specify whom to kill' }
  return { kind: 'send', signal, targets }
}

/** Sends a signal to processes by number; negative numbers and 0 mean all of the container. Says whom it could not reach. */
export function sendSignal(sender: VirtualProcess, signal: string, target: string): 'sent' | 'missing' | 'no number' {
  if (!/^-?\d+$/.test(target)) return 'no number'
  const number = Number(target)
  const { table } = sender
  if (number <= 0) {
    for (const process of table.living())
      if (process.pid !== 1 || number !== -1) if (signal !== 'EXIT') process.signal(signal)
    return 'sent'
  }
  const process = table.get(number)
  if (process === undefined) return 'missing'
  if (signal !== 'EXIT') process.signal(signal)
  return 'sent'
}

/** The lines of `kill -l`. */
export function signalList(): string {
  return SIGNAL_NAMES.map((name) => `${String(signalNumber(name)).padStart(2)}) ${name}\n`).join('')
}

/** What `kill -l NAME` prints: a number for a name, a name for a number or for the exit code of what it ended; undefined where it is none. */
export function signalOf(text: string): string | undefined {
  if (/^\d+$/.test(text)) {
    const number = Number(text) % 128
    return number === 0 ? 'EXIT' : (SIGNAL_NAMES.find((name) => signalNumber(name) === number) ?? String(number))
  }
  const name = parseSignal(text)
  return name === undefined ? undefined : String(signalNumber(name))
}
