import { byteLength, fromByteString, toByteString } from '../files/bytes.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { directSegment, directText, expandDirectWord } from './directExpansion.ts'
import { type Segment, splitFields } from './fields.ts'
import { arithmetic, isSimpleName, joined, lookup, type ParameterHost, parameterValue } from './parameters.ts'
import { pushMatches } from './pathnames.ts'
import { hasPattern, patternSource, patternToRegExp, quotePattern } from './pattern.ts'
import { ShellFailure, type ShellState } from './shellState.ts'
import { isDirect, isPlainParameter, type ParameterPart, type Script, type Word } from './syntax.ts'
import { asAssignment } from './tokens.ts'

/** What expansion asks of the shell. */
export interface ExpansionHost extends ParameterHost {
  /** Runs a command substitution; its output without the newlines at its end. */
  substitute(script: Script): Running<string>
}

/** How long a variable's value may become. */
const MAX_LENGTH = 4_000_000

/** Expands words to the arguments of a command: fields are split, and patterns matched against file names. */
export function* expandWords(host: ExpansionHost, words: readonly Word[]): Running<string[]> {
  const args: string[] = []
  for (const word of words) {
    if (isDirect(word)) {
      expandDirectWord(host, word, args)
      continue
    }
    const segments = yield* expandParts(host, word, 'splitting')
    const [only] = segments
    if (segments.length === 1 && only?.type === 'text' && only.quoted) args.push(only.text)
    else
      for (const field of splitFields(segments, host.state.variables.get('IFS'))) pushMatches(host.state, field, args)
    limitArguments(host.state, args)
  }
  return args
}

/** How many arguments a command may have, and how long they may be together. */
const MAX_ARGUMENTS = 50_000

function limitArguments(state: ShellState, args: readonly string[]): void {
  if (args.length > MAX_ARGUMENTS) {
    state.world.notModelled(`more than ${MAX_ARGUMENTS} arguments`)
    throw new ShellFailure(2, 'shell')
  }
  let length = 0
  for (const arg of args) length += arg.length
  if (length > MAX_LENGTH) tooLong(state)
}

/** Expands the words of a builtin that assigns: values after `name=` are neither split nor matched. */
export function* expandAssignments(host: ExpansionHost, words: readonly Word[]): Running<string[]> {
  const args: string[] = []
  for (const word of words) {
    const assignment = asAssignment(word)
    if (assignment === undefined) args.push(...(yield* expandWords(host, [word])))
    else args.push(`${assignment.name}=${yield* expandText(host, assignment.value)}`)
  }
  return args
}

/** Expands a word to one text, without splitting or matching: assignments, redirections, `case`. */
export function* expandText(host: ExpansionHost, word: Word): Running<string> {
  if (isDirect(word)) return directText(host, word)
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
  if (text.length > MAX_LENGTH) tooLong(state)
  return text
}

type Context = 'splitting' | 'whole'

function* expandParts(host: ExpansionHost, word: Word, context: Context): Running<Segment[]> {
  const segments: Segment[] = []
  for (const part of word.parts) {
    switch (part.type) {
      case 'text':
      case 'tilde':
        segments.push(directSegment(host, part))
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
        if (isPlainParameter(part)) segments.push(directSegment(host, part))
        else yield* expandParameter(host, part, context, segments)
    }
  }
  return segments
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
  if (part.operator === 'bad') host.failSyntax('bad substitution')
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
        if (!/^[A-Za-z_]/.test(part.name)) host.fail(`${part.name}: bad variable name`)
        if (!state.variables.set(part.name, text)) host.fail(`${part.name}: is read only`)
        push(text)
      } else push(value)
      return
    case '?':
      if (missing) {
        const text = part.word === undefined ? '' : yield* expandText(host, part.word)
        host.fail(
          `${part.name}: ${text === '' ? (part.colon ? 'parameter not set or null' : 'parameter not set') : text}`,
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
      push(String(byteLength(present)))
      return
    case '#':
    case '##':
    case '%':
    case '%%': {
      const pattern = part.word === undefined ? '' : yield* expandPattern(host, part.word)
      push(fromByteString(trim(toByteString(present), toByteString(pattern), part.operator)))
      return
    }
    case '/':
    case '//': {
      const pattern = part.word === undefined ? '' : yield* expandPattern(host, part.word)
      const replacement = part.second === undefined ? '' : yield* expandText(host, part.second)
      push(replace(present, pattern, replacement, part.operator))
      return
    }
    case 'slice': {
      const offset = Number(arithmetic(host, part.word === undefined ? '' : yield* expandText(host, part.word)))
      const length = part.second && Number(arithmetic(host, yield* expandText(host, part.second)))
      push(fromByteString(slice(toByteString(present), offset, length)))
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
  if (context === 'whole' || (part.quoted && part.name === '*')) {
    segments.push({ type: 'text', text: joined(state), quoted: part.quoted, split: !part.quoted })
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
  const matcher = new RegExp(patternSource(toByteString(pattern)), operator === '//' ? 'gs' : 's')
  const bytes = toByteString(replacement)
  return fromByteString(toByteString(value).replace(matcher, () => bytes))
}

/** `${name:offset:length}`. Models ash: an offset out of range gives nothing, a length out of range all that is left. */
function slice(value: string, offset: number, length: number | undefined): string {
  const start = offset < 0 ? value.length + offset : offset
  if (start < 0 || start >= value.length) return ''
  const left = value.length - start
  const wanted = length === undefined ? left : length < 0 ? left + length : length
  return value.slice(start, start + (wanted < 0 ? left : wanted))
}

function tooLong(state: ShellState): never {
  state.world.notModelled(`a text of more than ${MAX_LENGTH} characters`)
  throw new ShellFailure(2, 'shell')
}
