import { fromByteString, toByteString } from '../files/bytes.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import { END, type OpenFile } from '../processes/openFile.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { eachLine, openFor, openInput, wholeOf } from './input.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** Reads `-3` and `+3` as `-n 3` and `-n +3`, where they are no option's value. */
function countArguments(args: readonly string[]): string[] {
  return args.flatMap((arg, i) =>
    /^[-+]\d+[bkm]?$/.test(arg) && !/^-[a-zA-Z]*[ncs]$/.test(args[i - 1] ?? '') ? ['-n', arg.replace(/^-/, '')] : [arg],
  )
}

const UNITS: Readonly<Record<string, number>> = { b: 512, k: 1024, m: 1_048_576, K: 1024, M: 1_048_576 }

/** How much is wanted: of what, how many, and from which end. */
interface Wanted {
  readonly unit: 'lines' | 'bytes'
  readonly sign: '' | '-' | '+'
  readonly count: number
}

/** Reads `-n` and `-c`; undefined, with a message, where that is no number. */
function wantedOf(call: ToolCall, values: ReadonlyMap<string, string>): Wanted | undefined {
  const bytes = values.get('c')
  const text = bytes ?? values.get('n') ?? '10'
  const match = /^([-+]?)(\d+)([bkmKM]?)$/.exec(text)
  if (match === null) {
    call.complain(`invalid number '${text}'`)
    return undefined
  }
  const sign = match[1] === '-' || match[1] === '+' ? match[1] : ''
  return { unit: bytes === undefined ? 'lines' : 'bytes', sign, count: Number(match[2]) * (UNITS[match[3] ?? ''] ?? 1) }
}

/** Whether names are printed above what is in the files. */
function headed(flags: ReadonlySet<string>, names: readonly string[]): boolean {
  return flags.has('v') || (names.length > 1 && !flags.has('q'))
}

const headTool: Tool = waiting(function* (call) {
  const read = options(countArguments(call.args), 'n:c:qv', { lines: 'n:', bytes: 'c:' })
  if (read.error !== undefined) return usage(call, read.error)
  const wanted = wantedOf(call, read.values)
  if (wanted === undefined) return 1
  const names = read.rest.length === 0 ? ['-'] : read.rest
  const withNames = headed(read.flags, names)
  let status = 0
  for (const [i, name] of names.entries()) {
    const header = withNames ? `${i === 0 ? '' : '\n'}==> ${name === '-' ? 'standard input' : name} <==\n` : ''
    const input = call.isDirectory(name) ? undefined : yield* openInput(call, name)
    if (input === undefined) {
      if (call.isDirectory(name)) {
        call.out(header)
        call.complain(`${name}: Input/output error`)
      }
      status = 1
      continue
    }
    call.out(header)
    if (wanted.sign === '-') {
      const all = yield* wholeOf(call, input)
      call.out(beginning(all, wanted))
    } else if (wanted.unit === 'bytes') yield* firstBytes(call, input.file, wanted.count)
    else if (wanted.count > 0) {
      let left = wanted.count
      yield* eachLine(call, [input], (line, _input, newline) => {
        call.out(line + newline)
        return --left > 0 ? 'more' : 'stop'
      })
    }
  }
  return status
})

/** All but so many lines or bytes at the end. */
function beginning(all: string, { unit, count }: Wanted): string {
  if (unit === 'bytes') return fromByteString(toByteString(all).slice(0, -count || undefined))
  const lines = all.match(/[^\n]*\n|[^\n]+$/g) ?? []
  return lines.slice(0, Math.max(0, lines.length - count)).join('')
}

function* firstBytes(call: ToolCall, file: OpenFile, count: number): Running<void> {
  let left = count
  while (left > 0) {
    const piece = file.read(left)
    if (piece === END) return
    if (piece === undefined) {
      if (file.readable === undefined) return
      yield file.readable
      continue
    }
    const bytes = toByteString(piece)
    call.out(bytes.length <= left ? piece : fromByteString(bytes.slice(0, left)))
    left -= bytes.length
  }
}

/** How often a followed file is looked at. */
const FOLLOW_PERIOD = 1000
/** What looking takes: a follower falls behind the full second a little, as everything does. */
const POLL_COST = 1

