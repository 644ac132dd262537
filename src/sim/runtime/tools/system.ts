import { bytesBelow, regularFile } from '../files/fileNode.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import { NODE_MEMORY } from '../files/processFiles.ts'
import { writeTo } from '../processes/io.ts'
import { humanSize } from './humanSize.ts'
import { eachPiece, openInput, wholeNamed } from './input.ts'
import { create, look } from './place.ts'
import { instant, options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

const freeTool: Tool = instant((call) => {
  const read = options(call.args, 'bkmgth')
  if (read.error !== undefined) return usage(call, read.error)
  const unit = { b: 1 / 1024, k: 1, m: 1024, g: 2 ** 20, t: 2 ** 30 }[[...read.flags][0] ?? 'k'] ?? 1
  const shown = (kilobytes: number): string =>
    (read.flags.has('h') ? humanSize(kilobytes * 1024) : String(Math.floor(kilobytes / unit))).padStart(12)
  const { total, used, shared, cached } = NODE_MEMORY
  const row = (name: string, values: readonly number[]): string => `${name.padEnd(7)}${values.map(shown).join('')}\n`
  const columns = ['total', 'used', 'free', 'shared', 'buff/cache', 'available']
  call.out(`${' '.repeat(7)}${columns.map((name) => name.padStart(12)).join('')}\n`)
  call.out(row('Mem:', [total, used, total - used - cached, shared, cached, total - used]))
  call.out(row('Swap:', [0, 0, 0]))
  return 0
})

/** What the disk of a node holds, in kilobytes. */
const DISK = { total: 103_080_888, used: 21_000_000 } as const

const dfTool: Tool = instant((call) => {
  const read = options(call.args, 'PkmhiTat:B:')
  if (read.error !== undefined) return usage(call, read.error)
  const human = read.flags.has('h')
  const unit = read.flags.has('m') ? 1024 : 1
  const shown = (kilobytes: number): string =>
    human ? humanSize(kilobytes * 1024) : String(Math.floor(kilobytes / unit))
  const heading = human ? 'Size' : read.flags.has('m') ? '1M-blocks' : '1K-blocks'
  call.out(`${`Filesystem           ${heading.padStart(human ? 9 : 9)}`}      Used Available Use% Mounted on\n`)
  const row = (device: string, total: number, used: number, mounted: string): void => {
    const part = total === 0 ? 0 : Math.ceil((used * 100) / total)
    const cells = [total, used, total - used].map((n) => shown(n).padStart(9)).join(' ')
    call.out(`${device.padEnd(20)} ${cells} ${`${part}%`.padStart(4)} ${mounted}\n`)
  }
  const root = (): void => row('overlay', DISK.total, DISK.used, '/')
  const mounts = call.world.files.mounted()
  const volume = (path: string): void => {
    const node = call.world.files.lookup(path)
    row('/dev/vda1', DISK.total, DISK.used + Math.ceil((node === undefined ? 0 : bytesBelow(node)) / 1024), path)
  }
  if (read.rest.length === 0) {
    root()
    row('tmpfs', 65_536, 0, '/dev')
    for (const path of mounts) volume(path)
    return 0
  }
  let status = 0
  for (const name of read.rest) {
    const found = call.world.files.find(call.path(name))
    if (!found.ok || found.value.node === undefined) {
      call.complain(`${name}: can't find mount point`)
      status = 1
      continue
    }
    const { path } = found.value
    const mount = mounts.findLast((candidate) => `${path}/`.startsWith(`${candidate}/`))
    if (mount === undefined) root()
    else volume(mount)
  }
  return status
})

const mountTool: Tool = instant((call) => {
  const read = options(call.args, 'arwno:t:O:vfiTl')
  const [device, path] = read.rest
  if (read.error !== undefined) return usage(call, read.error)
  if (device === undefined) {
    call.out('overlay on / type overlay (rw,relatime)\nproc on /proc type proc (rw,nosuid,nodev,noexec,relatime)\n')
    for (const mounted of call.world.files.mounted()) call.out(`/dev/vda1 on ${mounted} type ext4 (rw,relatime)\n`)
    return 0
  }
  const exists = path !== undefined && call.world.files.exists(call.path(path))
  call.complain(
    path === undefined
      ? `can't find ${device} in /etc/fstab`
      : exists
        ? 'permission denied (are you root?)'
        : `mounting ${device} on ${path} failed: No such file or directory`,
  )
  return path === undefined || exists ? 1 : 255
})

const umountTool: Tool = instant((call) => {
  const read = options(call.args, 'fldnrat:D')
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  for (const path of read.rest) {
    const exists = call.world.files.exists(call.path(path))
    call.complain(`can't unmount ${path}: ${exists ? 'Operation not permitted' : 'No such file or directory'}`)
  }
  return 1
})

const mountpointTool: Tool = instant((call) => {
  const read = options(call.args, 'qdxn')
  const [path] = read.rest
  if (read.error !== undefined || path === undefined) return usage(call, read.error)
  const found = call.world.files.find(call.path(path))
  if (!found.ok || found.value.node?.kind !== 'directory') {
    if (!read.flags.has('q')) call.complain(`${path}: ${fileErrorText(found.ok ? 'ENOENT' : found.error)}`)
    return 1
  }
  const is = found.value.path === '/' || call.world.files.mounted().includes(found.value.path)
  if (!read.flags.has('q')) call.out(`${path} is ${is ? '' : 'not '}a mountpoint\n`)
  return is ? 0 : 1
})

/** `sysctl`: what stands below /proc/sys. Changes are refused in a container, as its /proc/sys is read-only. */
const sysctlTool: Tool = instant((call) => {
  const read = options(call.args, '+neAapwq')
  if (read.error !== undefined) return usage(call, read.error)
  let status = 0
  for (const word of read.rest) {
    const [key = '', value] = word.split(/=(.*)/s)
    const path = `/proc/sys/${key.replaceAll('.', '/')}`
    const text = call.world.files.readFile(path)
    if (text === undefined) {
      if (!read.flags.has('e')) call.complain(`error: '${key}' is an unknown key`)
      status = 1
    } else if (value !== undefined) {
      call.complain(`error setting key '${key}': Read-only file system`)
      status = 1
    } else call.out(read.flags.has('n') ? text : `${key} = ${text}`)
  }
  return status
})

const splitTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'l:b:a:')
  const text = yield* wholeNamed(call, read.rest[0])
  if (read.error !== undefined) return usage(call, read.error)
  if (text === undefined) return 1
  const size = /^(\d+)([bkm]?)$/.exec(read.values.get('b') ?? '')
  const bytes = Number(size?.[1] ?? 0) * ({ b: 512, k: 1024, m: 2 ** 20 }[size?.[2] ?? ''] ?? 1)
  const lines = Number(read.values.get('l') ?? 1000)
  const unit = size === null ? `(?:[^\\n]*(?:\\n|$)){1,${lines}}` : `[^]{1,${bytes}}`
  const pieces = (text.match(new RegExp(unit, 'g')) ?? []).filter((piece) => piece !== '')
  const width = Number(read.values.get('a') ?? 2)
  for (const [i, piece] of pieces.entries()) {
    let suffix = ''
    for (let n = i, digit = 0; digit < width; digit++, n = Math.floor(n / 26))
      suffix = String.fromCharCode(97 + (n % 26)) + suffix
    const looked = look(call, (read.rest[1] ?? 'x') + suffix)
    const error = looked.error ?? create(call, looked.place, regularFile(piece, call.world.kernel.now))
    if (error === undefined) continue
    call.complain(`can't open '${(read.rest[1] ?? 'x') + suffix}': ${fileErrorText(error)}`)
    return 1
  }
  return 0
})

