import { type Directory, directory, type FileNode } from '../files/fileNode.ts'
import { type FileError, fileErrorText } from '../files/fileSystem.ts'
import { create, type Looked, look, writable } from './place.ts'
import { instant, options, type Tool, type ToolCall } from './tool.ts'
import { usage } from './usage.ts'

const baseOf = (path: string): string =>
  path
    .replace(/(.)\/+$/, '$1')
    .split('/')
    .at(-1) ?? path

/** The sources and the target of a command line: the last word, or `-t`; undefined where one is missing. */
function operands(
  call: ToolCall,
  flags: ReadonlySet<string>,
  given: string | undefined,
  rest: readonly string[],
): { readonly pairs: readonly (readonly [from: string, to: string])[] } | undefined {
  const target = given ?? rest.at(-1)
  const sources = given === undefined ? rest.slice(0, -1) : rest
  if (target === undefined || sources.length === 0) return undefined
  const into = given !== undefined || sources.length > 1 || (!flags.has('T') && call.isDirectory(target))
  return {
    pairs: sources.map((source) => {
      // `cp -r from/. to` copies what is in the directory
      const inside = into && !/(^|\/)\.\.?\/*$/.test(source)
      return [source, inside ? `${target.replace(/(.)\/+$/, '$1').replace(/^\/$/, '')}/${baseOf(source)}` : target]
    }),
  }
}

/** A copy of what a name stands for; of a directory with all that is in it. */
function copyNode(node: FileNode, now: number, keep: 'attributes' | 'content'): FileNode {
  const modified = keep === 'attributes' ? node.modified : now
  if (node.kind !== 'directory') return { ...node, modified, ...(node.kind === 'file' && { links: 1 }) }
  const copy: Directory = { ...directory(modified, node.mode), uid: node.uid, gid: node.gid }
  for (const [name, entry] of node.entries) copy.entries.set(name, copyNode(entry, now, keep))
  return copy
}

/** A call of cp, read. */
interface Copying {
  readonly call: ToolCall
  readonly flags: ReadonlySet<string>
  status: number
}

function fail(copying: Copying, message: string): void {
  copying.call.complain(message)
  copying.status = 1
}

const cpTool: Tool = instant((call) => {
  const read = options(call.args, 'pdRrPLHfilsuaTvnt:', {
    parents: 'D',
    'no-target-directory': 'T',
    recursive: 'r',
    archive: 'a',
  })
  const found = operands(call, read.flags, read.values.get('t'), read.rest)
  if (read.error !== undefined || found === undefined) return usage(call, read.error)
  const copying: Copying = { call, flags: read.flags, status: 0 }
  if (read.flags.has('T') && read.rest.length > 2) return usage(call)
  for (const [source, target] of found.pairs) copyOne(copying, source, target)
  return copying.status
})

function copyOne(copying: Copying, source: string, target: string): void {
  const { call, flags } = copying
  const recursive = ['r', 'R', 'a'].some((letter) => flags.has(letter))
  const links = ['d', 'P', 'a'].some((letter) => flags.has(letter)) || (recursive && !flags.has('L') && !flags.has('H'))
  const from = look(call, source, links ? 'all but the last' : 'all')
  if (from.error !== undefined || from.place.node === undefined) {
    fail(copying, `can't stat '${source}': ${fileErrorText(from.error ?? 'ENOENT')}`)
    return
  }
  const { node } = from.place
  if (node.kind === 'directory' && !recursive) {
    fail(copying, `omitting directory '${source}'`)
    return
  }
  const to = look(call, target, node.kind === 'link' ? 'all but the last' : 'all')
  if (to.error !== undefined) {
    fail(copying, `can't create '${target}': ${fileErrorText(to.error)}`)
    return
  }
  if (node.kind === 'directory' && `${to.place.path}/`.startsWith(`${from.place.path}/`)) {
    fail(copying, `recursion detected, omitting directory '${source}'`)
    return
  }
  put(copying, source, node, target, to)
}

/** Puts a copy of a node at its place; directories that are there are filled. */
function put(copying: Copying, source: string, node: FileNode, target: string, to: Looked): void {
  const { call, flags } = copying
  const { now } = call.world.kernel
  if (to.error !== undefined) {
    fail(copying, `can't create '${target}': ${fileErrorText(to.error)}`)
    return
  }
  const existing = to.place.node
  if (node.kind === 'directory' && existing?.kind === 'directory') {
    for (const [name, entry] of node.entries)
      put(copying, `${source}/${name}`, entry, `${target}/${name}`, look(call, `${target}/${name}`, 'all but the last'))
    return
  }
  if (existing === node) {
    fail(copying, `'${source}' and '${target}' are the same file`)
    return
  }
  if (existing !== undefined && (flags.has('n') || (flags.has('u') && existing.modified >= node.modified))) return
  if (existing?.kind === 'directory') {
    fail(copying, `'${target}' is a directory`)
    return
  }
  if (node.kind === 'directory' && existing !== undefined) {
    fail(copying, `target '${target}' is not a directory`)
    return
  }
  const keep = flags.has('a') || flags.has('p') ? 'attributes' : 'content'
  let error: FileError | undefined
  if (flags.has('s'))
    error = create(call, to.place, { kind: 'link', target: source, mode: 0o777, uid: 0, modified: now })
  else if (flags.has('l')) error = create(call, to.place, node)
  else if (existing?.kind === 'file' && node.kind === 'file') {
    if (to.place.readOnly) error = 'EROFS'
    else {
      existing.text = node.text
      existing.zeros = node.zeros
      existing.modified = keep === 'attributes' ? node.modified : now
    }
  } else {
    const copy = copyNode(node, now, keep)
    error = create(call, to.place, copy)
    if (keep === 'attributes' && call.world.uid === 0) copy.uid = node.uid
  }
  if (error !== undefined) fail(copying, `can't create '${target}': ${fileErrorText(error)}`)
  else if (flags.has('v')) call.out(`'${source}' -> '${target}'\n`)
}

const mvTool: Tool = instant((call) => {
  const read = options(call.args, 'finvTt:', { 'no-target-directory': 'T' })
  const found = operands(call, read.flags, read.values.get('t'), read.rest)
  if (read.error !== undefined || found === undefined) return usage(call, read.error)
  let status = 0
  for (const [source, target] of found.pairs) {
    const from = look(call, source, 'all but the last')
    const to = look(call, target, 'all but the last')
    const node = from.error === undefined ? from.place.node : undefined
    const existing = to.error === undefined ? to.place.node : undefined
    if (existing !== undefined && node !== undefined && read.flags.has('n')) continue
    let error: FileError | 'EINVAL' | undefined
    if (from.error !== undefined || node === undefined) error = from.error ?? 'ENOENT'
    else if (to.error !== undefined) error = to.error
    else if (existing === node && from.place.path === to.place.path) error = undefined
    else if (node.kind === 'directory' && `${to.place.path}/`.startsWith(`${from.place.path}/`)) error = 'EINVAL'
    else if (existing?.kind === 'directory' && node.kind === 'directory' && existing.entries.size > 0)
      error = 'ENOTEMPTY'
    else if (existing?.kind === 'directory' && node.kind !== 'directory') error = 'EISDIR'
    else if (existing !== undefined && existing.kind !== 'directory' && node.kind === 'directory') error = 'ENOTDIR'
    else {
      const { uid } = node
      error = writable(call, from.place) ?? create(call, to.place, node)
      node.uid = uid
      if (error === undefined) call.world.files.detach(from.place)
    }
    if (error !== undefined) {
      call.complain(`can't rename '${source}': ${error === 'EINVAL' ? 'Invalid argument' : fileErrorText(error)}`)
      status = 1
    } else if (read.flags.has('v')) call.out(`'${source}' -> '${target}'\n`)
  }
  return status
})

const lnTool: Tool = instant((call) => {
  const read = options(call.args, 'sfnbS:vT', { symbolic: 's', force: 'f', 'no-dereference': 'n' })
  const { flags, rest } = read
  const sources = rest.length > 1 ? rest.slice(0, -1) : rest
  if (read.error !== undefined || rest.length === 0) return usage(call, read.error)
  const target = rest.length > 1 ? (rest.at(-1) as string) : `./${baseOf(rest[0] as string)}`
  let status = 0
  for (const source of sources) {
    const into = !flags.has('T') && isFolder(call, target, flags)
    const name = into ? `${target.replace(/\/$/, '')}/${baseOf(source)}` : target
    const shown = rest.length > 1 ? name : name.slice(2)
    const error = linkOne(call, source, name, flags)
    if (error === undefined) {
      if (flags.has('v')) call.out(`'${shown}' -> '${source}'\n`)
      continue
    }
    call.complain(`${error.about === 'source' ? source : shown}: ${error.text}`)
    status = 1
  }
  return status
})

/** Whether a link is put into what a name stands for: a directory, with `-n` not one that a link leads to. */
function isFolder(call: ToolCall, name: string, flags: ReadonlySet<string>): boolean {
  const looked = look(call, name, flags.has('n') ? 'all but the last' : 'all')
  return looked.error === undefined && looked.place.node?.kind === 'directory'
}

function linkOne(
  call: ToolCall,
  source: string,
  name: string,
  flags: ReadonlySet<string>,
): { readonly about: 'source' | 'link'; readonly text: string } | undefined {
  const symbolic = flags.has('s')
  const linked = symbolic ? undefined : look(call, source, 'all but the last')
  const original = linked === undefined || linked.error !== undefined ? undefined : linked.place.node
  if (!symbolic && original === undefined) return { about: 'source', text: fileErrorText(linked?.error ?? 'ENOENT') }
  const to = look(call, name, 'all but the last')
  if (to.error !== undefined) return { about: 'link', text: fileErrorText(to.error) }
  if (original?.kind === 'directory') return { about: 'link', text: 'Operation not permitted' }
  if (to.place.node !== undefined) {
    if (!flags.has('f')) return { about: 'link', text: fileErrorText('EEXIST') }
    if (to.place.node.kind === 'directory') return { about: 'link', text: fileErrorText('EISDIR') }
    call.world.files.unlink(to.place)
  }
  const { now } = call.world.kernel
  const place = { ...to.place, node: undefined }
  const uid = original?.uid
  const error =
    original === undefined
      ? create(call, place, { kind: 'link', target: source, mode: 0o777, uid: 0, modified: now })
      : create(call, place, original)
  if (error !== undefined) return { about: 'link', text: fileErrorText(error) }
  if (original?.kind === 'file') original.links = (original.links ?? 1) + 1
  if (original !== undefined && uid !== undefined) original.uid = uid
  return undefined
}

/** Tools that give files further places. */
export const copyingTools: Readonly<Record<string, Tool>> = { cp: cpTool, link: lnTool, ln: lnTool, mv: mvTool }
