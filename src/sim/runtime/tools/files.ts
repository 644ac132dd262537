import { type Directory, directory, type FileNode, regularFile, sizeOf } from '../files/fileNode.ts'
import { type FileError, fileErrorText, type Place } from '../files/fileSystem.ts'
import { mayWrite } from '../processes/open.ts'
import { instant, options, type Tool, type ToolCall } from './tool.ts'
import { usage } from './usage.ts'

type Looked = { readonly place: Place; readonly error?: undefined } | { readonly error: FileError }

function look(call: ToolCall, path: string, follow: 'all' | 'all but the last' = 'all'): Looked {
  if (path === '') return { error: 'ENOENT' }
  const found = call.world.files.find(call.path(path), { follow })
  return found.ok ? { place: found.value } : { error: found.error }
}

/** Whether the user may change a directory's entries. */
function writable(call: ToolCall, place: Place): FileError | undefined {
  if (place.readOnly) return 'EROFS'
  return mayWrite(call.world, place.parent.mode, place.parent.uid) ? undefined : 'EACCES'
}

function create(call: ToolCall, place: Place, node: FileNode): FileError | undefined {
  const refused = writable(call, place)
  if (refused !== undefined) return refused
  node.uid = call.world.uid
  const made = call.world.files.create(place, node)
  return made.ok ? undefined : made.error
}

const touchTool: Tool = instant((call) => {
  const read = options(call.args, 'cfhd:t:r:am')
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  let status = 0
  for (const path of read.rest) {
    const looked = look(call, path)
    let error = looked.error
    if (looked.error === undefined) {
      const { node, readOnly } = looked.place
      if (node !== undefined) {
        if (readOnly) error = 'EROFS'
        else node.modified = call.world.kernel.now
      } else if (path.endsWith('/')) error = 'ENOENT'
      else if (!read.flags.has('c')) error = create(call, looked.place, regularFile('', call.world.kernel.now))
    }
    if (error !== undefined) {
      call.complain(`${path}: ${fileErrorText(error)}`)
      status = 1
    }
  }
  return status
})

const rmTool: Tool = instant((call) => {
  const read = options(call.args, 'firR')
  if (read.error !== undefined) return usage(call, read.error)
  const force = read.flags.has('f')
  const recursive = read.flags.has('r') || read.flags.has('R')
  if (read.rest.length === 0 && !force) return usage(call)
  let status = 0
  for (const path of read.rest) {
    const looked = look(call, path, 'all but the last')
    const node = looked.error === undefined ? looked.place.node : undefined
    if (looked.error !== undefined || node === undefined) {
      if (force) continue
      call.complain(`can't remove '${path}': ${fileErrorText(looked.error ?? 'ENOENT')}`)
      status = 1
      continue
    }
    if (node.kind === 'directory' && !recursive) {
      call.complain(`'${path}' is a directory`)
      status = 1
      continue
    }
    const refused = writable(call, looked.place)
    const removed = refused === undefined ? call.world.files.unlink(looked.place) : undefined
    const error = refused ?? (removed?.ok === false ? removed.error : undefined)
    if (error !== undefined) {
      call.complain(`can't remove '${path}': ${fileErrorText(error)}`)
      status = 1
    }
  }
  return status
})

const mkdirTool: Tool = instant((call) => {
  const read = options(call.args, 'pm:v', { parents: 'p', mode: 'm:' })
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  const mode = parseMode(read.values.get('m') ?? '755', 0o755)
  let status = 0
  for (const path of read.rest) {
    const error = read.flags.has('p') ? makeParents(call, path, mode) : makeOne(call, path, mode)
    if (error === undefined) continue
    call.complain(`can't create directory '${path}': ${fileErrorText(error)}`)
    status = 1
  }
  return status
})

function makeOne(call: ToolCall, path: string, mode: number): FileError | undefined {
  const looked = look(call, path)
  if (looked.error !== undefined) return looked.error
  if (looked.place.node !== undefined) return 'EEXIST'
  return create(call, looked.place, directory(call.world.kernel.now, mode))
}

function makeParents(call: ToolCall, path: string, mode: number): FileError | undefined {
  let at = path.startsWith('/') ? '/' : ''
  for (const part of path.split('/').filter((p) => p !== '')) {
    at += `${at === '' || at.endsWith('/') ? '' : '/'}${part}`
    const looked = look(call, at)
    if (looked.error !== undefined) return looked.error
    const { node } = looked.place
    if (node?.kind === 'directory') continue
    if (node !== undefined) return at === path ? 'EEXIST' : 'ENOTDIR'
    const error = create(call, looked.place, directory(call.world.kernel.now, mode))
    if (error !== undefined) return error
  }
  return undefined
}

