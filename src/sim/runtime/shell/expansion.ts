import { directory, namesIn } from '../files/fileNode.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { ArithmeticError, evaluateArithmetic } from './arithmetic.ts'
import { type Field, type Segment, splitFields } from './fields.ts'
import { hasPattern, patternSource, patternToRegExp, quotePattern } from './pattern.ts'
import { ShellFailure, type ShellState } from './shellState.ts'
import type { ParameterPart, Script, Word } from './syntax.ts'

/** What expansion asks of the shell. */
export interface ExpansionHost {
  readonly state: ShellState
  /** Runs a command substitution; its output without the newlines at its end. */
  substitute(script: Script): Running<string>
  /** Prints a message as the shell does, and leaves. */
  fail(message: string): never
}

/** How long a variable's value may become. */
const MAX_LENGTH = 4_000_000

/** Expands words to the arguments of a command: fields are split, and patterns matched against file names. */
export function* expandWords(host: ExpansionHost, words: readonly Word[]): Running<string[]> {
  const args: string[] = []
  for (const word of words) {
    if (word.plain !== undefined) {
      args.push(word.plain)
      continue
    }
    const segments = yield* expandParts(host, word, 'splitting')
    const [only] = segments
    if (segments.length === 1 && only?.type === 'text' && only.quoted) args.push(only.text)
    else
      for (const field of splitFields(segments, host.state.variables.get('IFS'))) pushMatches(host.state, field, args)
  }
  return args
}

/** Expands a word to one text, without splitting or matching: assignments, redirections, `case`. */
export function* expandText(host: ExpansionHost, word: Word): Running<string> {
  if (word.plain !== undefined) return word.plain
  return join(yield* expandParts(host, word, 'whole'), host.state)
}

/** Expands a word to a pattern: quoted characters stand for themselves. */
export function* expandPattern(host: ExpansionHost, word: Word): Running<string> {
  let pattern = ''
  for (const segment of yield* expandParts(host, word, 'whole')) {
    if (segment.type === 'text') pattern += segment.quoted ? quotePattern(segment.text) : segment.text
  }
  return pattern
}

function join(segments: readonly Segment[], state: ShellState): string {
  let text = ''
  for (const segment of segments)
    text += segment.type === 'text' ? segment.text : (state.variables.get('IFS') ?? ' ').slice(0, 1)
  return text
}

type Context = 'splitting' | 'whole'

function* expandParts(host: ExpansionHost, word: Word, context: Context): Running<Segment[]> {
  const segments: Segment[] = []
  const { state } = host
  for (const part of word.parts) {
    switch (part.type) {
      case 'text':
        segments.push({ type: 'text', text: part.text, quoted: part.quoted, split: false })
        break
      case 'tilde':
        segments.push({ type: 'text', text: home(state, part.user), quoted: true, split: false })
        break
      case 'substitution': {
        const text = yield* host.substitute(part.script)
        segments.push({ type: 'text', text, quoted: part.quoted, split: !part.quoted })
        break
      }
      case 'arithmetic': {
        const expression = yield* expandText(host, part.expression)
        const text = String(arithmetic(host, expression))
        segments.push({ type: 'text', text, quoted: part.quoted, split: !part.quoted })
        break
      }
      case 'parameter':
        if (part.operator === '' && isSimpleName(part.name)) {
          segments.push({
            type: 'text',
            text: parameterValue(host, part.name) ?? '',
            quoted: part.quoted,
            split: !part.quoted,
          })
        } else yield* expandParameter(host, part, context, segments)
    }
  }
  return segments
}

const isSimpleName = (name: string): boolean => name !== '@' && name !== '*'

/** Evaluates an arithmetic expression in a shell's variables. */
export function arithmetic(host: ExpansionHost, expression: string): number {
  const { state } = host
  try {
    return evaluateArithmetic(expression, {
      get: (name) => {
        const value = state.variables.get(name)
        if (value === undefined && state.options.has('u')) host.fail(`${name}: parameter not set`)
        return value
      },
      set: (name, value) => {
        if (!state.variables.set(name, value)) host.fail(`${name}: is read only`)
      },
    })
  } catch (error) {
    if (error instanceof ArithmeticError) return host.fail(error.message)
    throw error
  }
}

