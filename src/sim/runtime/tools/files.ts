import { fromByteString, toByteString } from '../files/bytes.ts'
import { type Device, directory, type FileNode, type RegularFile, regularFile, sizeOf } from '../files/fileNode.ts'
import { type FileError, fileErrorText } from '../files/fileSystem.ts'
import { parseMode } from './attributes.ts'
import { parseDateText } from './dates.ts'
import { create, look, writable } from './place.ts'
import { instant, options, type Tool, type ToolCall } from './tool.ts'
import { usage } from './usage.ts'

const touchTool: Tool = instant((call) => {
  const read = options(call.args, 'cfhd:t:r:am', { 'no-create': 'c', date: 'd:', reference: 'r:' })
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  const time = givenTime(call, read.values)
  if (typeof time === 'string') {
    call.complain(time)
    return 1
  }
  let status = 0
  for (const path of read.rest) {
    const looked = look(call, path)
    let error = looked.error
    if (looked.error === undefined) {
      const { node, readOnly } = looked.place
      if (node !== undefined) {
        if (readOnly) error = 'EROFS'
        else node.modified = time
      } else if (path.endsWith('/')) error = 'EISDIR'
      else if (!read.flags.has('c'))
        error = create(call, looked.place, regularFile('', time, 0o666 & ~call.process.umask))
    }
    if (error !== undefined) {
      call.complain(`${path}: ${fileErrorText(error)}`)
      status = 1
    }
  }
  return status
})

/** The time that files are to bear, on the kernel's clock; or what is wrong with the one that was given. */
function givenTime(call: ToolCall, values: ReadonlyMap<string, string>): number | string {
  const { kernel, startTime } = call.world
  const reference = values.get('r')
  if (reference !== undefined) {
    const looked = look(call, reference)
    const node = looked.error === undefined ? looked.place.node : undefined
    return node?.modified ?? `${reference}: ${fileErrorText(looked.error ?? 'ENOENT')}`
  }
  const text = values.get('d') ?? values.get('t')
  if (text === undefined) return kernel.now
  const parsed = parseDateText(text, startTime + kernel.now)
  return parsed === undefined ? `invalid date '${text}'` : parsed - startTime
}

