import { type FileNode, sizeOf } from '../files/fileNode.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import { look } from './place.ts'
import { instant, options, type Tool } from './tool.ts'
import { usage } from './usage.ts'

/** Reads a mode as chmod does, over the mode that a file has. */
export function parseMode(text: string, before: number): number {
  if (/^[0-7]+$/.test(text)) return Number.parseInt(text, 8)
  let mode = before
  for (const clause of text.split(',')) {
    const match = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause)
    if (match === null) continue
    const [, who = '', operator, what = ''] = match
    let bits = 0
    if (what.includes('r')) bits |= 0o444
    if (what.includes('w')) bits |= 0o222
    if (what.includes('x') || what.includes('X')) bits |= 0o111
    const all = who === '' || who.includes('a')
    const mask =
      (all || who.includes('u') ? 0o700 : 0) |
      (all || who.includes('g') ? 0o070 : 0) |
      (all || who.includes('o') ? 0o007 : 0)
    const umask = who === '' ? 0o755 : 0o777
    if (operator === '+') mode |= bits & mask & umask
    else if (operator === '-') mode &= ~(bits & mask)
    else mode = (mode & ~mask) | (bits & mask)
  }
  return mode
}

function forEachNode(node: FileNode, deep: boolean, visit: (node: FileNode) => void): void {
  visit(node)
  if (deep && node.kind === 'directory') for (const entry of node.entries.values()) forEachNode(entry, deep, visit)
}

const chmodTool: Tool = instant((call) => {
  const args = call.args.filter((arg) => !/^-[Rvcf]+$/.test(arg))
  const deep = call.args.some((arg) => /^-[vcf]*R/.test(arg))
  const [mode, ...paths] = args
  if (mode === undefined || paths.length === 0) return usage(call)
  let status = 0
  for (const path of paths) {
    const looked = look(call, path)
    const node = looked.error === undefined ? looked.place.node : undefined
    if (node === undefined) {
      call.complain(`${path}: ${fileErrorText(looked.error ?? 'ENOENT')}`)
      status = 1
    } else
      forEachNode(node, deep, (n) => {
        n.mode = parseMode(mode, n.mode)
      })
  }
  return status
})

const chownTool: Tool = instant((call) => {
  const args = call.args.filter((arg) => !/^-[RhLHPvcf]+$/.test(arg))
  const deep = call.args.some((arg) => /^-[a-zA-Z]*R/.test(arg))
  const [owner, ...paths] = args
  if (owner === undefined || paths.length === 0) return usage(call)
  const user = owner.split(/[:.]/)[0] ?? ''
  const uid = /^\d+$/.test(user) ? Number(user) : 0
  let status = 0
  for (const path of paths) {
    const looked = look(call, path)
    const node = looked.error === undefined ? looked.place.node : undefined
    const error = node === undefined ? (looked.error ?? 'ENOENT') : undefined
    if (error !== undefined || call.world.uid !== 0) {
      call.complain(`${path}: ${error === undefined ? 'Operation not permitted' : fileErrorText(error)}`)
      status = 1
    } else if (node !== undefined && call.name === 'chown' && user !== '')
      forEachNode(node, deep, (n) => {
        n.uid = uid
      })
  }
  return status
})

const statTool: Tool = instant((call) => {
  const read = options(call.args, 'c:fLt')
  const format = read.values.get('c')
  let status = 0
  for (const path of read.rest) {
    const looked = look(call, path, read.flags.has('L') ? 'all' : 'all but the last')
    const node = looked.error === undefined ? looked.place.node : undefined
    if (node === undefined) {
      call.complain(`can't stat '${path}': ${fileErrorText(looked.error ?? 'ENOENT')}`)
      status = 1
      continue
    }
    const seconds = Math.floor((call.world.startTime + node.modified) / 1000)
    const values: Readonly<Record<string, string>> = {
      F: {
        file: 'regular file',
        directory: 'directory',
        fifo: 'fifo',
        link: 'symbolic link',
        device: 'character special file',
      }[node.kind],
      U: node.uid === 0 ? 'root' : String(node.uid),
      X: String(seconds),
      Y: String(seconds),
      Z: String(seconds),
      a: (node.mode & 0o7777).toString(8),
      g: '0',
      h: '1',
      n: path,
      s: String(sizeOf(node)),
      u: String(node.uid),
    }
    if (format !== undefined) call.out(`${format.replace(/%(.)/g, (_, letter: string) => values[letter] ?? letter)}\n`)
    else call.out(`  File: ${path}\n  Size: ${values.s}\t${values.F}\n`)
  }
  return status
})

const readlinkTool: Tool = instant((call) => {
  const read = options(call.args, 'fnv')
  const path = read.rest[0] ?? ''
  const resolves = read.flags.has('f') || call.name === 'realpath'
  const looked = look(call, path, resolves ? 'all' : 'all but the last')
  if (looked.error !== undefined) return 1
  if (resolves) call.out(`${looked.place.path}\n`)
  else if (looked.place.node?.kind === 'link') call.out(`${looked.place.node.target}\n`)
  else return 1
  return 0
})

/** Tools that show and change what files have beside their content. */
export const attributeTools: Readonly<Record<string, Tool>> = {
  chgrp: chownTool,
  chmod: chmodTool,
  chown: chownTool,
  readlink: readlinkTool,
  realpath: readlinkTool,
  stat: statTool,
}