/** A file that is followed; it may not be there yet. */
interface Followed {
  readonly name: string
  file: OpenFile | undefined
}

const tailTool: Tool = waiting(function* (call) {
  const read = options(countArguments(call.args), 'n:c:fFqvs:', { lines: 'n:', bytes: 'c:', follow: 'f', retry: 'F' })
  if (read.error !== undefined) return usage(call, read.error)
  const retry = read.flags.has('F')
  const follow = retry || read.flags.has('f')
  const wanted = wantedOf(call, read.values)
  if (wanted === undefined) return 1
  const names = read.rest.length === 0 ? ['-'] : read.rest
  const withNames = headed(read.flags, names)
  const followed: Followed[] = []
  let status = 0
  let first = true
  for (const name of names) {
    const opened = name === '-' ? { file: call.process.files.get(0) } : yield* openFor(call, name, 'read')
    const file = 'file' in opened ? opened.file : undefined
    followed.push({ name, file })
    if (file === undefined) {
      const error = 'error' in opened ? opened.error : 'ENOENT'
      call.complain(error === 'EISDIR' ? 'read error: Is a directory' : `can't open '${name}': ${fileErrorText(error)}`)
      status = 1
      continue
    }
    if (withNames) call.out(`${first ? '' : '\n'}==> ${name === '-' ? 'standard input' : name} <==\n`)
    first = false
    call.out(ending(yield* wholeOf(call, { name, file }), wanted))
  }
  const rest = followed.filter(({ file }) => retry || file !== undefined)
  if (rest.length === 0) {
    call.complain('no files')
    return 1
  }
  yield* call.flush()
  if (!follow) return status
  const period = Number(read.values.get('s') ?? 1) * FOLLOW_PERIOD
  const spoken: Spoken = { last: withNames ? rest.at(-1) : undefined, headed: withNames }
  for (;;) {
    yield period + POLL_COST
    for (const entry of rest) yield* followOne(call, entry, retry ? 'name' : 'file', spoken)
  }
})

/** The end of a text: so many lines or bytes, or all from a line or byte on. */
function ending(all: string, { unit, sign, count }: Wanted): string {
  if (unit === 'bytes') {
    if (sign !== '+' && count === 0) return ''
    const bytes = toByteString(all)
    return fromByteString(sign === '+' ? bytes.slice(Math.max(0, count - 1)) : bytes.slice(-count))
  }
  if (sign === '+') {
    let at = 0
    for (let skipped = 1; skipped < count; skipped++) {
      const newline = all.indexOf('\n', at)
      if (newline < 0) return ''
      at = newline + 1
    }
    return all.slice(at)
  }
  if (count === 0) return ''
  let at = all.endsWith('\n') ? all.length - 1 : all.length
  for (let lines = 0; lines < count; lines++) {
    at = at > 0 ? all.lastIndexOf('\n', at - 1) : -1
    if (at < 0) return all
  }
  return all.slice(at + 1)
}

/** Whose lines were printed last, where names are printed above them. */
interface Spoken {
  last: Followed | undefined
  readonly headed: boolean
}

/** Prints what has been appended; by name a file that was replaced, cut or made is begun anew. */
function* followOne(call: ToolCall, entry: Followed, by: 'name' | 'file', spoken: Spoken): Running<void> {
  if (by === 'name') {
    const node = call.world.files.lookup(call.path(entry.name))
    if (node?.kind === 'file' && node !== entry.file?.file) {
      const opened = yield* openFor(call, entry.name, 'read')
      if ('file' in opened) {
        if (entry.file !== undefined) call.complain(`${entry.name} has been replaced; following new file`)
        else call.complain(`${entry.name} has appeared; following new file`)
        entry.file = opened.file
      }
    }
  }
  if (entry.file === undefined) return
  for (let chunks = 0; chunks < MOST_CHUNKS; chunks++) {
    const text = entry.file.read(65536)
    if (text === END || text === undefined) break
    if (spoken.headed && spoken.last !== entry) call.out(`\n==> ${entry.name} <==\n`)
    spoken.last = entry
    call.out(text)
  }
  yield* call.flush()
}

const MOST_CHUNKS = 2000

/** Tools that show the beginning or the end of what they read. */
export const headAndTailTools: Readonly<Record<string, Tool>> = { head: headTool, tail: tailTool }
