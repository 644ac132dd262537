import { bytesBelow, type Directory, directory, type FileNode, namesIn, regularFile } from './fileNode.ts'

const MAX_LINKS = 40

/** The content of a volume: a tree that several containers may have mounted at once. Paths are relative to its root. */
export class FileTree {
  readonly root: FileNode

  constructor(root: FileNode = directory(0, 0o777)) {
    this.root = root
  }

  /** How many bytes its regular files hold. */
  get bytes(): number {
    return bytesBelow(this.root)
  }

  /** Writes a file whole; missing directories are made. */
  writeFile(path: string, text: string, mode = 0o644): void {
    const parts = split(path)
    const name = parts.pop()
    if (name === undefined) return
    const parent = this.makeDirectories(parts)
    const known = parent.entries.get(name)
    if (known?.kind === 'file') {
      known.text = text
      known.zeros = 0
    } else parent.entries.set(name, regularFile(text, 0, mode))
  }

  /** A file's text; undefined where there is no such file. */
  readFile(path: string): string | undefined {
    const node = this.find(path)
    return node?.kind === 'file' ? node.text + '\0'.repeat(node.zeros) : undefined
  }

  exists(path: string): boolean {
    return this.find(path) !== undefined
  }

  /** Takes a file or a directory with all in it away. */
  remove(path: string): void {
    const parts = split(path)
    const name = parts.pop()
    const parent = this.find(parts.join('/'))
    if (name !== undefined && parent?.kind === 'directory') parent.entries.delete(name)
  }

  /** The names in a directory, in order. */
  list(path = ''): readonly string[] {
    const node = this.find(path)
    return node?.kind === 'directory' ? namesIn(node) : []
  }

  /** The same files seen from a sub-path (a file or a directory), as `subPath` mounts them; a missing directory is made. */
  below(subPath: string): FileTree {
    return new FileTree(this.find(subPath) ?? this.makeDirectories(split(subPath)))
  }

  private find(path: string, links = 0): FileNode | undefined {
    let node: FileNode | undefined = this.root
    const parts = split(path)
    for (const [i, part] of parts.entries()) {
      node = node?.kind === 'directory' ? node.entries.get(part) : undefined
      if (node?.kind !== 'link' || node.target.startsWith('/')) continue
      // links of a volume stay within it
      if (links >= MAX_LINKS) return undefined
      return this.find([...parts.slice(0, i), node.target, ...parts.slice(i + 1)].join('/'), links + 1)
    }
    return node
  }

  private makeDirectories(parts: readonly string[]): Directory {
    let at = this.root
    for (const part of parts) {
      if (at.kind !== 'directory') break
      let next = at.entries.get(part)
      if (next?.kind !== 'directory') {
        next = directory(0, at.mode)
        at.entries.set(part, next)
      }
      at = next
    }
    return at.kind === 'directory' ? at : directory()
  }
}

const split = (path: string): string[] => path.split('/').filter((part) => part !== '' && part !== '.')
