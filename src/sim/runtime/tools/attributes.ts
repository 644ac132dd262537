import { type FileNode, sizeOf } from '../files/fileNode.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import { formatDate } from './dates.ts'
import { kilobytesOf, linksOf, permissions } from './listing.ts'
import { look } from './place.ts'
import { instant, options, type Tool, type ToolCall } from './tool.ts'
import { usage } from './usage.ts'
import { idOf, knownGroup, knownUser } from './users.ts'

/** Reads a mode as chmod does, over the mode that a file has; undefined where it is none. */
export function parseMode(text: string, before: number, umask = 0, isDirectory = false): number | undefined {
  if (/^[0-7]+$/.test(text)) return Number.parseInt(text, 8) & 0o7777
  let mode = before
  for (const clause of text.split(',')) {
    const match = /^([ugoa]*)((?:[-+=](?:[rwxXst]*|[ugo]))+)$/.exec(clause)
    if (match === null) return undefined
    const [, who = '', changes = ''] = match
    const all = who === '' || who.includes('a')
    let mask = 0
    for (const [letter, bits] of [
      ['u', 0o4700],
      ['g', 0o2070],
      ['o', 0o1007],
    ] as const)
      if (all || who.includes(letter)) mask |= bits
    const free = who === '' ? ~umask : ~0
    for (const [, operator, what = ''] of changes.matchAll(/([-+=])([ugo]|[rwxXst]*)/g)) {
      const bits = bitsOf(what, mode, isDirectory) & mask & free
      if (operator === '+') mode |= bits
      else if (operator === '-') mode &= ~bits
      else mode = (mode & ~(mask & (isDirectory ? 0o1777 : 0o7777))) | bits
    }
  }
  return mode
}

/** The permission bits, for everybody, that letters stand for. */
function bitsOf(what: string, mode: number, isDirectory: boolean): number {
  const copied = { u: (mode >> 6) & 7, g: (mode >> 3) & 7, o: mode & 7 }[what]
  if (copied !== undefined) return copied * 0o111
  let bits = 0
  if (what.includes('r')) bits |= 0o444
  if (what.includes('w')) bits |= 0o222
  if (what.includes('x') || (what.includes('X') && (isDirectory || (mode & 0o111) !== 0))) bits |= 0o111
  if (what.includes('s')) bits |= 0o6000
  if (what.includes('t')) bits |= 0o1000
  return bits
}

/** Hands every file that is named, and with `-R` all below it, to a change; says where there is none. */
function eachNode(
  call: ToolCall,
  paths: readonly string[],
  flags: ReadonlySet<string>,
  change: (node: FileNode, path: string) => string | undefined,
): number {
  let status = 0
  const apply = (node: FileNode, path: string): void => {
    const error = change(node, path)
    if (error !== undefined) {
      call.complain(`${path}: ${error}`)
      status = 1
    }
    if (flags.has('R') && node.kind === 'directory')
      for (const [name, entry] of node.entries)
        if (entry.kind !== 'link') apply(entry, `${path.replace(/\/$/, '')}/${name}`)
  }
  for (const path of paths) {
    const looked = look(call, path, flags.has('h') ? 'all but the last' : 'all')
    if (looked.error !== undefined || looked.place.node === undefined) {
      call.complain(`${path}: ${fileErrorText(looked.error ?? 'ENOENT')}`)
      status = 1
    } else if (looked.place.readOnly) {
      call.complain(`${path}: ${fileErrorText('EROFS')}`)
      status = 1
    } else apply(looked.place.node, path)
  }
  return status
}

const octal = (mode: number): string => (mode & 0o7777).toString(8).padStart(4, '0')

const chmodTool: Tool = instant((call) => {
  // a mode may begin with a dash
  const [flagged, rest] = [new Set<string>(), [...call.args]]
  while (rest[0] !== undefined && /^-[Rvcf]+$/.test(rest[0]))
    for (const letter of rest.shift()?.slice(1) ?? '') flagged.add(letter)
  const [mode, ...paths] = rest.filter((arg) => arg !== '--')
  if (mode === undefined || paths.length === 0) return usage(call)
  if (parseMode(mode, 0) === undefined) {
    call.complain(`invalid mode '${mode}'`)
    return 1
  }
  return eachNode(call, paths, flagged, (node, path) => {
    if (call.world.uid !== 0 && node.uid !== call.world.uid) return 'Operation not permitted'
    const before = node.mode
    node.mode = parseMode(mode, before, call.process.umask, node.kind === 'directory') ?? before
    if (flagged.has('v') || (flagged.has('c') && before !== node.mode))
      call.out(`mode of '${path}' changed to ${octal(node.mode)} (${permissions(node.kind, node.mode).slice(1)})\n`)
    return undefined
  })
})

const chownTool: Tool = instant((call) => {
  const read = options(call.args, '+RhLHPvcf')
  const [owner, ...paths] = read.rest
  if (read.error !== undefined || owner === undefined || paths.length === 0) return usage(call, read.error)
  const group = call.name === 'chgrp'
  const [, user = '', mark, named = ''] = group ? ['', '', ':', owner] : (/^([^:.]*)([:.]?)(.*)$/.exec(owner) ?? [])
  const uid = user === '' ? undefined : idOf(call, 'passwd', user)
  const ownGroup = mark !== '' && named === '' && user !== '' ? (uid ?? 0) : undefined
  const gid = named === '' ? ownGroup : idOf(call, 'group', named)
  if (user !== '' && uid === undefined) {
    call.complain(`unknown user ${user}`)
    return 1
  }
  if (named !== '' && gid === undefined) {
    call.complain(`unknown group ${named}`)
    return 1
  }
  return eachNode(call, paths, read.flags, (node) => {
    if (call.world.uid !== 0) return 'Operation not permitted'
    node.uid = uid ?? node.uid
    node.gid = gid ?? node.gid
    return undefined
  })
})

