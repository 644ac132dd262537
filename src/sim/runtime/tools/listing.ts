import { bytesBelow, type FileNode, namesIn, sizeOf } from '../files/fileNode.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import { patternToRegExp } from '../shell/pattern.ts'
import { formatDate } from './dates.ts'
import { startCommand } from './startCommand.ts'
import { instant, options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

const KIND_LETTERS = { device: 'c', directory: 'd', fifo: 'p', file: '-', link: 'l' } as const

/** A kind of file and its permissions as `ls -l` writes them: `drwxr-xr-x`. */
export function permissions(kind: FileNode['kind'], mode: number): string {
  let text: string = KIND_LETTERS[kind]
  for (const [shift, special, letter] of [
    [6, 0o4000, 's'],
    [3, 0o2000, 's'],
    [0, 0o1000, 't'],
  ] as const) {
    const bits = (mode >> shift) & 7
    const runs = (bits & 1) !== 0
    const last = (mode & special) === 0 ? (runs ? 'x' : '-') : runs ? letter : letter.toUpperCase()
    text += `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${last}`
  }
  return text
}

interface Listed {
  readonly name: string
  readonly node: FileNode
}

function printEntries(call: ToolCall, entries: readonly Listed[], flags: ReadonlySet<string>): void {
  const sorted = flags.has('t') ? [...entries].sort((a, b) => b.node.modified - a.node.modified) : [...entries]
  if (flags.has('S')) sorted.sort((a, b) => sizeOf(b.node) - sizeOf(a.node))
  if (flags.has('r')) sorted.reverse()
  const width = Math.max(0, ...sorted.map(({ node }) => String(sizeOf(node)).length))
  for (const { name, node } of sorted) {
    const mark = flags.has('F') || flags.has('p') ? (node.kind === 'directory' ? '/' : '') : ''
    if (!flags.has('l')) {
      call.out(`${name}${mark}\n`)
      continue
    }
    const owner = node.uid === 0 ? 'root    ' : String(node.uid).padEnd(8)
    const time = formatDate(call.world.startTime + node.modified, '%b %e %H:%M')
    const target = node.kind === 'link' ? ` -> ${node.target}` : ''
    const links = node.kind === 'directory' ? 2 : 1
    call.out(
      `${permissions(node.kind, node.mode)} ${String(links).padStart(4)} ${owner} root     ${String(sizeOf(node)).padStart(Math.max(width, 9))} ${time} ${name}${mark}${target}\n`,
    )
  }
}

const lsTool: Tool = instant((call) => {
  const read = options(call.args, '1AaCdFHhilLnpqRrSstxkguoecTw:')
  if (read.error !== undefined) return usage(call, read.error)
  const { flags } = read
  let status = 0
  const single: Listed[] = []
  const directories: Listed[] = []
  for (const name of read.rest.length === 0 ? ['.'] : read.rest) {
    const found = call.world.files.find(call.path(name), {
      follow: flags.has('l') && !name.endsWith('/') ? 'all but the last' : 'all',
    })
    const node = found.ok ? found.value.node : undefined
    if (node === undefined || (name.endsWith('/') && node.kind !== 'directory')) {
      call.complain(`${name}: ${fileErrorText(found.ok ? (node === undefined ? 'ENOENT' : 'ENOTDIR') : found.error)}`)
      status = 1
    } else if (node.kind === 'directory' && !flags.has('d')) directories.push({ name, node })
    else single.push({ name, node })
  }
  printEntries(call, single, flags)
  let first = single.length === 0
  const listDirectory = ({ name, node }: Listed): void => {
    if (node.kind !== 'directory') return
    if (directories.length + single.length > 1 || flags.has('R')) call.out(`${first ? '' : '\n'}${name}:\n`)
    first = false
    const hidden = flags.has('a') || flags.has('A')
    const entries = namesIn(node)
      .filter((n) => hidden || !n.startsWith('.'))
      .map((n) => ({ name: n, node: node.entries.get(n) as FileNode }))
    if (flags.has('l'))
      call.out(
        `total ${entries.reduce((sum, e) => sum + (e.node.kind === 'file' ? Math.ceil(sizeOf(e.node) / 4096) * 4 : 4), 0)}\n`,
      )
    const dots = flags.has('a')
      ? [
          { name: '.', node },
          { name: '..', node },
        ]
      : []
    printEntries(call, [...dots, ...entries], flags)
    if (flags.has('R')) {
      for (const entry of entries)
        if (entry.node.kind === 'directory')
          listDirectory({ name: `${name.replace(/\/$/, '')}/${entry.name}`, node: entry.node })
    }
  }
  for (const directory of directories) listDirectory(directory)
  return status
})

type Test = (path: string, node: FileNode, depth: number) => boolean

const findTool: Tool = waiting(function* (call) {
  const roots: string[] = []
  let i = 0
  while (i < call.args.length && !/^[-!(]/.test(call.args[i] as string)) roots.push(call.args[i++] as string)
  const tests: Test[] = []
  let negate = false
  let deepest = Number.POSITIVE_INFINITY
  let shallowest = 0
  const actions: {
    kind: 'print' | 'print0' | 'delete' | 'exec'
    command: readonly string[]
    together: 'one' | 'all'
  }[] = []
  const add = (test: Test): void => {
    const flip = negate
    tests.push((path, node, depth) => test(path, node, depth) !== flip)
    negate = false
  }
  for (; i < call.args.length; i++) {
    const arg = call.args[i] as string
    switch (arg) {
      case '-name':
      case '-iname': {
        const matcher = patternToRegExp(call.args[++i] ?? '')
        const exact = arg === '-iname' ? new RegExp(matcher.source, 'is') : matcher
        add((path) =>
          exact.test(
            path
              .replace(/(.)\/+$/, '$1')
              .split('/')
              .at(-1) ?? '',
          ),
        )
        break
      }
      case '-path': {
        const matcher = patternToRegExp(call.args[++i] ?? '')
        add((path) => matcher.test(path))
        break
      }
      case '-type': {
        const letter = call.args[++i] === 'f' ? '-' : call.args[i]
        add((_path, node) => KIND_LETTERS[node.kind] === letter)
        break
      }
      case '-mtime':
      case '-mmin': {
        const text = call.args[++i] ?? '0'
        const unit = arg === '-mtime' ? 86_400_000 : 60_000
        const wanted = Number(text.replace(/^[-+]/, ''))
        add((_path, node) => {
          const age = Math.floor((call.world.kernel.now - node.modified) / unit)
          return text.startsWith('+') ? age > wanted : text.startsWith('-') ? age < wanted : age === wanted
        })
        break
      }
      case '-size': {
        const match = /^([-+]?)(\d+)([ckMG]?)$/.exec(call.args[++i] ?? '')
        const bytes =
          Number(match?.[2] ?? 0) * ({ '': 512, c: 1, k: 1024, M: 2 ** 20, G: 2 ** 30 }[match?.[3] ?? ''] ?? 512)
        add((_path, node) =>
          match?.[1] === '+'
            ? sizeOf(node) > bytes
            : match?.[1] === '-'
              ? sizeOf(node) < bytes
              : sizeOf(node) === bytes,
        )
        break
      }
      case '-empty':
        add((_path, node) => (node.kind === 'directory' ? node.entries.size === 0 : sizeOf(node) === 0))
        break
      case '-maxdepth':
        deepest = Number(call.args[++i])
        break
      case '-mindepth':
        shallowest = Number(call.args[++i])
        break
      case '!':
      case '-not':
        negate = true
        break
      case '-a':
      case '-xdev':
      case '-follow':
        break
      case '-print':
      case '-print0':
      case '-delete':
        actions.push({ kind: arg.slice(1) as 'print' | 'print0' | 'delete', command: [], together: 'one' })
        break
      case '-exec': {
        const command: string[] = []
        while (++i < call.args.length && call.args[i] !== ';' && call.args[i] !== '+')
          command.push(call.args[i] as string)
        actions.push({ kind: 'exec', command, together: call.args[i] === '+' ? 'all' : 'one' })
        break
      }
      default:
        call.complain(`unrecognized: ${arg}`)
        return 1
    }
  }
  let status = 0
  const found: string[] = []
  const visit = (path: string, node: FileNode, depth: number): void => {
    if (depth >= shallowest && tests.every((test) => test(path, node, depth))) found.push(path)
    if (node.kind !== 'directory' || depth >= deepest) return
    for (const name of namesIn(node))
      visit(`${path.replace(/\/$/, '')}/${name}`, node.entries.get(name) as FileNode, depth + 1)
  }
  for (const root of roots.length === 0 ? ['.'] : roots) {
    const node = call.world.files.lookup(call.path(root))
    if (node === undefined) {
      call.complain(`${root}: No such file or directory`)
      status = 1
    } else visit(root, node, 0)
  }
  for (const action of actions.length === 0 ? [{ kind: 'print', command: [], together: 'one' } as const] : actions) {
    if (action.kind === 'print') for (const path of found) call.out(`${path}\n`)
    else if (action.kind === 'print0') for (const path of found) call.out(`${path}\0`)
    else if (action.kind === 'delete') for (const path of [...found].reverse()) call.world.files.remove(call.path(path))
    else {
      const batches = action.together === 'all' ? (found.length === 0 ? [] : [found]) : found.map((path) => [path])
      for (const batch of batches) {
        const command = action.command.flatMap((word) =>
          word === '{}' ? batch : word.includes('{}') ? [word.replaceAll('{}', batch.join(' '))] : [word],
        )
        yield* call.flush()
        const child = startCommand(call, command)
        if (typeof child === 'number') continue
        while (child.status === undefined) yield call.process.childEnded
        call.process.table.reap(child)
      }
    }
  }
  return status
})

const duTool: Tool = instant((call) => {
  const read = options(call.args, 'aHLdhkmsxcb')
  let status = 0
  for (const name of read.rest.length === 0 ? ['.'] : read.rest) {
    const node = call.world.files.lookup(call.path(name))
    if (node === undefined) {
      call.complain(`${name}: No such file or directory`)
      status = 1
      continue
    }
    const kilobytes = Math.ceil(bytesBelow(node) / 1024) + 4
    const shown = read.flags.has('h')
      ? `${(kilobytes < 1024 ? kilobytes : kilobytes / 1024).toFixed(1)}${kilobytes < 1024 ? 'K' : 'M'}`
      : read.flags.has('m')
        ? Math.ceil(kilobytes / 1024)
        : kilobytes
    call.out(`${shown}\t${name}\n`)
  }
  return status
})

/** Tools that look at directories. */
export const listingTools: Readonly<Record<string, Tool>> = { du: duTool, find: findTool, ls: lsTool }
