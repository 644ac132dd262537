import { type Directory, directory, type FileNode } from '../files/fileNode.ts'
import { type FileError, fileErrorText } from '../files/fileSystem.ts'
import { create, type Looked, look, writable } from './place.ts'
import { instant, options, type Tool, type ToolCall } from './tool.ts'
import { usage } from './usage.ts'

/** Where a copy of a source goes: into a directory under its own name, else to the name given. */
function destination(call: ToolCall, source: string, target: string): Looked {
  const looked = look(call, target)
  if (looked.error === undefined && looked.place.node?.kind === 'directory') {
    const base = source.replace(/\/+$/, '').split('/').at(-1) ?? source
    return look(call, `${target}/${base}`)
  }
  return looked
}

function copyNode(node: FileNode, now: number): FileNode {
  if (node.kind !== 'directory') return { ...node, modified: now }
  const copy: Directory = directory(now, node.mode)
  for (const [name, entry] of node.entries) copy.entries.set(name, copyNode(entry, now))
  return copy
}

const cpTool: Tool = instant((call) => {
  const read = options(call.args, 'rRafpdiLPHlsuTv')
  const target = read.rest.at(-1)
  if (read.error !== undefined || target === undefined || read.rest.length < 2) return usage(call, read.error)
  const recursive = ['r', 'R', 'a'].some((f) => read.flags.has(f))
  const { now } = call.world.kernel
  let status = 0
  const fail = (message: string): void => {
    call.complain(message)
    status = 1
  }
  for (const source of read.rest.slice(0, -1)) {
    const from = look(call, source)
    if (from.error !== undefined || from.place.node === undefined) {
      fail(`can't stat '${source}': ${fileErrorText(from.error ?? 'ENOENT')}`)
      continue
    }
    const { node } = from.place
    if (node.kind === 'directory' && !recursive) {
      fail(`omitting directory '${source}'`)
      continue
    }
    // `cp -r from/. to` copies what is in the directory
    const to = /(^|\/)\.$/.test(source) ? look(call, target) : destination(call, source, target)
    if (to.error !== undefined) {
      fail(`can't create '${target}': ${fileErrorText(to.error)}`)
      continue
    }
    const existing = to.place.node
    if (existing?.kind === 'directory' && node.kind === 'directory') {
      for (const [name, entry] of node.entries) existing.entries.set(name, copyNode(entry, now))
      continue
    }
    if (existing === node) {
      fail(`'${source}' and '${target}' are the same file`)
      continue
    }
    const full = existing !== undefined && existing.kind === 'file' && node.kind === 'file'
    if (full && !to.place.readOnly) {
      existing.text = node.text
      existing.zeros = node.zeros
      existing.modified = now
      continue
    }
    const error = create(call, to.place, copyNode(node, now))
    if (error !== undefined) fail(`can't create '${target}': ${fileErrorText(error)}`)
  }
  return status
})

const mvTool: Tool = instant((call) => {
  const read = options(call.args, 'finvT')
  const target = read.rest.at(-1)
  if (read.error !== undefined || target === undefined || read.rest.length < 2) return usage(call, read.error)
  let status = 0
  for (const source of read.rest.slice(0, -1)) {
    const from = look(call, source, 'all but the last')
    const node = from.error === undefined ? from.place.node : undefined
    const to = destination(call, source, target)
    let error: FileError | undefined
    if (from.error !== undefined || node === undefined) error = from.error ?? 'ENOENT'
    else if (to.error !== undefined) error = to.error
    else {
      error = writable(call, from.place) ?? create(call, to.place, node)
      if (error === undefined) call.world.files.unlink(from.place)
    }
    if (error !== undefined) {
      call.complain(`can't rename '${source}': ${fileErrorText(error)}`)
      status = 1
    }
  }
  return status
})

const lnTool: Tool = instant((call) => {
  const read = options(call.args, 'sfnbvTS:')
  const [source, target] = read.rest
  if (read.error !== undefined || source === undefined) return usage(call, read.error)
  const name = target ?? (source.split('/').at(-1) as string)
  let to = look(call, name, 'all but the last')
  const over = to.error === undefined ? to.place.node : undefined
  if (over?.kind === 'directory') to = look(call, `${name}/${source.split('/').at(-1) ?? ''}`, 'all but the last')
  if (to.error === undefined && to.place.node !== undefined) {
    if (read.flags.has('f')) {
      call.world.files.unlink(to.place)
      to = { place: { ...to.place, node: undefined } }
    } else {
      call.complain(`${name}: File exists`)
      return 1
    }
  }
  const linked = read.flags.has('s') ? undefined : look(call, source)
  const original = linked === undefined || linked.error !== undefined ? undefined : linked.place.node
  let error: FileError | undefined = to.error
  if (to.error === undefined) {
    const { now } = call.world.kernel
    if (read.flags.has('s'))
      error = create(call, to.place, { kind: 'link', target: source, mode: 0o777, uid: 0, modified: now })
    else if (original === undefined) error = 'ENOENT'
    else error = create(call, to.place, original)
  }
  if (error === undefined) return 0
  call.complain(`${name}: ${fileErrorText(error)}`)
  return 1
})

/** Tools that give files further places. */
export const copyingTools: Readonly<Record<string, Tool>> = { cp: cpTool, link: lnTool, ln: lnTool, mv: mvTool }
