import { byteLength, toByteString } from '../files/bytes.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import { readFrom, writeTo } from '../processes/io.ts'
import { END, type OpenFile } from '../processes/openFile.ts'
import { eachLine, eachPiece, openFor, openInput, wholeOf } from './input.ts'
import { options, type Tool, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** A text as `cat -v` shows it: `^I`, `M-a`. */
function visible(bytes: string, tabs: 'tabs shown' | 'tabs kept'): string {
  let shown = ''
  for (const c of bytes) {
    const code = c.charCodeAt(0)
    const low = code & 0x7f
    if (c === '\t' && tabs === 'tabs kept') shown += c
    else
      shown +=
        (code > 0x7f ? 'M-' : '') +
        (low < 0x20 ? `^${String.fromCharCode(low + 64)}` : low === 0x7f ? '^?' : String.fromCharCode(low))
  }
  return shown
}

const catTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'nbuvteA')
  if (read.error !== undefined) return usage(call, read.error)
  const has = (letter: string): boolean => read.flags.has(letter)
  const numbered = has('n') || has('b')
  const shown = has('v') || has('t') || has('e') || has('A')
  const tabs = has('t') || has('A') ? 'tabs shown' : 'tabs kept'
  const end = has('e') || has('A') ? '$' : ''
  let number = 0
  let status = 0
  for (const name of read.rest.length === 0 ? ['-'] : read.rest) {
    const opened = name === '-' ? { file: call.process.files.get(0) } : yield* openFor(call, name, 'read')
    if ('error' in opened) {
      call.complain(
        opened.error === 'EISDIR'
          ? `read error: ${fileErrorText('EISDIR')}`
          : `can't open '${name}': ${fileErrorText(opened.error)}`,
      )
      yield* call.flush()
      status = 1
    } else if (opened.file === undefined) {
      call.complain('read error: Bad file descriptor')
      status = 1
    } else if (numbered || shown) {
      yield* eachLine(call, [{ name, file: opened.file }], (line, _input, newline) => {
        const count = numbered && !(has('b') && line === '') ? `${String(++number).padStart(6)}\t` : ''
        call.out(count + (shown ? visible(toByteString(line), tabs) : line) + (newline === '' ? '' : end + newline))
        return 'more'
      })
      yield* call.flush()
    } else
      yield* eachPiece(call, { name, file: opened.file }, function* (text) {
        yield* writeTo(call.process, 1, text)
      })
  }
  return status
})

/** What `wc` counts, in the order in which it prints. */
const COUNTS: Readonly<Record<string, (text: string) => number>> = {
  l: (text) => text.split('\n').length - 1,
  w: (text) => text.split(/[\t-\r ]+/).filter((word) => word !== '').length,
  m: byteLength,
  c: byteLength,
  L: (text) => Math.max(0, ...text.split('\n').map((line) => line.length)),
}

const wcTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'lwcmL')
  if (read.error !== undefined) return usage(call, read.error)
  const given = Object.keys(COUNTS).filter((letter) => read.flags.has(letter))
  const columns = given.length === 0 ? ['l', 'w', 'c'] : given
  const totals = columns.map(() => 0)
  const print = (counts: readonly number[], name: string): void => {
    const shown = columns.length > 1 ? counts.map((n) => String(n).padStart(9)) : counts
    call.out(`${shown.join(' ')}${name === '' ? '' : ` ${name}`}\n`)
  }
  let status = 0
  for (const name of read.rest.length === 0 ? ['-'] : read.rest) {
    const input = yield* openInput(call, name)
    if (input === undefined && name !== '-') {
      status = 1
      continue
    }
    const text = input === undefined ? '' : yield* wholeOf(call, input)
    const counts = columns.map((letter) => COUNTS[letter]?.(text) ?? 0)
    for (const [i, n] of counts.entries()) totals[i] = (totals[i] ?? 0) + n
    print(counts, read.rest.length === 0 ? '' : name)
  }
  if (read.rest.length > 1) print(totals, 'total')
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
    const text = yield* readFrom(call.process, 0, 65536)
    if (text === END) return status
    for (const file of files) file.write(text)
    yield* writeTo(call.process, 1, text)
  }
})

/** Tools that hand on what they read. */
export const readingTools: Readonly<Record<string, Tool>> = { cat: catTool, tee: teeTool, wc: wcTool }
