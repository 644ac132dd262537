import { type Builtin, giveUp } from './builtin.ts'

/** What a step of `getopts` found: an option, `?` for an unknown one, `:` for a missing value. */
interface Step {
  readonly letter: string
  /** The value of OPTARG; undefined: it is unset. */
  readonly value: string | undefined
  /** The argument to go on with, from 1, and the letter within it; 0: at its beginning. */
  readonly next: number
  readonly at: number
  readonly complaint?: string
}

/** `getopts`. Models ash's getopts; OPTERR=0 silences it, as in bash. */
export const getoptsBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const [, spec, name] = argv
  if (spec === undefined || name === undefined) return yield* giveUp(shell, 'usage: getopts optstring var [arg]')
  const args = argv.length > 3 ? argv.slice(3) : state.positional
  const given = Number(state.variables.get('OPTIND') ?? '1') || 1
  const known = given === state.optionIndex.next ? state.optionIndex : { next: given, letter: 0 }
  const begin = known.next > args.length + 1 ? { next: 1, letter: 0 } : known
  const silent = spec.startsWith(':') || state.variables.get('OPTERR') === '0'
  const step = nextOption(spec, args, begin, silent ? 'silent' : 'speaking')
  if (step.complaint !== undefined) yield* shell.print(2, `${step.complaint}\n`)
  if (step.value === undefined) state.variables.unset('OPTARG')
  else shell.assign('OPTARG', step.value)
  shell.assign('OPTIND', String(step.next))
  state.optionIndex = { next: step.next, letter: step.at }
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return yield* giveUp(shell, `${name}: bad variable name`)
  shell.assign(name, step.letter === '' ? '?' : step.letter)
  return step.letter === '' ? 1 : 0
}

/** The next option; an empty letter at the end. */
function nextOption(
  spec: string,
  args: readonly string[],
  begin: { readonly next: number; readonly letter: number },
  manner: 'silent' | 'speaking',
): Step {
  let { next, letter: at } = begin
  let text = args[next - 2] ?? ''
  if (at === 0 || at >= text.length) {
    text = args[next - 1] ?? ''
    if (!text.startsWith('-') || text === '-') return { letter: '', value: undefined, next, at: 0 }
    next++
    if (text === '--') return { letter: '', value: undefined, next, at: 0 }
    at = 1
  }
  const letter = text[at++] as string
  const place = { next, at: at < text.length ? at : 0 }
  const known = letter === ':' ? -1 : spec.indexOf(letter)
  if (known < 0) {
    if (manner === 'silent') return { letter: '?', value: letter, ...place }
    return { letter: '?', value: undefined, ...place, complaint: `Illegal option -${letter}` }
  }
  if (spec[known + 1] !== ':') return { letter, value: '', ...place }
  if (at < text.length) return { letter, value: text.slice(at), next, at: 0 }
  const value = args[next - 1]
  if (value !== undefined) return { letter, value, next: next + 1, at: 0 }
  if (manner === 'silent') return { letter: ':', value: letter, ...place }
  return { letter: '?', value: undefined, ...place, complaint: `No arg for -${letter} option` }
}
