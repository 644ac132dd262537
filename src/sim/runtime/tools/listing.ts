import { type Directory, entriesIn, type FileNode, sizeOf } from '../files/fileNode.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import { formatDate } from './dates.ts'
import { humanSize } from './humanSize.ts'
import { instant, options, type Tool, type ToolCall } from './tool.ts'
import { usage } from './usage.ts'
import { groupName, userName } from './users.ts'

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

/** How many names lead to a file: a directory has its own, `.`, and the `..` of each directory in it. */
export function linksOf(node: FileNode): number {
  if (node.kind === 'file') return node.links ?? 1
  if (node.kind !== 'directory') return 1
  let links = 2
  for (const entry of node.entries.values()) if (entry.kind === 'directory') links++
  return links
}

/** The kilobytes that a file takes on its disk, in whole blocks. */
export function kilobytesOf(node: FileNode): number {
  if (node.kind === 'file') return Math.ceil(sizeOf(node) / 4096) * 4
  return node.kind === 'directory' ? 4 : 0
}

/** Half a year: older files are listed with their year. */
const RECENT = 182.5 * 86_400_000

interface Listed {
  readonly name: string
  readonly node: FileNode
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const ORDERS: Readonly<Record<string, (a: Listed, b: Listed) => number>> = {
  S: (a, b) => sizeOf(b.node) - sizeOf(a.node),
  X: (a, b) => compareText(/\.[^.]*$/.exec(a.name)?.[0] ?? '', /\.[^.]*$/.exec(b.name)?.[0] ?? ''),
  t: (a, b) => b.node.modified - a.node.modified,
  v: (a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }),
}

/** What `-F` and `-p` append to a name. */
function markOf({ node }: Listed, flags: ReadonlySet<string>): string {
  if (node.kind === 'directory') return flags.has('F') || flags.has('p') ? '/' : ''
  if (!flags.has('F')) return ''
  if (node.kind === 'link') return '@'
  if (node.kind === 'fifo') return '|'
  return node.kind === 'file' && (node.mode & 0o111) !== 0 ? '*' : ''
}

function sorted(entries: readonly Listed[], flags: ReadonlySet<string>): Listed[] {
  const list = [...entries].sort((a, b) => compareText(a.name, b.name))
  for (const [letter, order] of Object.entries(ORDERS)) if (flags.has(letter)) list.sort(order)
  if (flags.has('r')) list.reverse()
  if (flags.has('D')) list.sort((a, b) => Number(b.node.kind === 'directory') - Number(a.node.kind === 'directory'))
  return list
}

function printEntries(call: ToolCall, entries: readonly Listed[], flags: ReadonlySet<string>): void {
  for (const listed of sorted(entries, flags)) {
    const { name, node } = listed
    const quoted = flags.has('Q') ? `"${name.replace(/["\\]/g, '\\$&')}"` : name
    const blocks = flags.has('s') ? `${String(kilobytesOf(node)).padStart(6)} ` : ''
    const shown = `${blocks}${flags.has('l') ? details(call, node, flags) : ''}${quoted}`
    const target = node.kind === 'link' && flags.has('l') ? ` -> ${node.target}` : ''
    call.out(`${shown}${target === '' ? markOf(listed, flags) : target}\n`)
  }
}

function details(call: ToolCall, node: FileNode, flags: ReadonlySet<string>): string {
  const column = (text: string): string => text.slice(0, 8).padEnd(8)
  const owner = flags.has('n') ? String(node.uid) : userName(call, node.uid)
  const group = flags.has('n') ? String(node.gid ?? 0) : groupName(call, node.gid ?? 0)
  const size =
    node.kind === 'device'
      ? '  1,   3'.padStart(9)
      : (flags.has('h') ? humanSize(sizeOf(node)) : String(sizeOf(node))).padStart(9)
  const old = call.world.kernel.now - node.modified > RECENT
  const format = flags.has('f') ? '%Y-%m-%d %H:%M:%S %z' : old ? '%b %e  %Y' : '%b %e %H:%M'
  const date = formatDate(call.world.startTime + node.modified, format)
  return `${permissions(node.kind, node.mode)} ${String(linksOf(node)).padStart(4)} ${column(owner)} ${column(group)} ${size} ${date} `
}

