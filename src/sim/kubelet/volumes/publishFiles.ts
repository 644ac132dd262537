import { type Directory, directory, type FileNode, regularFile } from '../../runtime/files/fileNode.ts'

/** A file of a volume that is made of API objects. */
export interface PublishedFile {
  readonly text: string
  /** Permission bits. */
  readonly mode: number
}

/** The link that leads to the files in use. */
const DATA = '..data'

/**
 * Makes these the files of a volume at once: they are in a directory of their own, to which `..data` leads, and each name
 * of the root is a link through it. Who holds an older file keeps it. Models pkg/volume/util/atomic_writer.go, Write (1.36).
 */
export function publishFiles(
  root: Directory,
  files: ReadonlyMap<string, PublishedFile>,
  stamp: string,
  now: number,
): void {
  const old = root.entries.get(DATA)
  if (old?.kind === 'link') root.entries.delete(old.target)
  const data = directory(now)
  for (const [path, { text, mode }] of files) {
    const parts = path.split('/').filter((part) => part !== '')
    const name = parts.pop() ?? ''
    directoryBelow(data, parts, now).entries.set(name, regularFile(text, now, mode))
  }
  root.entries.set(stamp, data)
  root.entries.set(DATA, link(stamp, now))
  for (const [name, node] of root.entries)
    if (node.kind === 'link' && name !== DATA && !data.entries.has(name)) root.entries.delete(name)
  for (const name of data.entries.keys())
    if (!root.entries.has(name)) root.entries.set(name, link(`${DATA}/${name}`, now))
}

const link = (target: string, modified: number): FileNode => ({ kind: 'link', target, mode: 0o777, uid: 0, modified })

function directoryBelow(from: Directory, parts: readonly string[], now: number): Directory {
  let at = from
  for (const part of parts) {
    const next = at.entries.get(part)
    const made = next?.kind === 'directory' ? next : directory(now)
    if (made !== next) at.entries.set(part, made)
    at = made
  }
  return at
}