const rmTool: Tool = instant((call) => {
  const read = options(call.args, 'fiRrv', { force: 'f', recursive: 'r' })
  if (read.error !== undefined) return usage(call, read.error)
  const force = read.flags.has('f')
  const recursive = read.flags.has('r') || read.flags.has('R')
  if (read.rest.length === 0 && !force) return usage(call)
  let status = 0
  for (const path of read.rest) {
    if (/(^|\/)\.\.?\/*$/.test(path)) {
      call.complain("can't remove '.' or '..'")
      status = 1
      continue
    }
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
    } else if (read.flags.has('v')) call.out(`removed '${path}'\n`)
  }
  return status
})

const mkdirTool: Tool = instant((call) => {
  const read = options(call.args, 'pm:v', { parents: 'p', mode: 'm:' })
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  const mode = read.values.has('m') ? parseMode(read.values.get('m') ?? '', 0o777) : 0o777 & ~call.process.umask
  if (mode === undefined) {
    call.complain(`invalid mode '${read.values.get('m')}'`)
    return 1
  }
  const made = (path: string): void => {
    if (read.flags.has('v')) call.out(`created directory: '${path}'\n`)
  }
  let status = 0
  for (const path of read.rest) {
    const failed = read.flags.has('p') ? makeParents(call, path, mode, made) : makeOne(call, path, mode, made)
    if (failed === undefined) continue
    call.complain(`can't create directory '${failed.path}': ${fileErrorText(failed.error)}`)
    status = 1
  }
  return status
})

/** A directory that could not be made, and why. */
interface NotMade {
  readonly path: string
  readonly error: FileError
}

function makeOne(call: ToolCall, path: string, mode: number, made: (path: string) => void): NotMade | undefined {
  const looked = look(call, path)
  if (looked.error !== undefined) return { path, error: looked.error }
  if (looked.place.node !== undefined) return { path, error: 'EEXIST' }
  const error = create(call, looked.place, directory(call.world.kernel.now, mode))
  if (error !== undefined) return { path, error }
  made(path)
  return undefined
}

function makeParents(call: ToolCall, path: string, mode: number, made: (path: string) => void): NotMade | undefined {
  const parts = path.split('/').filter((part) => part !== '')
  let at = path.startsWith('/') ? '/' : ''
  for (const [i, part] of parts.entries()) {
    at += part
    const last = i === parts.length - 1
    const looked = look(call, at)
    const node = looked.error === undefined ? looked.place.node : undefined
    if (looked.error !== undefined) return { path: last ? path : `${at}/`, error: looked.error }
    if (node === undefined) {
      const failed = makeOne(call, at, last ? mode : (0o777 & ~call.process.umask) | 0o300, () =>
        made(last ? at : `${at}/`),
      )
      if (failed !== undefined) return { path: last ? path : `${at}/`, error: failed.error }
    } else if (node.kind !== 'directory') return { path: last ? path : `${at}/`, error: last ? 'EEXIST' : 'ENOTDIR' }
    at += '/'
  }
  return undefined
}

const rmdirTool: Tool = instant((call) => {
  const read = options(call.args, 'p', { parents: 'p', 'ignore-fail-on-non-empty': 'i' })
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  let status = 0
  for (const given of read.rest) {
    for (let path = given; ; path = path.replace(/\/+[^/]*\/*$/, '') || '/') {
      const looked = look(call, path)
      const node = looked.error === undefined ? looked.place.node : undefined
      let error = looked.error
      if (looked.error === undefined) {
        if (node === undefined) error = 'ENOENT'
        else if (node.kind !== 'directory') error = 'ENOTDIR'
        else if (node.entries.size > 0) error = 'ENOTEMPTY'
        else {
          const removed = call.world.files.unlink(looked.place)
          error = removed.ok ? undefined : removed.error
        }
      }
      if (path === '/') error = 'EBUSY'
      if (error !== undefined && !(error === 'ENOTEMPTY' && read.flags.has('i'))) {
        call.complain(`'${path}': ${fileErrorText(error)}`)
        status = 1
      }
      if (error !== undefined || !read.flags.has('p') || !path.includes('/') || path === '/') break
    }
  }
  return status
})

/** `mkfifo`, and `mknod NAME p`. */
const mkfifoTool: Tool = instant((call) => {
  const read = options(call.args, 'm:', { mode: 'm:' })
  const node = call.name === 'mknod'
  if (read.error !== undefined || read.rest.length < (node ? 2 : 1)) return usage(call, read.error)
  const mode = read.values.has('m') ? (parseMode(read.values.get('m') ?? '', 0) ?? 0o666) : 0o666 & ~call.process.umask
  let status = 0
  for (const path of node ? read.rest.slice(0, 1) : read.rest) {
    const looked = look(call, path)
    const modified = call.world.kernel.now
    const made: FileNode =
      node && read.rest[1] !== 'p'
        ? { kind: 'device', device: DEVICES[read.rest.slice(2).join(':')] ?? 'null', mode, uid: 0, modified }
        : { kind: 'fifo', mode, uid: 0, modified }
    const error = looked.error ?? (looked.place.node === undefined ? create(call, looked.place, made) : 'EEXIST')
    if (error === undefined) continue
    call.complain(`${path}: ${fileErrorText(error)}`)
    status = 1
  }
  return status
})

/** Devices by their numbers. */
const DEVICES: Readonly<Record<string, Device['device']>> = {
  '1:3': 'null',
  '1:5': 'zero',
  '1:7': 'full',
  '1:8': 'random',
  '1:9': 'random',
}

const mktempTool: Tool = instant((call) => {
  const read = options(call.args, 'dqtup:', { directory: 'd', quiet: 'q', 'dry-run': 'u', tmpdir: 'p:' })
  if (read.error !== undefined || read.rest.length > 1) return usage(call, read.error)
  const { flags, values } = read
  const base = values.get('p') ?? call.env.get('TMPDIR') ?? '/tmp'
  const given = read.rest[0]
  const template =
    given === undefined ? `${base}/tmp.XXXXXX` : flags.has('t') || values.has('p') ? `${base}/${given}` : given
  const random = call.world.kernel.random(`mktemp ${call.world.hostname} ${call.world.table.skipPid()}`)
  const path = template.replace(/X{6}$/, (xs) => [...xs].map(() => LETTERS[random.below(LETTERS.length)]).join(''))
  if (flags.has('u')) {
    call.out(`${path}\n`)
    return 0
  }
  const looked = look(call, path)
  const { now } = call.world.kernel
  const node = flags.has('d') ? directory(now, 0o700) : regularFile('', now, 0o600)
  const error = looked.error ?? (path === template ? undefined : create(call, looked.place, node))
  if (error === undefined && path !== template) {
    call.out(`${path}\n`)
    return 0
  }
  const text = error === undefined ? 'Invalid argument' : fileErrorText(error)
  if (!flags.has('q')) call.complain(`(null): ${text}`)
  return 1
})

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const unlinkTool: Tool = instant((call) => {
  const [path] = call.args
  if (path === undefined) return usage(call)
  const looked = look(call, path, 'all but the last')
  if (looked.error === undefined && looked.place.node !== undefined && looked.place.node.kind !== 'directory') {
    const removed = call.world.files.unlink(looked.place)
    if (removed.ok) return 0
  }
  call.complain(`can't remove file '${path}': ${fileErrorText(looked.error ?? 'ENOENT')}`)
  return 1
})

/** Gives a file just so many bytes. */
function resize(node: RegularFile, size: number): void {
  const bytes = toByteString(node.text)
  if (size <= bytes.length) {
    node.text = fromByteString(bytes.slice(0, size))
    node.zeros = 0
  } else node.zeros = size - bytes.length
}

const SIZE_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  K: 2 ** 10,
  M: 2 ** 20,
  G: 2 ** 30,
  T: 2 ** 40,
  k: 1000,
  b: 512,
  KB: 1000,
  kB: 1000,
  MB: 1e6,
}

/** `truncate` and `fallocate`: give files a size. */
function resizingTool(spec: string, letter: string): Tool {
  return instant((call) => {
    const read = options(call.args, spec, { size: 's:', 'no-create': 'c', length: 'l:' })
    const text = read.values.get(letter)
    if (read.error !== undefined || text === undefined || read.rest.length === 0) return usage(call, read.error)
    const match = /^(\d+)([a-zA-Z]*)$/.exec(text)
    const unit = SIZE_UNITS[match?.[2] ?? '']
    if (match === null || unit === undefined) {
      call.complain(`invalid number '${text}'`)
      return 1
    }
    const size = Number(match[1]) * unit
    for (const path of read.rest) {
      const looked = look(call, path)
      let error = looked.error
      if (looked.error === undefined) {
        const { now } = call.world.kernel
        const node = looked.place.node ?? regularFile('', now)
        if (looked.place.node === undefined) {
          if (read.flags.has('c')) continue
          error = create(call, looked.place, node)
        } else if (looked.place.readOnly) error = 'EROFS'
        else if (node.kind === 'directory') error = 'EISDIR'
        if (error === undefined && node.kind === 'file') {
          const before = sizeOf(node)
          // what is set aside for a file never takes anything from it
          resize(node, letter === 'l' ? Math.max(before, size + Number(read.values.get('o') ?? 0)) : size)
          node.modified = now
        }
      }
      if (error === undefined) continue
      call.complain(`${path}: open: ${fileErrorText(error)}`)
      return 1
    }
    return 0
  })
}

/** `install`: copies with a mode; `-d` makes directories. */
const installTool: Tool = instant((call) => {
  const read = options(call.args, 'cdDpsg:o:m:t:v')
  const target = read.values.get('t') ?? read.rest.at(-1)
  const mode = parseMode(read.values.get('m') ?? '755', 0) ?? 0o755
  if (read.error !== undefined || target === undefined) return usage(call, read.error)
  let status = 0
  const fail = (message: string): void => {
    call.complain(message)
    status = 1
  }
  if (read.flags.has('d')) {
    for (const path of read.rest) {
      const failed = makeParents(call, path, mode, () => {})
      if (failed !== undefined) fail(`can't create directory '${failed.path}': ${fileErrorText(failed.error)}`)
    }
    return status
  }
  const sources = read.values.has('t') ? read.rest : read.rest.slice(0, -1)
  if (sources.length === 0) return usage(call)
  for (const source of sources) {
    const text = call.world.files.readFile(call.path(source))
    const into = call.isDirectory(target) || read.values.has('t')
    const path = into ? `${target}/${source.split('/').at(-1)}` : target
    if (read.flags.has('D')) makeParents(call, path.replace(/\/?[^/]*$/, '') || '.', 0o755, () => {})
    const looked = look(call, path)
    if (text === undefined) fail(`can't stat '${source}': No such file or directory`)
    else {
      const error = looked.error ?? create(call, looked.place, regularFile(text, call.world.kernel.now, mode))
      if (error !== undefined) fail(`can't create '${path}': ${fileErrorText(error)}`)
    }
  }
  return status
})

/** Tools that make and remove files. */
export const fileTools: Readonly<Record<string, Tool>> = {
  fallocate: resizingTool('l:o:', 'l'),
  install: installTool,
  mkdir: mkdirTool,
  mkfifo: mkfifoTool,
  mknod: mkfifoTool,
  mktemp: mktempTool,
  rm: rmTool,
  rmdir: rmdirTool,
  touch: touchTool,
  truncate: resizingTool('cs:', 's'),
  unlink: unlinkTool,
}
