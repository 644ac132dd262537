import { byteLength } from '../files/fileNode.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import { readAllFrom, readFrom, writeTo } from '../processes/io.ts'
import { END, type OpenFile } from '../processes/openFile.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { eachLine, openFor, openInput } from './input.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

const CHUNK = 65536
/** Copying stops here: a file is not read for ever. */
const MOST_CHUNKS = 2000

/** Copies an open file to standard output. */
function* copyOut(call: ToolCall, file: OpenFile): Running<void> {
  for (let chunks = 0; chunks < MOST_CHUNKS; chunks++) {
    const text = file.read(CHUNK)
    if (text === END) return
    if (text !== undefined) yield* writeTo(call.process, 1, text)
    else if (file.readable !== undefined) yield file.readable
    else return
  }
  call.world.notModelled('so much data: copying stops')
}

const catTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'nbuvteA')
  if (read.error !== undefined) return usage(call, read.error)
  if (read.flags.has('n') || read.flags.has('b')) {
    let number = 0
    const good = yield* eachLine(call, read.rest, (line, _input, newline) => {
      call.out(read.flags.has('b') && line === '' ? newline : `${String(++number).padStart(6)}\t${line}${newline}`)
      return 'more'
    })
    return good ? 0 : 1
  }
  let status = 0
  for (const name of read.rest.length === 0 ? ['-'] : read.rest) {
    if (name === '-') {
      const file = call.process.files.get(0)
      if (file !== undefined) yield* copyOut(call, file)
      continue
    }
    const opened = yield* openFor(call, name, 'read')
    if ('error' in opened) {
      call.complain(
        opened.error === 'EISDIR'
          ? `read error: ${fileErrorText('EISDIR')}`
          : `can't open '${name}': ${fileErrorText(opened.error)}`,
      )
      yield* call.flush()
      status = 1
    } else yield* copyOut(call, opened.file)
  }
  return status
})

/** Reads `-n 3`, `-3` and the like of head and tail. */
function countArguments(args: readonly string[]): string[] {
  return args.flatMap((arg) => (/^-\d+$/.test(arg) ? ['-n', arg.slice(1)] : /^\+\d+$/.test(arg) ? ['-n', arg] : [arg]))
}

const UNITS: Readonly<Record<string, number>> = { '': 1, b: 512, k: 1024, m: 1_048_576, K: 1024, M: 1_048_576 }

function count(text: string): number {
  const match = /^[-+]?(\d+)([bkmKM]?)$/.exec(text)
  return match === null ? Number.NaN : Number(match[1]) * (UNITS[match[2] ?? ''] ?? 1)
}

const headTool: Tool = waiting(function* (call) {
  const read = options(countArguments(call.args), 'n:c:qv', { lines: 'n:', bytes: 'c:' })
  if (read.error !== undefined) return usage(call, read.error)
  const bytes = read.values.get('c')
  const text = bytes ?? read.values.get('n') ?? '10'
  const wanted = count(text)
  if (Number.isNaN(wanted)) {
    call.complain(`invalid number '${text}'`)
    return 1
  }
  let status = 0
  const names = read.rest.length === 0 ? ['-'] : read.rest
  for (const [i, name] of names.entries()) {
    const header = names.length > 1 ? `${i === 0 ? '' : '\n'}==> ${name} <==\n` : ''
    if (bytes !== undefined) {
      const input = yield* openInput(call, name)
      if (input === undefined) {
        status = 1
        continue
      }
      call.out(header)
      let left = wanted
      while (left > 0) {
        const piece = input.file.read(left)
        if (piece === END) break
        if (piece === undefined) {
          if (input.file.readable === undefined) break
          yield input.file.readable
          continue
        }
        call.out(piece)
        left -= piece.length
      }
      continue
    }
    let left = text.startsWith('-') ? Number.POSITIVE_INFINITY : wanted
    let begun = false
    if (left === 0) continue
    const good = yield* eachLine(call, [name], (line, _input, newline) => {
      if (!begun) call.out(header)
      begun = true
      call.out(line + newline)
      return --left > 0 ? 'more' : 'stop'
    })
    if (!good) status = 1
  }
  return status
})

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
  const bytes = read.values.get('c')
  const text = bytes ?? read.values.get('n') ?? '10'
  const wanted = count(text)
  if (Number.isNaN(wanted)) {
    call.complain(`invalid number '${text}'`)
    return 1
  }
  const names = read.rest.length === 0 ? ['-'] : read.rest
  const followed: Followed[] = []
  let status = 0
  for (const [i, name] of names.entries()) {
    const opened = name === '-' ? { file: call.process.files.get(0) } : yield* openFor(call, name, 'read')
    const file = 'file' in opened ? opened.file : undefined
    followed.push({ name, file })
    if (file === undefined) {
      call.complain(`can't open '${name}': ${fileErrorText('error' in opened ? opened.error : 'ENOENT')}`)
      status = 1
      continue
    }
    if (names.length > 1) call.out(`${i === 0 ? '' : '\n'}==> ${name} <==\n`)
    call.out(lastOf(yield* readAll(call, name, file), text, bytes === undefined ? 'lines' : 'bytes', wanted))
  }
  yield* call.flush()
  const rest = followed.filter(({ file }) => retry || file !== undefined)
  if (!follow || rest.length === 0) return status
  const period = Number(read.values.get('s') ?? 1) * FOLLOW_PERIOD
  for (;;) {
    yield period + POLL_COST
    for (const entry of rest) yield* followOne(call, entry, retry ? 'name' : 'file')
  }
})