const rmdirTool: Tool = instant((call) => {
  const read = options(call.args, 'p')
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  let status = 0
  for (const path of read.rest) {
    const looked = look(call, path)
    let error = looked.error
    if (looked.error === undefined) {
      const { node } = looked.place
      if (node === undefined) error = 'ENOENT'
      else if (node.kind !== 'directory') error = 'ENOTDIR'
      else if (node.entries.size > 0) error = 'ENOTEMPTY'
      else {
        const removed = call.world.files.unlink(looked.place)
        error = removed.ok ? undefined : removed.error
      }
    }
    if (error !== undefined) {
      call.complain(`'${path}': ${fileErrorText(error)}`)
      status = 1
    }
  }
  return status
})

/** Where a copy of a source goes: into a directory under its own name, else to the name given. */
function destination(call: ToolCall, source: string, target: string): Looked {
  const looked = look(call, target)
  if (looked.error === undefined && looked.place.node?.kind === 'directory') {
    const base = source.replace(/\/+$/, '').split('/').at(-1) ?? source
    return look(call, `${target}/${base}`)
  }
  return looked
}

function copyNode(node: FileNode, now: number): FileNode {
  if (node.kind !== 'directory') return { ...node, modified: now }
  const copy: Directory = directory(now, node.mode)
  for (const [name, entry] of node.entries) copy.entries.set(name, copyNode(entry, now))
  return copy
}

const cpTool: Tool = instant((call) => {
  const read = options(call.args, 'rRafpdiLPHlsuTv')
  const target = read.rest.at(-1)
  if (read.error !== undefined || target === undefined || read.rest.length < 2) return usage(call, read.error)
  const recursive = ['r', 'R', 'a'].some((f) => read.flags.has(f))
  const { now } = call.world.kernel
  let status = 0
  const fail = (message: string): void => {
    call.complain(message)
    status = 1
  }
  for (const source of read.rest.slice(0, -1)) {
    const from = look(call, source)
    if (from.error !== undefined || from.place.node === undefined) {
      fail(`can't stat '${source}': ${fileErrorText(from.error ?? 'ENOENT')}`)
      continue
    }
    const { node } = from.place
    if (node.kind === 'directory' && !recursive) {
      fail(`omitting directory '${source}'`)
      continue
    }
    // `cp -r from/. to` copies what is in the directory
    const to = /(^|\/)\.$/.test(source) ? look(call, target) : destination(call, source, target)
    if (to.error !== undefined) {
      fail(`can't create '${target}': ${fileErrorText(to.error)}`)
      continue
    }
    const existing = to.place.node
    if (existing?.kind === 'directory' && node.kind === 'directory') {
      for (const [name, entry] of node.entries) existing.entries.set(name, copyNode(entry, now))
      continue
    }
    if (existing === node) {
      fail(`'${source}' and '${target}' are the same file`)
      continue
    }
    const full = existing !== undefined && existing.kind === 'file' && node.kind === 'file'
    if (full && !to.place.readOnly) {
      existing.text = node.text
      existing.zeros = node.zeros
      existing.modified = now
      continue
    }
    const error = create(call, to.place, copyNode(node, now))
    if (error !== undefined) fail(`can't create '${target}': ${fileErrorText(error)}`)
  }
  return status
})

const mvTool: Tool = instant((call) => {
  const read = options(call.args, 'finvT')
  const target = read.rest.at(-1)
  if (read.error !== undefined || target === undefined || read.rest.length < 2) return usage(call, read.error)
  let status = 0
  for (const source of read.rest.slice(0, -1)) {
    const from = look(call, source, 'all but the last')
    const node = from.error === undefined ? from.place.node : undefined
    const to = destination(call, source, target)
    let error: FileError | undefined
    if (from.error !== undefined || node === undefined) error = from.error ?? 'ENOENT'
    else if (to.error !== undefined) error = to.error
    else {
      error = writable(call, from.place) ?? create(call, to.place, node)
      if (error === undefined) call.world.files.unlink(from.place)
    }
    if (error !== undefined) {
      call.complain(`can't rename '${source}': ${fileErrorText(error)}`)
      status = 1
    }
  }
  return status
})

