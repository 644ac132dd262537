import { gunzipSync, gzipSync } from 'fflate'
import { fromBytes, toBytes } from '../files/bytes.ts'
import { regularFile } from '../files/fileNode.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import { wholeNamed } from './input.ts'
import { create, look } from './place.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** Text packed as gzip does; equal texts give equal bytes, as no time is written. */
export const gzipText = (text: string): string => fromBytes(gzipSync(toBytes(text), { mtime: 0 }))

/** What a gzip file holds, or undefined where it is none. */
export function gunzipText(text: string): string | undefined {
  if (!isGzip(text)) return undefined
  try {
    return fromBytes(gunzipSync(toBytes(text)))
  } catch {
    return undefined
  }
}

/** Whether a text begins as gzip files do. */
export const isGzip = (text: string): boolean => text.startsWith('\x1f\udc8b')

/** How long packing takes, in milliseconds for a character. */
const COST = 1 / 20_000

/** `gzip`, `gunzip` and `zcat`. Models busybox archival/bbunzip.c. */
const gzipTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'cfkdtnvqS:123456789', {
    stdout: 'c',
    force: 'f',
    keep: 'k',
    decompress: 'd',
    test: 't',
  })
  if (read.error !== undefined) return usage(call, read.error)
  const unpack = call.name !== 'gzip' || read.flags.has('d') || read.flags.has('t')
  const toOutput = call.name === 'zcat' || read.flags.has('c')
  let status = 0
  for (const name of read.rest.length === 0 ? ['-'] : read.rest) {
    const text = call.isDirectory(name) ? undefined : yield* wholeNamed(call, name)
    if (text === undefined) {
      if (call.isDirectory(name))
        call.complain(unpack ? `${name}: unknown suffix - ignored` : `${name}: Is a directory`)
      status = 1
      continue
    }
    if (call.process.charge(text.length * COST)) yield call.process.give()
    const result = unpack ? gunzipText(text) : gzipText(text)
    const inPlace = name !== '-' && !toOutput && !read.flags.has('t')
    const target = inPlace ? targetOf(name, unpack ? 'unpack' : 'pack') : name
    if (target === undefined) call.complain(`${name}: unknown suffix - ignored`)
    else if (result === undefined)
      call.complain(isGzip(text) ? 'corrupted data' : call.name === 'zcat' ? 'no gzip/bzip2/xz magic' : 'invalid magic')
    if (target === undefined || result === undefined) status = 1
    else if (inPlace) status = Math.max(status, replace(call, name, target, result, read.flags))
    else if (!read.flags.has('t')) call.out(result)
    yield* call.flush()
  }
  return status
})

function targetOf(name: string, way: 'pack' | 'unpack'): string | undefined {
  if (way === 'pack') return `${name}.gz`
  if (name.endsWith('.tgz')) return `${name.slice(0, -4)}.tar`
  return name.endsWith('.gz') ? name.slice(0, -3) : undefined
}

function replace(call: ToolCall, name: string, target: string, text: string, flags: ReadonlySet<string>): number {
  const to = look(call, target)
  const from = look(call, name)
  if (to.error === undefined && to.place.node !== undefined && !flags.has('f')) {
    call.complain(`can't open '${target}': File exists`)
    return 1
  }
  const error = to.error ?? create(call, to.place, regularFile(text, call.world.kernel.now))
  if (error !== undefined) {
    call.complain(`can't open '${target}': ${fileErrorText(error)}`)
    return 1
  }
  if (!flags.has('k') && from.error === undefined) call.world.files.unlink(from.place)
  return 0
}

/** Tools that pack and unpack single files. */
export const compressionTools: Readonly<Record<string, Tool>> = { gunzip: gzipTool, gzip: gzipTool, zcat: gzipTool }
