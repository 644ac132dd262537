import { type FileNode, namesIn, sizeOf } from '../files/fileNode.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { patternToRegExp } from '../shell/pattern.ts'
import { parseMode } from './attributes.ts'
import { permissions } from './listing.ts'
import { look } from './place.ts'
import { posixRegExp } from './posixRegExp.ts'
import { startCommand } from './startCommand.ts'
import { type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'
import { idOf } from './users.ts'

/** What an expression of find is asked about. */
interface Subject {
  readonly path: string
  readonly node: FileNode
  readonly depth: number
}

/** A test or an action; whether it holds. */
type Test = (subject: Subject) => Running<boolean>

/** How a walk goes on. */
interface Walk {
  deepest: number
  shallowest: number
  order: 'parents first' | 'children first'
  follow: 'all' | 'all but the last'
  pruned: boolean
  quit: boolean
  status: number
  /** The files that `-exec ... +` collects, by its command. */
  readonly batches: { readonly command: readonly string[]; readonly paths: string[] }[]
}

/** A command line that find cannot read: its message. */
class FindError extends Error {}

/** `find`. Models busybox findutils/find.c. */
export const findTool: Tool = waiting(function* (call) {
  let args = call.args
  const walk: Walk = {
    deepest: Number.POSITIVE_INFINITY,
    shallowest: 0,
    order: 'parents first',
    follow: 'all but the last',
    pruned: false,
    quit: false,
    status: 0,
    batches: [],
  }
  while (args[0] === '-L' || args[0] === '-H') {
    if (args[0] === '-L') walk.follow = 'all'
    args = args.slice(1)
  }
  const first = args.findIndex((arg) => /^[-!(]/.test(arg))
  const roots = first < 0 ? args : args.slice(0, first)
  let test: Test
  try {
    test = new ExpressionParser(call, walk, first < 0 ? [] : args.slice(first)).whole()
  } catch (error) {
    if (!(error instanceof FindError)) throw error
    if (error.message.startsWith('unrecognized')) return usage(call, error.message)
    call.complain(error.message)
    return 1
  }
  for (const root of roots.length === 0 ? ['.'] : roots) {
    const looked = look(call, root, walk.follow)
    const node = looked.error === undefined ? looked.place.node : undefined
    if (node === undefined) {
      call.complain(`${root}: No such file or directory`)
      walk.status = 1
    } else yield* visit(call, walk, test, { path: root, node, depth: 0 })
    if (walk.quit) break
  }
  for (const { command, paths } of walk.batches) {
    if (paths.length === 0) continue
    const filled = command.flatMap((word) => (word === '{}' ? paths : [word]))
    if ((yield* runCommand(call, filled)) !== 0) walk.status = 1
  }
  return walk.status
})

function* visit(call: ToolCall, walk: Walk, test: Test, subject: Subject): Running<void> {
  const { path, node, depth } = subject
  walk.pruned = false
  const judged = depth >= walk.shallowest
  if (walk.order === 'parents first' && judged) yield* test(subject)
  if (walk.quit || (walk.order === 'parents first' && walk.pruned)) return
  if (node.kind === 'directory' && depth < walk.deepest) {
    for (const name of namesIn(node)) {
      const below = `${path.replace(/\/$/, '')}/${name}`
      const looked = look(call, below, walk.follow)
      const entry = (looked.error === undefined ? looked.place.node : undefined) ?? node.entries.get(name)
      if (entry !== undefined) yield* visit(call, walk, test, { path: below, node: entry, depth: depth + 1 })
      if (walk.quit) return
    }
  }
  if (walk.order === 'children first' && judged) yield* test(subject)
}

function* runCommand(call: ToolCall, command: readonly string[]): Running<number> {
  // what find itself prints waits in its buffer
  const child = startCommand(call, command)
  if (typeof child === 'number') return child
  while (child.status === undefined) yield call.process.childEnded
  call.process.table.reap(child)
  return child.status.code
}

const UNITS: Readonly<Record<string, number>> = { '': 512, b: 512, c: 1, k: 1024, w: 2, M: 2 ** 20, G: 2 ** 30 }
const TYPES: Readonly<Record<string, FileNode['kind']>> = {
  f: 'file',
  d: 'directory',
  l: 'link',
  p: 'fifo',
  c: 'device',
}

/** A test that never waits. */
const pure = (holds: (subject: Subject) => boolean): Test =>
  function* (subject) {
    yield* []
    return holds(subject)
  }

/** A test of a number: `+5` more, `-5` less, `5` just so many. */
function numbered(text: string, measured: (subject: Subject) => number): Test {
  const wanted = Number(text.replace(/^[-+]/, ''))
  return pure((subject) => {
    const value = measured(subject)
    return text.startsWith('+') ? value > wanted : text.startsWith('-') ? value < wanted : value === wanted
  })
}

const baseName = (path: string): string =>
  path
    .replace(/(.)\/+$/, '$1')
    .split('/')
    .at(-1) || '/'

/** Reads the expression behind the paths. */
class ExpressionParser {
  private readonly call: ToolCall
  private readonly walk: Walk
  private readonly args: readonly string[]
  private at = 0
  private acts = false

  constructor(call: ToolCall, walk: Walk, args: readonly string[]) {
    this.call = call
    this.walk = walk
    this.args = args
  }

  whole(): Test {
    const test = this.args.length === 0 ? undefined : this.either()
    if (this.at < this.args.length) throw new FindError(`unrecognized: ${this.args[this.at]}`)
    if (this.acts && test !== undefined) return test
    const print = this.print('\n')
    return test === undefined ? print : both(test, print)
  }

  private either(): Test {
    let left = this.all()
    while (this.args[this.at] === '-o' || this.args[this.at] === '-or') {
      this.at++
      const [first, second] = [left, this.all()]
      left = function* (subject) {
        return (yield* first(subject)) || (yield* second(subject))
      }
    }
    return left
  }

  private all(): Test {
    let left = this.one()
    for (;;) {
      const word = this.args[this.at]
      if (word === undefined || word === ')' || word === '-o' || word === '-or') return left
      if (word === '-a' || word === '-and') this.at++
      left = both(left, this.one())
    }
  }

  private one(): Test {
    const word = this.args[this.at++]
    if (word === undefined) throw new FindError('missing argument')
    if (word === '!' || word === '-not') {
      const negated = this.one()
      return function* (subject) {
        return !(yield* negated(subject))
      }
    }
    if (word !== '(') return this.primary(word)
    const inner = this.either()
    if (this.args[this.at++] !== ')') throw new FindError("unpaired '('")
    return inner
  }

  private value(word: string): string {
    const value = this.args[this.at++]
    if (value === undefined) throw new FindError(`${word} requires an argument`)
    return value
  }

  private print(end: string): Test {
    return pure(({ path }) => {
      this.call.out(path + end)
      return true
    })
  }

  private action(test: Test): Test {
    this.acts = true
    return test
  }

  private primary(word: string): Test {
    const { call, walk } = this
    const age = (node: FileNode): number => call.world.kernel.now - node.modified
    switch (word) {
      case '-name':
      case '-iname':
        return this.named(word, ({ path }) => baseName(path))
      case '-path':
      case '-ipath':
      case '-wholename':
        return this.named(word, ({ path }) => path)
      case '-lname':
        return this.named(word, ({ node }) => (node.kind === 'link' ? node.target : ''))
      case '-regex': {
        const matcher = new RegExp(`^(?:${posixRegExp(this.value(word), 'basic', '').source})$`)
        return pure(({ path }) => matcher.test(path))
      }
      case '-type': {
        const kind = TYPES[this.value(word)]
        const letter = this.args[this.at - 1] ?? ''
        if (kind === undefined && letter !== 's' && letter !== 'b')
          throw new FindError(`invalid argument '${letter}' to '-type'`)
        return pure(({ node }) => node.kind === kind)
      }
      case '-mtime':
      case '-atime':
      case '-ctime':
        return numbered(this.value(word), ({ node }) => Math.floor(age(node) / 86_400_000))
      case '-mmin':
      case '-amin':
      case '-cmin':
        return numbered(this.value(word), ({ node }) => Math.floor(age(node) / 60_000))
      case '-newer': {
        const looked = look(call, this.value(word))
        const than = looked.error === undefined ? (looked.place.node?.modified ?? 0) : 0
        return pure(({ node }) => node.modified > than)
      }
      case '-size': {
        const text = this.value(word)
        const unit = UNITS[/[bckwMG]$/.exec(text)?.[0] ?? ''] ?? 512
        return numbered(text.replace(/[bckwMG]$/, ''), ({ node }) => sizeOf(node) / unit)
      }
      case '-perm': {
        const text = this.value(word)
        const wanted = parseMode(text.replace(/^[-/+]/, ''), 0) ?? 0
        if (text.startsWith('-')) return pure(({ node }) => (node.mode & wanted) === wanted)
        if (/^[/+]/.test(text)) return pure(({ node }) => (node.mode & wanted) !== 0)
        return pure(({ node }) => (node.mode & 0o7777) === wanted)
      }
      case '-user':
      case '-group': {
        const name = this.value(word)
        const id = idOf(call, word === '-user' ? 'passwd' : 'group', name)
        if (id === undefined) throw new FindError(`unknown ${word.slice(1)} ${name}`)
        return pure(({ node }) => (word === '-user' ? node.uid : (node.gid ?? 0)) === id)
      }
      case '-links':
        return numbered(this.value(word), ({ node }) =>
          node.kind === 'directory' ? 2 : node.kind === 'file' ? (node.links ?? 1) : 1,
        )
      case '-inum':
        return numbered(this.value(word), () => -1)
      case '-empty':
        return pure(({ node }) =>
          node.kind === 'directory' ? node.entries.size === 0 : node.kind === 'file' && sizeOf(node) === 0,
        )
      case '-executable':
        return pure(({ node }) => (node.mode & 0o111) !== 0)
      case '-maxdepth':
      case '-mindepth':
        walk[word === '-maxdepth' ? 'deepest' : 'shallowest'] = Number(this.value(word))
        return TRUE
      case '-depth':
        walk.order = 'children first'
        return TRUE
      case '-follow':
        walk.follow = 'all'
        return TRUE
      case '-xdev':
      case '-mount':
      case '-noleaf':
      case '-true':
        return TRUE
      case '-false':
        return pure(() => false)
      case '-prune':
        return pure(() => {
          walk.pruned = true
          return true
        })
      case '-quit':
        return this.action(
          pure(() => {
            walk.quit = true
            return true
          }),
        )
      case '-print':
        return this.action(this.print('\n'))
      case '-print0':
        return this.action(this.print('\0'))
      case '-ls':
        return this.action(
          pure(({ path, node }) => {
            call.out(`${permissions(node.kind, node.mode)} ${String(sizeOf(node)).padStart(8)} ${path}\n`)
            return true
          }),
        )
      case '-delete':
        walk.order = 'children first'
        return this.action(this.remove())
      case '-exec':
      case '-ok':
        return this.action(this.execute())
      default:
        this.at--
        throw new FindError(`unrecognized: ${word}`)
    }
  }

  private named(word: string, textOf: (subject: Subject) => string): Test {
    const matcher = patternToRegExp(this.value(word))
    const exact = word.startsWith('-i') ? new RegExp(matcher.source, 'is') : matcher
    return pure((subject) => exact.test(textOf(subject)))
  }

  private remove(): Test {
    return pure(({ path, node }) => {
      if (path === '.' || path === '..') return true
      const full = node.kind === 'directory' && node.entries.size > 0
      const looked = look(this.call, path, 'all but the last')
      const gone = !full && looked.error === undefined && this.call.world.files.unlink(looked.place).ok
      if (!gone) this.call.complain(`${path}: ${full ? 'Directory not empty' : 'Read-only file system'}`)
      return gone
    })
  }

  private execute(): Test {
    const command: string[] = []
    for (;;) {
      const word = this.args[this.at++]
      if (word === undefined) throw new FindError('-exec requires an argument')
      if (word === ';') break
      if (word === '+' && command.at(-1) === '{}') {
        const paths: string[] = []
        this.walk.batches.push({ command, paths })
        return pure(({ path }) => {
          paths.push(path)
          return true
        })
      }
      command.push(word)
    }
    const { call } = this
    return function* ({ path }) {
      return (
        (yield* runCommand(
          call,
          command.map((word) => word.replaceAll('{}', path)),
        )) === 0
      )
    }
  }
}

const TRUE: Test = pure(() => true)

const both = (first: Test, second: Test): Test =>
  function* (subject) {
    return (yield* first(subject)) && (yield* second(subject))
  }