function home(state: ShellState, user: string): string {
  if (user === '') return state.variables.get('HOME') ?? '~'
  const passwd = state.world.files.readFile('/etc/passwd') ?? ''
  for (const line of passwd.split('\n')) {
    const fields = line.split(':')
    if (fields[0] === user) return fields[5] ?? ''
  }
  return `~${user}`
}

/** A parameter's value; undefined where it is unset. `set -u` makes that an error. */
function parameterValue(host: ExpansionHost, name: string): string | undefined {
  const value = lookup(host.state, name)
  if (value === undefined && host.state.options.has('u')) host.fail(`${name}: parameter not set`)
  return value
}

function lookup(state: ShellState, name: string): string | undefined {
  const c = name.charCodeAt(0)
  if ((c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95) return state.variables.get(name)
  switch (name) {
    case '?':
      return String(state.status)
    case '$':
      return String(state.pid)
    case '!':
      return state.lastBackground === undefined ? '' : String(state.lastBackground)
    case '#':
      return String(state.positional.length)
    case '-':
      return [...state.options].filter((o) => o.length === 1).join('')
    case '0':
      return state.name
    case '*':
    case '@':
      return state.positional.length === 0 ? undefined : state.positional.join(' ')
    default:
      return state.positional[Number(name) - 1]
  }
}

function* expandParameter(
  host: ExpansionHost,
  part: ParameterPart,
  context: Context,
  segments: Segment[],
): Running<void> {
  const { state } = host
  const push = (text: string): void => {
    segments.push({ type: 'text', text, quoted: part.quoted, split: !part.quoted })
  }
  if (part.operator === 'bad') host.fail('bad substitution')
  if (!isSimpleName(part.name) && part.operator === '') {
    pushAll(state, part, context, segments)
    return
  }
  const value = lookup(state, part.name)
  const missing = value === undefined || (part.colon && value === '')
  switch (part.operator) {
    case '-':
    case '+':
      if (missing === (part.operator === '-')) {
        if (part.word !== undefined) segments.push(...(yield* inner(host, part, context)))
        else push('')
      } else if (part.operator === '-') {
        if (isSimpleName(part.name)) push(value ?? '')
        else pushAll(state, part, context, segments)
      } else push('')
      return
    case '=':
      if (missing) {
        const text = part.word === undefined ? '' : yield* expandText(host, part.word)
        if (!state.variables.set(part.name, text)) host.fail(`${part.name}: is read only`)
        push(text)
      } else push(value)
      return
    case '?':
      if (missing) {
        const text = part.word === undefined ? '' : yield* expandText(host, part.word)
        host.fail(
          `${part.name}: ${text === '' ? (part.colon ? 'parameter null or not set' : 'parameter not set') : text}`,
        )
      }
      push(value)
      return
    default:
      break
  }
  const present = value ?? parameterValue(host, part.name) ?? ''
  switch (part.operator) {
    case 'length':
      push(String(isSimpleName(part.name) ? present.length : state.positional.length))
      return
    case '#':
    case '##':
    case '%':
    case '%%':
      push(trim(present, part.word === undefined ? '' : yield* expandPattern(host, part.word), part.operator))
      return
    case '/':
    case '//': {
      const pattern = part.word === undefined ? '' : yield* expandPattern(host, part.word)
      const replacement = part.second === undefined ? '' : yield* expandText(host, part.second)
      push(replace(present, pattern, replacement, part.operator))
      return
    }
    case 'slice': {
      const offset = arithmetic(host, part.word === undefined ? '' : yield* expandText(host, part.word))
      const length = part.second === undefined ? undefined : arithmetic(host, yield* expandText(host, part.second))
      const start = offset < 0 ? Math.max(present.length + offset, 0) : offset
      const end = length === undefined ? present.length : length < 0 ? present.length + length : start + length
      push(present.slice(start, Math.max(start, end)))
      return
    }
    case '':
      push(present)
  }
}

/** The word of `${name-word}`: quoted where the whole is, else with its own quoting, and split. */
function* inner(host: ExpansionHost, part: ParameterPart, context: Context): Running<Segment[]> {
  if (part.word === undefined) return []
  const segments = yield* expandParts(host, part.word, context)
  if (part.quoted) {
    return segments.length === 0
      ? [{ type: 'text', text: '', quoted: true, split: false }]
      : segments.map((s) => (s.type === 'text' ? { ...s, quoted: true, split: false } : s))
  }
  return segments.map((s) => (s.type === 'text' && !s.quoted ? { ...s, split: true } : s))
}

function pushAll(state: ShellState, part: ParameterPart, context: Context, segments: Segment[]): void {
  const { positional } = state
  const ifs = state.variables.get('IFS')
  if (part.quoted && (part.name === '*' || context === 'whole')) {
    const separator = part.name === '*' ? (ifs ?? ' ').slice(0, 1) : ' '
    segments.push({ type: 'text', text: positional.join(separator), quoted: true, split: false })
    return
  }
  if (context === 'whole') {
    segments.push({ type: 'text', text: positional.join(' '), quoted: false, split: true })
    return
  }
  positional.forEach((text, i) => {
    if (i > 0) segments.push({ type: 'end' })
    segments.push({ type: 'text', text, quoted: part.quoted, split: !part.quoted })
  })
}

function trim(value: string, pattern: string, operator: '#' | '##' | '%' | '%%'): string {
  if (!hasPattern(pattern)) {
    const text = pattern.replace(/\\(.)/g, '$1')
    if (operator.startsWith('#')) return value.startsWith(text) ? value.slice(text.length) : value
    return value.endsWith(text) ? value.slice(0, value.length - text.length) : value
  }
  switch (operator) {
    case '#':
      return value.replace(new RegExp(`^${patternSource(pattern, 'shortest')}`, 's'), '')
    case '##':
      return value.replace(new RegExp(`^${patternSource(pattern)}`, 's'), '')
    case '%': {
      const matcher = patternToRegExp(pattern)
      for (let at = value.length; at >= 0; at--) if (matcher.test(value.slice(at))) return value.slice(0, at)
      return value
    }
    case '%%': {
      const matcher = patternToRegExp(pattern)
      for (let at = 0; at <= value.length; at++) if (matcher.test(value.slice(at))) return value.slice(0, at)
      return value
    }
  }
}

function replace(value: string, pattern: string, replacement: string, operator: '/' | '//'): string {
  if (pattern === '') return value
  if (pattern.startsWith('#'))
    return value.replace(new RegExp(`^${patternSource(pattern.slice(1))}`, 's'), () => replacement)
  if (pattern.startsWith('%'))
    return value.replace(new RegExp(`${patternSource(pattern.slice(1))}$`, 's'), () => replacement)
  const source = new RegExp(patternSource(pattern), operator === '//' ? 'gs' : 's')
  const replaced = value.replace(source, () => replacement)
  if (replaced.length > MAX_LENGTH) throw new ShellFailure(2)
  return replaced
}

function pushMatches(state: ShellState, field: Field, args: string[]): void {
  if (field.pattern === undefined || state.options.has('f')) {
    args.push(field.text)
    return
  }
  const matches = matchFiles(state, field.pattern)
  if (matches.length === 0) args.push(field.text)
  else args.push(...matches)
}

/** The paths that a pattern stands for, in byte order. Names with a leading dot must be asked for. */
function matchFiles(state: ShellState, pattern: string): string[] {
  const absolute = pattern.startsWith('/')
  let found = [absolute ? '/' : '']
  const components = pattern.split('/').filter((c, i, all) => c !== '' || (i === all.length - 1 && i > 0))
  components.forEach((component, i) => {
    const last = i === components.length - 1
    const next: string[] = []
    for (const base of found) {
      if (!hasPattern(component)) {
        const path = base + component.replace(/\\(.)/g, '$1')
        if (state.world.files.exists(absolute ? path : `${state.workingDir}/${path}`))
          next.push(last ? path : `${path}/`)
        continue
      }
      const matcher = patternToRegExp(component)
      const node = state.world.files.lookup(absolute ? base : `${state.workingDir}/${base}`)
      for (const name of namesIn(node?.kind === 'directory' ? node : directory())) {
        if (!matcher.test(name) || (name.startsWith('.') && !component.startsWith('.'))) continue
        const path = base + name
        const kind = state.world.files.lookup(absolute ? path : `${state.workingDir}/${path}`)?.kind
        if (last) next.push(path)
        else if (kind === 'directory') next.push(`${path}/`)
      }
    }
    found = next
  })
  return found
}
