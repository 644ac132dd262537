import { regularFile } from '../files/fileNode.ts'
import { type FileError, fileErrorText } from '../files/fileSystem.ts'
import type { World } from '../world.ts'
import { EndlessFile, FileHandle, NullFile, type OpenFile } from './openFile.ts'
import { pipeOf } from './pipe.ts'
import { RandomFile } from './randomFile.ts'
import type { Running, VirtualProcess } from './virtualProcess.ts'

/** How a file is opened. */
export type OpenMode = 'read' | 'write' | 'append' | 'read and write'

/** An opened file (not yet retained), or why not. */
export type Opened = { readonly file: OpenFile } | { readonly error: FileError }

const OWN_DESCRIPTOR = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/
const FIRST_PROCESS = /^\/proc\/1\/fd\/([012])$/

/** Opens a path as open(2) does; a named pipe waits for its other end. */
export function* open(world: World, process: VirtualProcess, path: string, mode: OpenMode): Running<Opened> {
  for (;;) {
    const opened = yield* openInterruptibly(world, process, path, mode)
    if (opened !== 'interrupted') return opened
  }
}

/** The same, but a signal that is handled ends the wait for a named pipe. */
export function* openInterruptibly(
  world: World,
  process: VirtualProcess,
  path: string,
  mode: OpenMode,
): Running<Opened | 'interrupted'> {
  const opened = openNow(world, process, path, mode)
  if (opened !== 'fifo') return opened
  const node = world.files.lookup(path)
  if (node?.kind !== 'fifo') return { error: 'ENOENT' }
  const pipe = pipeOf(node)
  const side = mode === 'read' ? 'read' : 'write'
  const file = pipe.end(side)
  if (mode === 'read and write') return { file }
  let met = false
  try {
    while (side === 'read' ? pipe.writers === 0 && pipe.length === 0 : pipe.readers === 0)
      if ((yield pipe.opened) === 'interrupted') return 'interrupted'
    met = true
  } finally {
    // whoever ends while it waits leaves the pipe
    if (!met) {
      file.retain()
      file.release()
    }
  }
  return { file }
}

/** Opens anything that needs no waiting; `fifo` where it does. */
export function openNow(world: World, process: VirtualProcess, path: string, mode: OpenMode): Opened | 'fifo' {
  if (path.startsWith('/dev/') || path.startsWith('/proc/')) {
    const special = specialFile(world, process, path)
    if (special !== undefined) return { file: special }
  }
  const { files } = world
  const place = files.find(path)
  if (!place.ok) return { error: place.error }
  const { node, readOnly } = place.value
  // asked at every change of the file
  const now = (): number => {
    world.table.filesChanged(process)
    return world.kernel.now
  }
  if (node === undefined) {
    if (mode === 'read' || path.endsWith('/')) return { error: mode === 'read' ? 'ENOENT' : 'EISDIR' }
    if (!mayWrite(world, place.value.parent.mode, place.value.parent.uid)) return { error: 'EACCES' }
    const made = files.create(place.value, {
      ...regularFile('', world.kernel.now, 0o666 & ~process.umask),
      uid: world.uid,
    })
    return made.ok ? { file: new FileHandle(made.value, handleMode(mode), now) } : { error: made.error }
  }
  switch (node.kind) {
    case 'fifo':
      return 'fifo'
    case 'link':
      return { error: 'ENOENT' }
    case 'device':
      return { file: deviceFile(world, process, node.device) }
    case 'directory':
      // busybox opens a directory for reading and fails on the read
      return { error: 'EISDIR' }
    case 'file':
      if (mode !== 'read' && readOnly) return { error: 'EROFS' }
      if (mode !== 'read' && !mayWrite(world, node.mode, node.uid)) return { error: 'EACCES' }
      if (mode === 'write') {
        node.text = ''
        node.zeros = 0
        node.modified = world.kernel.now
      }
      return { file: new FileHandle(node, handleMode(mode), now) }
  }
}

/** Whether the container's user may write what has these permissions. */
export function mayWrite(world: World, mode: number, owner: number): boolean {
  if (world.uid === 0 || (mode & 0o002) !== 0) return true
  return owner === world.uid ? (mode & 0o200) !== 0 : world.gid === 0 && (mode & 0o020) !== 0
}

/** A read of a whole regular file by a tool, or the words of the error. */
export function readWhole(world: World, path: string): { readonly text: string } | { readonly error: string } {
  const place = world.files.find(path)
  if (!place.ok) return { error: fileErrorText(place.error) }
  const { node } = place.value
  if (node === undefined) return { error: fileErrorText('ENOENT') }
  if (node.kind === 'directory') return { error: fileErrorText('EISDIR') }
  return { text: node.kind === 'file' ? node.text + '\0'.repeat(node.zeros) : '' }
}

const handleMode = (mode: OpenMode): 'read' | 'write' | 'append' => (mode === 'read and write' ? 'write' : mode)

function specialFile(world: World, process: VirtualProcess, path: string): OpenFile | undefined {
  const own = OWN_DESCRIPTOR.exec(path)
  if (own !== null) return process.files.get(Number(own[1]))
  const first = FIRST_PROCESS.exec(path)
  if (first === null) return undefined
  return first[1] === '0' ? new NullFile() : first[1] === '1' ? world.stdout : world.stderr
}

function deviceFile(
  world: World,
  process: VirtualProcess,
  device: 'null' | 'zero' | 'random' | 'full' | 'stdin' | 'stdout' | 'stderr',
): OpenFile {
  switch (device) {
    case 'null':
      return new NullFile()
    case 'zero':
      return new EndlessFile('\0')
    case 'full':
      return new EndlessFile('\0', 'No space left on device')
    case 'random':
      return new RandomFile(world.kernel.random(`urandom ${world.hostname} ${process.pid} ${world.kernel.now}`))
    case 'stdin':
      return process.files.get(0) ?? new NullFile()
    case 'stdout':
      return process.files.get(1) ?? new NullFile()
    case 'stderr':
      return process.files.get(2) ?? new NullFile()
  }
}
