import { type FileNode, namesIn } from '../files/fileNode.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { eachLine, type Input, openInput, wholeOf } from './input.ts'
import { PatternError, posixRegExp } from './posixRegExp.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** The paths of regular files below a path, in order. */
function filesBelow(call: ToolCall, path: string): string[] {
  const visit = (at: string, node: FileNode | undefined): string[] =>
    node?.kind === 'directory'
      ? namesIn(node).flatMap((n) => visit(`${at.replace(/\/$/, '')}/${n}`, node.entries.get(n)))
      : [at]
  return visit(path, call.world.files.lookup(call.path(path)))
}

/** What a call of grep looks for, and how it shows what it finds. */
interface Search {
  readonly call: ToolCall
  readonly flags: ReadonlySet<string>
  readonly matcher: RegExp
  readonly named: boolean
  readonly most: number
  readonly before: number
  readonly after: number
  /** Whether something was printed that `--` would divide from what comes. */
  printed: boolean
}

/** `grep`, `egrep` and `fgrep`. Models busybox findutils/grep.c. */
export const grepTool: Tool = waiting(function* (call) {
  const expressions: string[] = []
  const files: string[] = []
  const read = options(call.args, 'lnqvscFiHhe:f:LorRm:wxEzA:B:C:', { color: 'k' }, (letter, value) => {
    if (letter === 'e') expressions.push(...value.split('\n'))
    if (letter === 'f') files.push(value)
  })
  const { flags, values } = read
  if (read.error !== undefined) return usage(call, read.error)
  for (const file of files) {
    const input = yield* openInput(call, file)
    if (input === undefined) return 2
    expressions.push(...(yield* wholeOf(call, input)).replace(/\n$/, '').split('\n'))
  }
  const rest = [...read.rest]
  if (expressions.length === 0 && files.length === 0) {
    const first = rest.shift()
    if (first === undefined) return usage(call)
    expressions.push(...first.split('\n'))
  }
  const recursive = flags.has('r') || flags.has('R')
  const names = recursive ? rest.flatMap((name) => filesBelow(call, name)) : rest
  let matcher: RegExp
  try {
    matcher = compile(call, expressions, flags)
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    call.complain(`bad regex '${error.pattern}'`)
    return 2
  }
  const number = (letter: string): number | undefined => (values.has(letter) ? Number(values.get(letter)) : undefined)
  const search: Search = {
    call,
    flags,
    matcher,
    named:
      flags.has('H') ||
      (!flags.has('h') && (rest.length > 1 || (recursive && rest.some((name) => call.isDirectory(name))))),
    most: number('m') ?? Number.POSITIVE_INFINITY,
    before: number('B') ?? number('C') ?? 0,
    after: number('A') ?? number('C') ?? 0,
    printed: false,
  }
  let [found, failed] = [false, false]
  for (const name of names.length === 0 ? ['-'] : names) {
    const input = call.isDirectory(name) ? undefined : yield* openToSearch(search, name)
    if (input === undefined) {
      failed ||= name !== '-' && !call.isDirectory(name)
      continue
    }
    const count = yield* searchIn(search, input)
    if (count > 0 && flags.has('q')) return 0
    found ||= flags.has('L') ? count === 0 : count > 0
  }
  return failed ? 2 : found ? 0 : 1
})

function* openToSearch({ call, flags }: Search, name: string): Running<Input | undefined> {
  const looked = name === '-' ? undefined : call.world.files.find(call.path(name))
  if (flags.has('s') && looked !== undefined && (!looked.ok || looked.value.node === undefined)) return undefined
  if (looked?.ok === false) {
    call.complain(`${name}: ${fileErrorText(looked.error)}`)
    return undefined
  }
  return yield* openInput(call, name)
}

/** Searches one input; gives how many lines were selected. */
function* searchIn(search: Search, input: Input): Running<number> {
  const { call, flags, matcher, most, before, after } = search
  const shownName = input.name === '-' ? '(standard input)' : input.name
  const silent = ['q', 'c', 'l', 'L'].some((letter) => flags.has(letter))
  let [number, count, trailing, lastPrinted] = [0, 0, 0, 0]
  const held: { readonly number: number; readonly line: string }[] = []
  const print = (at: number, line: string, mark: ':' | '-'): void => {
    if ((before > 0 || after > 0) && search.printed && at > lastPrinted + 1) call.out('--\n')
    search.printed = true
    lastPrinted = at
    call.out(
      `${search.named ? shownName + mark : ''}${flags.has('n') ? `${at}${mark}` : ''}${line}${flags.has('z') ? '\0' : '\n'}`,
    )
  }
  const take = (line: string): 'more' | 'stop' => {
    number++
    matcher.lastIndex = 0
    if (matcher.test(line) === flags.has('v')) {
      if (silent) return 'more'
      if (trailing > 0) {
        trailing--
        print(number, line, '-')
      } else if (before > 0) {
        held.push({ number, line })
        if (held.length > before) held.shift()
      }
      return 'more'
    }
    count++
    if (flags.has('q') || flags.has('l') || flags.has('L')) return 'stop'
    if (!silent) {
      for (const earlier of held.splice(0)) print(earlier.number, earlier.line, '-')
      if (flags.has('o')) {
        if (!flags.has('v'))
          for (const [match] of line.matchAll(new RegExp(matcher.source, `${matcher.flags}g`)))
            if (match !== '') print(number, match, ':')
      } else print(number, line, ':')
      trailing = after
    }
    return count >= most ? 'stop' : 'more'
  }
  if (flags.has('z')) {
    const pieces = (yield* wholeOf(call, input)).split('\0')
    if (pieces.at(-1) === '') pieces.pop()
    for (const piece of pieces) if (take(piece) === 'stop') break
  } else yield* eachLine(call, [input], take)
  if (flags.has('q')) return count
  if (flags.has('c')) call.out(`${search.named ? `${shownName}:` : ''}${count}\n`)
  else if ((flags.has('l') && count > 0) || (flags.has('L') && count === 0)) call.out(`${shownName}\n`)
  return count
}

function compile(call: ToolCall, expressions: readonly string[], flags: ReadonlySet<string>): RegExp {
  const fixed = flags.has('F') || call.name === 'fgrep'
  const kind = flags.has('E') || call.name === 'egrep' ? 'extended' : 'basic'
  const alternatives = expressions.map((line) => {
    const source = fixed ? line.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&') : posixRegExp(line, kind, '').source
    if (flags.has('x')) return `^(?:${source})$`
    return flags.has('w') ? `(?<!\\w)(?:${source})(?!\\w)` : source
  })
  const source = alternatives.length === 1 ? (alternatives[0] as string) : alternatives.map((a) => `(?:${a})`).join('|')
  return new RegExp(source === '(?:)' ? '' : source, flags.has('i') ? 'i' : '')
}