/** `more` and `less` where no terminal shows their pages: they copy. */
const pagerTool: Tool = waiting(function* (call) {
  for (const name of call.args.length === 0 ? ['-'] : call.args.filter((arg) => !arg.startsWith('-'))) {
    const input = yield* openInput(call, name)
    if (input === undefined) return 1
    yield* eachPiece(call, input, function* (text) {
      yield* writeTo(call.process, 1, text)
    })
  }
  return 0
})

const refuses = (message: string): Tool =>
  instant((call) => {
    call.complain(message)
    return 1
  })

const prints = (text: string, status = 0): Tool =>
  instant((call: ToolCall) => {
    call.out(text)
    return status
  })

const silent = prints('')

/** Tools that tell about the system, and small ones that belong to no other family. */
export const systemTools: Readonly<Record<string, Tool>> = {
  clear: prints('\x1b[H\x1b[J'),
  df: dfTool,
  dmesg: refuses('klogctl: Operation not permitted'),
  free: freeTool,
  fsync: silent,
  less: pagerTool,
  logger: silent,
  more: pagerTool,
  mount: mountTool,
  mountpoint: mountpointTool,
  nologin: waiting(function* (call) {
    call.out('This account is not available\n')
    yield* call.flush()
    yield 5000
    return 1
  }),
  renice: silent,
  reset: silent,
  split: splitTool,
  stty: refuses('standard input: Inappropriate ioctl for device'),
  sysctl: sysctlTool,
  umount: umountTool,
  vi: refuses("can't read user input"),
}
