import { PROGRAM_MARK } from '../files/baseImage.ts'
import type { FileNode } from '../files/fileNode.ts'
import type { World } from '../world.ts'

/** What a command's name leads to. */
export type Found =
  | { readonly kind: 'tool'; readonly tool: string; readonly path: string }
  /** A text to be read by an interpreter (`#!`), or by the shell itself where it names none. */
  | { readonly kind: 'script'; readonly interpreter: readonly string[]; readonly text: string; readonly path: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'forbidden' }

/** Where a shell looks without PATH. */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Finds the program of a name, as execvp does: a path as it is, another name along PATH. */
export function findProgram(world: World, name: string, path: string | undefined, workingDir: string): Found {
  if (name.includes('/')) return at(world, name.startsWith('/') ? name : `${workingDir}/${name}`)
  let forbidden = false
  for (const dir of (path ?? DEFAULT_PATH).split(':')) {
    const found = at(world, `${dir === '' ? workingDir : dir}/${name}`)
    if (found.kind === 'forbidden') forbidden = true
    else if (found.kind !== 'missing') return found
  }
  return { kind: forbidden ? 'forbidden' : 'missing' }
}

function at(world: World, path: string): Found {
  const node: FileNode | undefined = world.files.lookup(path)
  if (node === undefined) return { kind: 'missing' }
  if (node.kind !== 'file' || (node.mode & 0o111) === 0) return { kind: 'forbidden' }
  const { text } = node
  if (text.startsWith(PROGRAM_MARK)) return { kind: 'tool', tool: text.slice(PROGRAM_MARK.length), path }
  const interpreter = /^#! *(\S+)[ \t]*([^\n]*)/.exec(text)
  const words =
    interpreter === null ? ['/bin/sh'] : [interpreter[1] ?? '', interpreter[2]?.trim() ?? ''].filter((w) => w !== '')
  return { kind: 'script', interpreter: words, text, path }
}
