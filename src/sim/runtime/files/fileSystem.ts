import type { Millis } from '../../../base/millis.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { baseImage } from './baseImage.ts'
import { bytesBelow, type Directory, directory, type FileNode, namesIn, regularFile } from './fileNode.ts'
import type { FileTree } from './fileTree.ts'

/** Why a file operation was refused, by the names of errno. */
export type FileError =
  | 'ENOENT'
  | 'ENOTDIR'
  | 'EISDIR'
  | 'EEXIST'
  | 'EACCES'
  | 'EROFS'
  | 'ENOTEMPTY'
  | 'ELOOP'
  | 'EBUSY'
  | 'ENOSPC'

const MESSAGES: Readonly<Record<FileError, string>> = {
  ENOENT: 'No such file or directory',
  ENOTDIR: 'Not a directory',
  EISDIR: 'Is a directory',
  EEXIST: 'File exists',
  EACCES: 'Permission denied',
  EROFS: 'Read-only file system',
  ENOTEMPTY: 'Directory not empty',
  ELOOP: 'Too many levels of symbolic links',
  EBUSY: 'Resource busy',
  ENOSPC: 'No space left on device',
}

/** An error in the C library's words. */
export const fileErrorText = (error: FileError): string => MESSAGES[error]

/** Where a path leads: the directory that holds the last name, and what bears the name there, if anything. */
export interface Place {
  readonly parent: Directory
  readonly name: string
  readonly node: FileNode | undefined
  readonly readOnly: boolean
  /** The absolute path without links and dots. */
  readonly path: string
}

interface Mount {
  readonly root: FileNode
  readonly readOnly: boolean
}

/** How many links a path may lead over, as Linux has it. */
const MAX_LINKS = 40
/** How many files a container may make before the playground refuses more. */
export const MAX_FILES = 100_000

/** The root of a container: its own files, and the volumes mounted in it. */
export class FileSystem {
  /** The instant that new and changed files bear. */
  now: () => Millis = () => 0
  /** Told when a container has made more files than the playground holds. */
  onFull: () => void = () => {}
  /** Whether the container's own files are read-only (`readOnlyRootFilesystem`); volumes are as they were mounted. */
  readOnlyRoot = false
  private readonly root: Directory
  private readonly mounts = new Map<string, Mount>()
  /** Volumes in memory, and how many bytes they held when they were mounted. */
  private readonly inMemory = new Map<FileTree, number>()
  private made = 0

  /** How many bytes came with the image. */
  private readonly imageBytes: number

  constructor(root: Directory = baseImage()) {
    this.root = root
    this.imageBytes = bytesBelow(root)
  }

  /** Counts what is written to a volume as the container's memory. */
  countAsMemory(tree: FileTree): void {
    this.inMemory.set(tree, tree.bytes)
  }

  /** How many bytes the container holds in volumes in memory. */
  get memoryBytes(): number {
    let total = 0
    for (const [tree, before] of this.inMemory) total += Math.max(0, tree.bytes - before)
    return total
  }

  /** How many bytes the container has written to its own files: what is in volumes does not count. */
  get writtenBytes(): number {
    return Math.max(0, bytesBelow(this.root) - this.imageBytes)
  }

  /** Mounts a volume's tree; missing directories on the way are made. */
  mount(path: string, tree: FileTree, options: { readonly readOnly: boolean }): void {
    const absolute = normalize(path, '/')
    this.makeDirectories(absolute.slice(0, absolute.lastIndexOf('/')))
    const place = this.find(absolute)
    if (place.ok && place.value.node === undefined) {
      place.value.parent.entries.set(place.value.name, tree.root.kind === 'directory' ? directory() : regularFile(''))
    }
    this.mounts.set(absolute, { root: tree.root, readOnly: options.readOnly })
  }

  /** Where the volume is mounted that holds a path; undefined where the container's own files do. */
  volumeAt(path: string): string | undefined {
    const absolute = normalize(path, '/')
    return [...this.mounts.keys()]
      .filter((path) => !/^\/(proc|sys)\b/.test(path))
      .find((at) => absolute === at || absolute.startsWith(`${at}/`))
  }

  /** The paths at which volumes are mounted, in the order of their mounting. */
  mounted(): readonly string[] {
    return [...this.mounts.keys()].filter((path) => !/^\/(proc|sys)\b/.test(path))
  }

  /** Writes a file whole, whatever is read-only; missing directories are made. */
  writeFile(path: string, text: string): void {
    const absolute = normalize(path, '/')
    this.makeDirectories(absolute.slice(0, absolute.lastIndexOf('/')))
    const place = this.find(absolute)
    if (!place.ok) return
    const { node, parent, name } = place.value
    if (node?.kind === 'file') {
      node.text = text
      node.zeros = 0
      node.modified = this.now()
    } else if (node === undefined) parent.entries.set(name, regularFile(text, this.now()))
  }