const lnTool: Tool = instant((call) => {
  const read = options(call.args, 'sfnbvTS:')
  const [source, target] = read.rest
  if (read.error !== undefined || source === undefined) return usage(call, read.error)
  const name = target ?? (source.split('/').at(-1) as string)
  let to = look(call, name, 'all but the last')
  const over = to.error === undefined ? to.place.node : undefined
  if (over?.kind === 'directory') to = look(call, `${name}/${source.split('/').at(-1) ?? ''}`, 'all but the last')
  if (to.error === undefined && to.place.node !== undefined) {
    if (read.flags.has('f')) {
      call.world.files.unlink(to.place)
      to = { place: { ...to.place, node: undefined } }
    } else {
      call.complain(`${name}: File exists`)
      return 1
    }
  }
  const linked = read.flags.has('s') ? undefined : look(call, source)
  const original = linked === undefined || linked.error !== undefined ? undefined : linked.place.node
  let error: FileError | undefined = to.error
  if (to.error === undefined) {
    const { now } = call.world.kernel
    if (read.flags.has('s'))
      error = create(call, to.place, { kind: 'link', target: source, mode: 0o777, uid: 0, modified: now })
    else if (original === undefined) error = 'ENOENT'
    else error = create(call, to.place, original)
  }
  if (error === undefined) return 0
  call.complain(`${name}: ${fileErrorText(error)}`)
  return 1
})

const mkfifoTool: Tool = instant((call) => {
  const read = options(call.args, 'm:')
  let status = 0
  for (const path of read.rest) {
    const looked = look(call, path)
    const fifo: FileNode = { kind: 'fifo', mode: 0o644, uid: 0, modified: call.world.kernel.now }
    const error = looked.error ?? (looked.place.node === undefined ? create(call, looked.place, fifo) : 'EEXIST')
    if (error === undefined) continue
    call.complain(`${path}: ${fileErrorText(error)}`)
    status = 1
  }
  return status
})

/** Reads a mode as chmod does, over the mode that a file has. */
export function parseMode(text: string, before: number): number {
  if (/^[0-7]+$/.test(text)) return Number.parseInt(text, 8)
  let mode = before
  for (const clause of text.split(',')) {
    const match = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause)
    if (match === null) continue
    const [, who = '', operator, what = ''] = match
    let bits = 0
    if (what.includes('r')) bits |= 0o444
    if (what.includes('w')) bits |= 0o222
    if (what.includes('x') || what.includes('X')) bits |= 0o111
    const all = who === '' || who.includes('a')
    const mask =
      (all || who.includes('u') ? 0o700 : 0) |
      (all || who.includes('g') ? 0o070 : 0) |
      (all || who.includes('o') ? 0o007 : 0)
    const umask = who === '' ? 0o755 : 0o777
    if (operator === '+') mode |= bits & mask & umask
    else if (operator === '-') mode &= ~(bits & mask)
    else mode = (mode & ~mask) | (bits & mask)
  }
  return mode
}

function forEachNode(node: FileNode, deep: boolean, visit: (node: FileNode) => void): void {
  visit(node)
  if (deep && node.kind === 'directory') for (const entry of node.entries.values()) forEachNode(entry, deep, visit)
}

const chmodTool: Tool = instant((call) => {
  const args = call.args.filter((arg) => !/^-[Rvcf]+$/.test(arg))
  const deep = call.args.some((arg) => /^-[vcf]*R/.test(arg))
  const [mode, ...paths] = args
  if (mode === undefined || paths.length === 0) return usage(call)
  let status = 0
  for (const path of paths) {
    const looked = look(call, path)
    const node = looked.error === undefined ? looked.place.node : undefined
    if (node === undefined) {
      call.complain(`${path}: ${fileErrorText(looked.error ?? 'ENOENT')}`)
      status = 1
    } else
      forEachNode(node, deep, (n) => {
        n.mode = parseMode(mode, n.mode)
      })
  }
  return status
})

const chownTool: Tool = instant((call) => {
  const args = call.args.filter((arg) => !/^-[RhLHPvcf]+$/.test(arg))
  const deep = call.args.some((arg) => /^-[a-zA-Z]*R/.test(arg))
  const [owner, ...paths] = args
  if (owner === undefined || paths.length === 0) return usage(call)
  const user = owner.split(/[:.]/)[0] ?? ''
  const uid = /^\d+$/.test(user) ? Number(user) : 0
  let status = 0
  for (const path of paths) {
    const looked = look(call, path)
    const node = looked.error === undefined ? looked.place.node : undefined
    const error = node === undefined ? (looked.error ?? 'ENOENT') : undefined
    if (error !== undefined || call.world.uid !== 0) {
      call.complain(`${path}: ${error === undefined ? 'Operation not permitted' : fileErrorText(error)}`)
      status = 1
    } else if (node !== undefined && call.name === 'chown' && user !== '')
      forEachNode(node, deep, (n) => {
        n.uid = uid
      })
  }
  return status
})

