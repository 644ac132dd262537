import { directory, type FileNode, regularFile } from '../files/fileNode.ts'
import { type FileError, fileErrorText } from '../files/fileSystem.ts'
import { parseMode } from './attributes.ts'
import { create, look, writable } from './place.ts'
import { instant, options, type Tool, type ToolCall } from './tool.ts'
import { usage } from './usage.ts'

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

/** Tools that make and remove files. */
export const fileTools: Readonly<Record<string, Tool>> = {
  mkdir: mkdirTool,
  mkfifo: mkfifoTool,
  mktemp: mktempTool,
  rm: rmTool,
  rmdir: rmdirTool,
  touch: touchTool,
  truncate: truncateTool,
  unlink: unlinkTool,
}