const KINDS = {
  file: 'regular file',
  directory: 'directory',
  fifo: 'fifo',
  link: 'symbolic link',
  device: 'character special file',
} as const
const KIND_BITS = { file: 0o100000, directory: 0o040000, fifo: 0o010000, link: 0o120000, device: 0o020000 } as const

/** A number for a file that stays its own: no two files of a container have the same name. */
function inodeOf(path: string): number {
  let hash = 7
  for (const c of path) hash = (Math.imul(hash, 31) + c.charCodeAt(0)) >>> 0
  return 100_000 + (hash % 900_000)
}

const statTool: Tool = instant((call) => {
  const read = options(call.args, 'c:fLt', { format: 'c:' })
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  let status = 0
  for (const path of read.rest) {
    const looked = look(call, path, read.flags.has('L') ? 'all' : 'all but the last')
    const node = looked.error === undefined ? looked.place.node : undefined
    if (looked.error !== undefined || node === undefined) {
      call.complain(`can't stat '${path}': ${fileErrorText(looked.error ?? 'ENOENT')}`)
      status = 1
      continue
    }
    const instantOf = call.world.startTime + node.modified
    const date = formatDate(instantOf, '%Y-%m-%d %H:%M:%S.%N %z')
    const seconds = String(Math.floor(instantOf / 1000))
    const user = knownUser(call, node.uid) ?? 'UNKNOWN'
    const group = knownGroup(call, node.gid ?? 0) ?? 'UNKNOWN'
    const bits = KIND_BITS[node.kind] | node.mode
    const values: Readonly<Record<string, string>> = {
      A: permissions(node.kind, node.mode),
      B: '512',
      D: '802',
      F: node.kind === 'file' && sizeOf(node) === 0 ? 'regular empty file' : KINDS[node.kind],
      G: group,
      N: node.kind === 'link' ? `'${path}' -> '${node.target}'` : path,
      T: node.kind === 'device' ? '3' : '0',
      U: user,
      X: seconds,
      Y: seconds,
      Z: seconds,
      a: (node.mode & 0o7777).toString(8),
      b: String(kilobytesOf(node) * 2),
      d: '2050',
      f: bits.toString(16),
      g: String(node.gid ?? 0),
      h: String(linksOf(node)),
      i: String(inodeOf(looked.place.path)),
      n: path,
      o: '4096',
      s: String(sizeOf(node)),
      t: node.kind === 'device' ? '1' : '0',
      u: String(node.uid),
      x: date,
      y: date,
      z: date,
    }
    const padded = (n: string | number, width: number): string => String(n).padStart(width)
    const format =
      read.values.get('c') ??
      `  File: %N\n  Size: ${padded(sizeOf(node), 1).padEnd(10)}\tBlocks: ${padded(values.b ?? '', 1).padEnd(10)} IO Block: %o   %F\nDevice: %Dh/%dd\tInode: ${(values.i ?? '').padEnd(10)}  Links: %h${node.kind === 'device' ? '     Device type: %t,%T' : ''}\nAccess: (${octal(node.mode)}/%A)  Uid: (${padded(node.uid, 5)}/${padded(user, 8)})   Gid: (${padded(node.gid ?? 0, 5)}/${padded(group, 8)})\nAccess: %x\nModify: %y\nChange: %z`
    call.out(`${format.replace(/%(.)/g, (_, letter: string) => values[letter] ?? letter)}\n`)
  }
  return status
})

const readlinkTool: Tool = instant((call) => {
  const read = options(call.args, 'fnvse')
  const [path] = read.rest
  if (read.error !== undefined || path === undefined) return usage(call, read.error)
  const newline = read.flags.has('n') ? '' : '\n'
  if (read.flags.has('f')) {
    const looked = look(call, path, 'all')
    if (looked.error !== undefined) return 1
    call.out(looked.place.path + newline)
    return 0
  }
  const looked = look(call, path, 'all but the last')
  const node = looked.error === undefined ? looked.place.node : undefined
  if (node?.kind === 'link') {
    call.out(node.target + newline)
    return 0
  }
  if (read.flags.has('v'))
    call.complain(
      node === undefined
        ? `${path}: ${fileErrorText(looked.error ?? 'ENOENT')}`
        : `${path}: cannot read link: not a symlink`,
    )
  return 1
})

const realpathTool: Tool = instant((call) => {
  if (call.args.length === 0) return usage(call)
  let status = 0
  for (const path of call.args.filter((arg) => arg !== '--')) {
    const looked = look(call, path, 'all')
    if (looked.error === undefined && path !== '') call.out(`${looked.place.path}\n`)
    else {
      call.complain(`${path}: ${fileErrorText(looked.error ?? 'ENOENT')}`)
      status = 1
    }
  }
  return status
})

/** Tools that show and change what files have beside their content. */
export const attributeTools: Readonly<Record<string, Tool>> = {
  chgrp: chownTool,
  chmod: chmodTool,
  chown: chownTool,
  readlink: readlinkTool,
  realpath: realpathTool,
  stat: statTool,
}