  /** A file's text; undefined where there is no such regular file. */
  readFile(path: string): string | undefined {
    const node = this.lookup(path)
    return node?.kind === 'file' ? node.text + '\0'.repeat(node.zeros) : undefined
  }

  exists(path: string): boolean {
    return this.lookup(path) !== undefined
  }

  /** Takes a file or a directory with all in it away, whatever is read-only. */
  remove(path: string): void {
    const place = this.find(path, { follow: 'all but the last' })
    if (place.ok) place.value.parent.entries.delete(place.value.name)
  }

  /** What an absolute path leads to, over links. */
  lookup(path: string): FileNode | undefined {
    const place = this.find(path)
    return place.ok ? place.value.node : undefined
  }

  /** Follows an absolute path to its place. An error where something on the way is missing or no directory. */
  find(
    path: string,
    options: { readonly follow: 'all' | 'all but the last' } = { follow: 'all' },
  ): Result<Place, FileError> {
    return this.walk(path, options.follow, 0)
  }

  /** Makes what a place has room for (the place must be free). */
  create<T extends FileNode>(place: Place, node: T): Result<T, FileError> {
    if (place.readOnly) return err('EROFS')
    if (this.made++ > MAX_FILES) {
      this.onFull()
      return err('ENOSPC')
    }
    place.parent.entries.set(place.name, node)
    place.parent.modified = this.now()
    return ok(node)
  }

  /** Takes the name away from its directory; the file has one name fewer. */
  unlink(place: Place): Result<undefined, FileError> {
    const gone = this.detach(place)
    if (gone.ok && place.node?.kind === 'file' && place.node.links !== undefined) place.node.links--
    return gone
  }

  /** Takes the name away from its directory, as the file has got another. */
  detach(place: Place): Result<undefined, FileError> {
    if (place.readOnly) return err('EROFS')
    if (this.mounts.has(place.path)) return err('EBUSY')
    place.parent.entries.delete(place.name)
    place.parent.modified = this.now()
    return ok(undefined)
  }

  /** The names in a directory, in byte order. */
  list(path: string): readonly string[] {
    const node = this.lookup(path)
    return node?.kind === 'directory' ? namesIn(node) : []
  }

  private walk(path: string, follow: 'all' | 'all but the last', links: number): Result<Place, FileError> {
    const parts = path.split('/')
    let parent = this.root
    let node: FileNode = this.mounts.get('/')?.root ?? this.root
    let readOnly = this.readOnlyRoot
    let at = ''
    let name = ''
    const trail: { readonly node: Directory; readonly at: string; readonly readOnly: boolean }[] = []
    let last = parts.length - 1
    while (last > 0 && (parts[last] === '' || parts[last] === '.')) last--
    for (let i = 0; i <= last; i++) {
      const part = parts[i] as string
      if (part === '' || part === '.') continue
      if (node.kind !== 'directory') return err('ENOTDIR')
      if (part === '..') {
        const up = trail.pop()
        if (up !== undefined) {
          node = up.node
          at = up.at
          readOnly = up.readOnly
        }
        name = ''
        continue
      }
      parent = node
      name = part
      const nextAt = `${at}/${part}`
      const mounted: Mount | undefined = this.mounts.size > 0 ? this.mounts.get(nextAt) : undefined
      const next: FileNode | undefined = mounted?.root ?? parent.entries.get(part)
      if (next?.kind === 'link' && (i < last || follow === 'all')) {
        if (links >= MAX_LINKS) return err('ELOOP')
        const rest = parts.slice(i + 1).join('/')
        const target = next.target.startsWith('/') ? next.target : `${at}/${next.target}`
        return this.walk(rest === '' ? target : `${target}/${rest}`, follow, links + 1)
      }
      if (next === undefined) {
        if (i < last) return err('ENOENT')
        return ok({ parent, name, node: undefined, readOnly: mounted?.readOnly ?? readOnly, path: nextAt })
      }
      trail.push({ node: parent, at, readOnly })
      if (mounted !== undefined) readOnly = mounted.readOnly
      node = next
      at = nextAt
    }
    return ok({ parent, name, node, readOnly, path: at === '' ? '/' : at })
  }

  private makeDirectories(path: string): void {
    let at = ''
    for (const part of path.split('/')) {
      if (part === '') continue
      at += `/${part}`
      const place = this.find(at)
      if (place.ok && place.value.node === undefined) place.value.parent.entries.set(part, directory(this.now()))
    }
  }
}

/** Makes a path absolute and takes `.`, `..` and doubled slashes out, by name only. */
export function normalize(path: string, workingDir: string): string {
  const parts: string[] = []
  for (const part of (path.startsWith('/') ? path : `${workingDir}/${path}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}