const lsTool: Tool = instant((call) => {
  const read = options(call.args, '1AaCxdLHRFplinshrSXvctukgoQw:T:', {
    'full-time': 'f',
    'group-directories-first': 'D',
    color: 'k',
    'color=auto': 'k',
  })
  if (read.error !== undefined) return usage(call, read.error)
  const flags = new Set(read.flags)
  for (const letter of ['n', 'g', 'f']) if (flags.has(letter)) flags.add('l')
  let status = 0
  const single: Listed[] = []
  const directories: Listed[] = []
  const follows = flags.has('L') || flags.has('H') || !(flags.has('l') || flags.has('F') || flags.has('d'))
  for (const name of read.rest.length === 0 ? ['.'] : read.rest) {
    const found = call.world.files.find(call.path(name), {
      follow: follows || name.endsWith('/') ? 'all' : 'all but the last',
    })
    const node = found.ok && name !== '' ? found.value.node : undefined
    if (node === undefined || (name.endsWith('/') && node.kind !== 'directory')) {
      call.complain(`${name}: ${fileErrorText(found.ok ? (node === undefined ? 'ENOENT' : 'ENOTDIR') : found.error)}`)
      status = 1
    } else if (node.kind === 'directory' && !flags.has('d')) directories.push({ name, node })
    else single.push({ name, node })
  }
  if (single.length > 0) printEntries(call, single, flags)
  let first = single.length === 0
  const several = directories.length + single.length > 1 || flags.has('R')
  const list = (name: string, dir: Directory): void => {
    if (several) call.out(`${first ? '' : '\n'}${name}:\n`)
    first = false
    const entries = entriesIn(dir)
      .filter(([entry]) => flags.has('a') || flags.has('A') || !entry.startsWith('.'))
      .map(([entry, node]): Listed => ({ name: entry, node }))
    const above = call.world.files.lookup(`${call.path(name)}/..`) ?? dir
    const all = flags.has('a') ? [{ name: '.', node: dir }, { name: '..', node: above }, ...entries] : entries
    if (flags.has('l') || flags.has('s'))
      call.out(`total ${all.reduce((sum, { node }) => sum + kilobytesOf(node), 0)}\n`)
    printEntries(call, all, flags)
    if (!flags.has('R')) return
    for (const { name: entry, node } of sorted(entries, flags))
      if (node.kind === 'directory') list(`${name.replace(/\/$/, '')}/${entry}`, node)
  }
  for (const { name, node } of sorted(directories, flags)) if (node.kind === 'directory') list(name, node)
  return status
})

const duTool: Tool = instant((call) => {
  const read = options(call.args, 'aHkLsxhmd:lcb')
  if (read.error !== undefined) return usage(call, read.error)
  const { flags } = read
  const deepest = flags.has('s') ? 0 : Number(read.values.get('d') ?? Number.POSITIVE_INFINITY)
  const print = (kilobytes: number, name: string): void => {
    const shown = flags.has('h')
      ? humanSize(kilobytes * 1024)
      : flags.has('m')
        ? Math.ceil(kilobytes / 1024)
        : kilobytes
    call.out(`${shown}\t${name}\n`)
  }
  const measure = (name: string, node: FileNode, depth: number): number => {
    let total = kilobytesOf(node)
    if (node.kind === 'directory')
      for (const [entry, inner] of entriesIn(node))
        total += measure(`${name.replace(/\/$/, '')}/${entry}`, inner, depth + 1)
    if (depth === 0 || (depth <= deepest && (node.kind === 'directory' || flags.has('a')))) print(total, name)
    return total
  }
  let status = 0
  let total = 0
  for (const name of read.rest.length === 0 ? ['.'] : read.rest) {
    const node = call.world.files.lookup(call.path(name))
    if (node === undefined) {
      call.complain(`${name}: No such file or directory`)
      status = 1
    } else total += measure(name, node, 0)
  }
  if (flags.has('c')) print(total, 'total')
  return status
})

/** Tools that look at directories. */
export const listingTools: Readonly<Record<string, Tool>> = { du: duTool, ls: lsTool }