function* readAll(call: ToolCall, name: string, file: OpenFile): Running<string> {
  if (name === '-') return yield* readAllFrom(call.process, 0)
  let all = ''
  for (let chunks = 0; chunks < MOST_CHUNKS; chunks++) {
    const text = file.read(CHUNK)
    if (text === END) break
    if (text !== undefined) all += text
    else if (file.readable !== undefined) yield file.readable
    else break
  }
  return all
}

function lastOf(all: string, text: string, unit: 'lines' | 'bytes', wanted: number): string {
  const fromStart = text.startsWith('+')
  if (unit === 'bytes') return fromStart ? all.slice(Math.max(0, wanted - 1)) : wanted === 0 ? '' : all.slice(-wanted)
  if (fromStart) {
    let at = 0
    for (let skipped = 1; skipped < wanted; skipped++) {
      const newline = all.indexOf('\n', at)
      if (newline < 0) return ''
      at = newline + 1
    }
    return all.slice(at)
  }
  if (wanted === 0) return ''
  let at = all.endsWith('\n') ? all.length - 1 : all.length
  for (let lines = 0; lines < wanted; lines++) {
    at = all.lastIndexOf('\n', at - 1)
    if (at < 0) return all
  }
  return all.slice(at + 1)
}

/** Prints what has been appended; by name a file that was replaced, cut or made is begun anew. */
function* followOne(call: ToolCall, entry: Followed, by: 'name' | 'file'): Running<void> {
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
    const text = entry.file.read(CHUNK)
    if (text === END || text === undefined) break
    call.out(text)
  }
  yield* call.flush()
}

const wcTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'lwcmL')
  if (read.error !== undefined) return usage(call, read.error)
  const shown = ['l', 'w', 'm', 'c', 'L'].filter((f) => read.flags.has(f))
  const columns = shown.length === 0 ? ['l', 'w', 'c'] : shown
  let status = 0
  const totals = columns.map(() => 0)
  const names = read.rest.length === 0 ? ['-'] : read.rest
  const print = (counts: readonly number[], name: string): void => {
    const padded =
      columns.length > 1 ? counts.map((n) => String(n).padStart(columns.length > 1 ? 9 : 0)) : counts.map(String)
    call.out(`${padded.join(' ').replace(/^ (?=\s)/, '')}${name === '' ? '' : ` ${name}`}\n`)
  }
  for (const name of names) {
    const input = yield* openInput(call, name)
    if (input === undefined) {
      if (name !== '-') status = 1
      if (name !== '-') continue
    }
    const text = input === undefined ? '' : yield* readAll(call, name, input.file)
    const values: Readonly<Record<string, number>> = {
      L: Math.max(0, ...text.split('\n').map((line) => line.length)),
      c: byteLength(text),
      l: text.split('\n').length - 1,
      m: [...text].length,
      w: text.split(/\s+/).filter((w) => w !== '').length,
    }
    const counts = columns.map((c) => values[c] ?? 0)
    for (const [i, n] of counts.entries()) totals[i] = (totals[i] ?? 0) + n
    print(counts, read.rest.length === 0 ? '' : name)
  }
  if (names.length > 1) print(totals, 'total')
  return status
})

const teeTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'ai', { append: 'a' })
  if (read.error !== undefined) return usage(call, read.error)
  let status = 0
  const files: OpenFile[] = []
  for (const name of read.rest) {
    const opened = yield* openFor(call, name, read.flags.has('a') ? 'append' : 'write')
    if ('file' in opened) files.push(opened.file)
    else {
      call.complain(`${name}: ${fileErrorText(opened.error)}`)
      status = 1
    }
  }
  yield* call.flush()
  for (;;) {
    const text = yield* readFrom(call.process, 0, CHUNK)
    if (text === END) return status
    for (const file of files) file.write(text)
    yield* writeTo(call.process, 1, text)
  }
})

/** Tools that hand on what they read. */
export const readingTools: Readonly<Record<string, Tool>> = {
  cat: catTool,
  head: headTool,
  tail: tailTool,
  tee: teeTool,
  wc: wcTool,
}
