import type { Millis } from '../../../base/millis.ts'
import { byteLength } from './bytes.ts'

/** What every file has: permission bits, its owner, and when it was last changed. */
interface Attributes {
  mode: number
  uid: number
  /** Its group; absent: root's. */
  gid?: number
  modified: Millis
}

/** A regular file. `zeros` zero bytes follow the text: large files of nothing are not held in memory. */
export interface RegularFile extends Attributes {
  readonly kind: 'file'
  text: string
  zeros: number
  /** How many names it has; absent: one. */
  links?: number
}

/** A directory; its entries are listed in name order. */
export interface Directory extends Attributes {
  readonly kind: 'directory'
  readonly entries: Map<string, FileNode>
}

/** A named pipe. Who opens it finds the pipe itself in the process layer, by this node. */
export interface Fifo extends Attributes {
  readonly kind: 'fifo'
}

/** A device by its role: `null` swallows, `zero` and `random` never end, `stdin` .. `stderr` are the opener's own. */
export interface Device extends Attributes {
  readonly kind: 'device'
  readonly device: 'null' | 'zero' | 'random' | 'full' | 'stdin' | 'stdout' | 'stderr'
}

/** A symbolic link. */
export interface SymbolicLink extends Attributes {
  readonly kind: 'link'
  readonly target: string
}

/** Anything that has a name in a file system. */
export type FileNode = RegularFile | Directory | Fifo | Device | SymbolicLink

/** A regular file with this content. */
export function regularFile(text: string, modified: Millis = 0, mode = 0o644): RegularFile {
  return { kind: 'file', text, zeros: 0, mode, uid: 0, modified }
}

/** An empty directory. */
export function directory(modified: Millis = 0, mode = 0o755): Directory {
  return { kind: 'directory', entries: new Map(), mode, uid: 0, modified }
}

/** The size that `stat` gives. */
export function sizeOf(node: FileNode): number {
  if (node.kind === 'file') return byteLength(node.text) + node.zeros
  if (node.kind === 'link') return node.target.length
  return node.kind === 'directory' ? 4096 : 0
}

/** What a directory holds by name, in byte order of the names. */
export function entriesIn(dir: Directory): (readonly [name: string, node: FileNode])[] {
  return [...dir.entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}

/** The names in a directory, in byte order. */
export const namesIn = (dir: Directory): string[] => entriesIn(dir).map(([name]) => name)

/** The bytes of all regular files below a node. */
export function bytesBelow(node: FileNode): number {
  if (node.kind === 'file') return sizeOf(node)
  if (node.kind !== 'directory') return 0
  let total = 0
  for (const entry of node.entries.values()) total += bytesBelow(entry)
  return total
}