const mktempTool: Tool = instant((call) => {
  const read = options(call.args, 'dqtup:')
  const base = read.values.get('p') ?? call.env.get('TMPDIR') ?? '/tmp'
  const template = read.rest[0] ?? `${base}/tmp.XXXXXX`
  const random = call.world.kernel.random(`mktemp ${call.world.hostname} ${call.world.table.skipPid()}`)
  const path = template.replace(/X{6}/, (xs) => [...xs].map(() => LETTERS[random.below(LETTERS.length)]).join(''))
  const looked = look(call, path)
  const { now } = call.world.kernel
  const node = read.flags.has('d') ? directory(now, 0o700) : regularFile('', now, 0o600)
  const error = looked.error ?? create(call, looked.place, node)
  if (error !== undefined) {
    call.complain(
      `Failed to create ${read.flags.has('d') ? 'directory' : 'file'} '${template}': ${fileErrorText(error)}`,
    )
    return 1
  }
  call.out(`${path}\n`)
  return 0
})

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const statTool: Tool = instant((call) => {
  const read = options(call.args, 'c:fLt')
  const format = read.values.get('c')
  let status = 0
  for (const path of read.rest) {
    const looked = look(call, path, read.flags.has('L') ? 'all' : 'all but the last')
    const node = looked.error === undefined ? looked.place.node : undefined
    if (node === undefined) {
      call.complain(`can't stat '${path}': ${fileErrorText(looked.error ?? 'ENOENT')}`)
      status = 1
      continue
    }
    const seconds = Math.floor((call.world.startTime + node.modified) / 1000)
    const values: Readonly<Record<string, string>> = {
      F: {
        file: 'regular file',
        directory: 'directory',
        fifo: 'fifo',
        link: 'symbolic link',
        device: 'character special file',
      }[node.kind],
      U: node.uid === 0 ? 'root' : String(node.uid),
      X: String(seconds),
      Y: String(seconds),
      Z: String(seconds),
      a: (node.mode & 0o7777).toString(8),
      g: '0',
      h: '1',
      n: path,
      s: String(sizeOf(node)),
      u: String(node.uid),
    }
    if (format !== undefined) call.out(`${format.replace(/%(.)/g, (_, letter: string) => values[letter] ?? letter)}\n`)
    else call.out(`  File: ${path}\n  Size: ${values['s']}\t${values['F']}\n`)
  }
  return status
})

const readlinkTool: Tool = instant((call) => {
  const read = options(call.args, 'fnv')
  const path = read.rest[0] ?? ''
  const resolves = read.flags.has('f') || call.name === 'realpath'
  const looked = look(call, path, resolves ? 'all' : 'all but the last')
  if (looked.error !== undefined) return 1
  if (resolves) call.out(`${looked.place.path}\n`)
  else if (looked.place.node?.kind === 'link') call.out(`${looked.place.node.target}\n`)
  else return 1
  return 0
})

const unlinkTool: Tool = instant((call) => {
  const path = call.args[0] ?? ''
  const looked = look(call, path, 'all but the last')
  if (looked.error === undefined && looked.place.node !== undefined) {
    call.world.files.unlink(looked.place)
    return 0
  }
  call.complain(`can't remove file '${path}': ${fileErrorText(looked.error ?? 'ENOENT')}`)
  return 1
})

const truncateTool: Tool = instant((call) => {
  const read = options(call.args, 'cs:')
  const match = /^(\d+)([kKMG]?)$/.exec(read.values.get('s') ?? '')
  if (match === null) return usage(call)
  const size = Number(match[1]) * ({ '': 1, k: 2 ** 10, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 }[match[2] ?? ''] ?? 1)
  for (const path of read.rest) {
    const looked = look(call, path)
    if (looked.error !== undefined) {
      call.complain(`${path}: open: ${fileErrorText(looked.error)}`)
      return 1
    }
    const node = looked.place.node ?? regularFile('', call.world.kernel.now)
    if (looked.place.node === undefined) create(call, looked.place, node)
    if (node.kind !== 'file') continue
    node.text = node.text.slice(0, size)
    node.zeros = Math.max(0, size - node.text.length)
  }
  return 0
})

/** Tools that make, move and change files. */
export const fileTools: Readonly<Record<string, Tool>> = {
  chgrp: chownTool,
  chmod: chmodTool,
  chown: chownTool,
  cp: cpTool,
  link: lnTool,
  ln: lnTool,
  mkdir: mkdirTool,
  mkfifo: mkfifoTool,
  mktemp: mktempTool,
  mv: mvTool,
  readlink: readlinkTool,
  realpath: readlinkTool,
  rm: rmTool,
  rmdir: rmdirTool,
  stat: statTool,
  touch: touchTool,
  truncate: truncateTool,
  unlink: unlinkTool,
}
