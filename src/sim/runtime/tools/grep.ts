import { type FileNode, namesIn } from '../files/fileNode.ts'
import { eachLine } from './input.ts'
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

/** `grep`, `egrep` and `fgrep`. */
export const grepTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'inqvscFEolLwxhHrRme:f:A:B:C:m:z', {
    'ignore-case': 'i',
    'invert-match': 'v',
    quiet: 'q',
    silent: 'q',
    count: 'c',
    'only-matching': 'o',
    'extended-regexp': 'E',
    'fixed-strings': 'F',
    'line-number': 'n',
    recursive: 'r',
    'line-regexp': 'x',
    'word-regexp': 'w',
  })
  if (read.error !== undefined) return usage(call, read.error)
  const { flags, values } = read
  const expression = values.get('e') ?? read.rest[0]
  if (expression === undefined) return usage(call)
  let names = values.has('e') ? read.rest : read.rest.slice(1)
  const recursive = flags.has('r') || flags.has('R')
  if (recursive) names = (names.length === 0 ? ['.'] : names).flatMap((name) => filesBelow(call, name))
  let matcher: RegExp
  try {
    matcher = compile(call, expression, flags)
  } catch (error) {
    if (!(error instanceof PatternError)) throw error
    call.complain(`bad regex '${expression}': ${error.message}`)
    return 2
  }
  const named = !flags.has('h') && (names.length > 1 || recursive || flags.has('H'))
  const most = Number(values.get('m') ?? Number.POSITIVE_INFINITY)
  const after = Number(values.get('A') ?? values.get('C') ?? 0)
  const before = Number(values.get('B') ?? values.get('C') ?? 0)
  const counts = new Map<string, number>()
  let found = 0
  let number = 0
  let trailing = 0
  let held: string[] = []
  let current = ''
  const missing: string[] = []
  const given = names.length === 0 ? ['-'] : names
  for (const name of given) counts.set(name, 0)
  const good = yield* eachLine(call, names, (line, input) => {
    if (input.name !== current) {
      current = input.name
      number = 0
      trailing = 0
      held = []
    }
    number++
    matcher.lastIndex = 0
    const matches = matcher.test(line) !== flags.has('v')
    const prefix = (mark: string): string =>
      (named ? `${input.name === '-' ? '(standard input)' : input.name}${mark}` : '') +
      (flags.has('n') ? `${number}${mark}` : '')
    if (!matches) {
      if (trailing > 0) {
        trailing--
        call.out(`${prefix('-')}${line}\n`)
      } else if (before > 0) {
        held.push(`${prefix('-')}${line}\n`)
        if (held.length > before) held.shift()
      }
      return 'more'
    }
    found++
    const count = (counts.get(input.name) ?? 0) + 1
    counts.set(input.name, count)
    if (flags.has('q')) return 'stop'
    if (flags.has('l') || flags.has('L')) return 'next file'
    if (!flags.has('c')) {
      for (const earlier of held) call.out(earlier)
      held = []
      if (flags.has('o') && !flags.has('v')) {
        for (const match of line.matchAll(new RegExp(matcher.source, `${matcher.flags.replace('g', '')}g`))) {
          if (match[0] !== '') call.out(`${prefix(':')}${match[0]}\n`)
        }
      } else call.out(`${prefix(':')}${line}\n`)
      trailing = after
    }
    return count >= most ? 'next file' : 'more'
  })
  if (!good && !flags.has('s')) missing.push('')
  if (!flags.has('q')) {
    for (const [name, count] of counts) {
      if (flags.has('c')) call.out(named ? `${name}:${count}\n` : `${count}\n`)
      else if ((flags.has('l') && count > 0) || (flags.has('L') && count === 0))
        call.out(`${name === '-' ? '(standard input)' : name}\n`)
    }
  }
  if (found > 0 && flags.has('q')) return 0
  return missing.length > 0 ? 2 : found > 0 ? 0 : 1
})

function compile(call: ToolCall, expression: string, flags: ReadonlySet<string>): RegExp {
  const fixed = flags.has('F') || call.name === 'fgrep'
  const kind = flags.has('E') || call.name === 'egrep' ? 'extended' : 'basic'
  const alternatives = expression.split('\n').map((line) => {
    const source = fixed ? line.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&') : posixRegExp(line, kind, '').source
    return flags.has('x') ? `^(?:${source})$` : flags.has('w') ? `\\b(?:${source})\\b` : source
  })
  const source = alternatives.length === 1 ? (alternatives[0] as string) : alternatives.map((a) => `(?:${a})`).join('|')
  return new RegExp(source === '(?:)' ? '' : source, flags.has('i') ? 'i' : '')
}
