import { toByteString } from '../files/bytes.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { openInput, wholeOf } from './input.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** How a line of a dump is written: so many bytes to a cell, so wide, by this function. */
interface Column {
  readonly bytes: number
  readonly width: number
  readonly show: (cell: string) => string
}

/** The bytes of all inputs, one after the other; undefined, with a message, where one cannot be read. */
function* bytesOf(
  call: ToolCall,
  names: readonly string[],
): Running<{ readonly bytes: string; readonly status: number }> {
  let bytes = ''
  let status = 0
  for (const name of names.length === 0 ? ['-'] : names) {
    const input = yield* openInput(call, name)
    if (input === undefined) status = name === '-' ? status : 1
    else bytes += toByteString(yield* wholeOf(call, input))
  }
  return { bytes, status }
}

/** The number in a cell, lowest byte first. */
const numberIn = (cell: string): bigint => [...cell].reduceRight((sum, c) => (sum << 8n) | BigInt(c.charCodeAt(0)), 0n)

const NAMED: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
}

const characterOf = (c: string): string =>
  NAMED[c] ?? (/[ -~]/.test(c) ? c : c.charCodeAt(0).toString(8).padStart(3, '0'))

const NAMES =
  'nul soh stx etx eot enq ack bel bs ht nl vt ff cr so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc fs gs rs us sp'.split(
    ' ',
  )

/** The column of an od format: a letter and a size. */
function odColumn(letter: string, size: number): Column {
  if (letter === 'a') {
    const name = (cell: string): string => {
      const code = cell.charCodeAt(0) & 127
      return code === 127 ? 'del' : (NAMES[code] ?? String.fromCharCode(code))
    }
    return { bytes: 1, width: 4, show: name }
  }
  if (letter === 'c') return { bytes: 1, width: 4, show: characterOf }
  const bits = size * 8
  const largest = 2n ** BigInt(bits) - 1n
  const radix = letter === 'o' ? 8 : letter === 'x' ? 16 : 10
  const signed = letter === 'd'
  const digits = signed ? String(-(2n ** BigInt(bits - 1))).length : largest.toString(radix).length
  const show = (cell: string): string => {
    const value = numberIn(cell)
    const text = (signed ? BigInt.asIntN(bits, value) : value).toString(radix)
    return radix === 10 ? text : text.padStart(digits, '0')
  }
  return { bytes: size, width: digits + 1, show }
}

/** od's letters for the usual formats. */
const OD_SHORT: Readonly<Record<string, readonly [string, number]>> = {
  a: ['a', 1],
  b: ['o', 1],
  c: ['c', 1],
  d: ['u', 2],
  h: ['x', 2],
  i: ['d', 2],
  l: ['d', 8],
  o: ['o', 2],
  x: ['x', 2],
  B: ['o', 2],
  D: ['u', 4],
  H: ['x', 4],
  O: ['o', 4],
  X: ['x', 4],
}
const SIZES: Readonly<Record<string, number>> = { C: 1, S: 2, I: 4, L: 8 }

const addressIn = (radix: string, at: number): string =>
  radix === 'n' ? '' : at.toString(radix === 'x' ? 16 : radix === 'd' ? 10 : 8).padStart(radix === 'x' ? 6 : 7, '0')

/** Reads a count of bytes: 0x10, 010, 2k, 1b. */
function countOf(text: string): number {
  const match = /^(0x[0-9a-f]+|0[0-7]+|\d+)([bkmKM]?)/i.exec(text)
  const unit = { b: 512, k: 1024, K: 1024, m: 2 ** 20, M: 2 ** 20 }[match?.[2] ?? ''] ?? 1
  const digits = match?.[1] ?? '0'
  return unit * (/^0[0-7]/.test(digits) ? Number.parseInt(digits, 8) : Number(digits))
}

const odTool: Tool = waiting(function* (call) {
  const columns: Column[] = []
  const read = options(call.args, 'abcdfhilosxvBDHOXA:N:j:t:w:', { traditional: 'B' }, (letter, value) => {
    if (letter !== 't') return
    for (const [, type = '', size = ''] of value.matchAll(/([acdoux])(\d*|[CSIL])z?/g))
      columns.push(odColumn(type, SIZES[size] ?? (Number(size) || (type === 'a' || type === 'c' ? 1 : 4))))
  })
  if (read.error !== undefined) return usage(call, read.error)
  for (const flag of read.flags) {
    const short = OD_SHORT[flag]
    if (short !== undefined) columns.push(odColumn(...short))
  }
  const used = columns.length === 0 ? [odColumn('o', 2)] : columns
  const all = yield* bytesOf(call, read.rest)
  const skipped = countOf(read.values.get('j') ?? '0')
  const bytes = all.bytes.slice(skipped, skipped + countOf(read.values.get('N') ?? String(all.bytes.length)))
  const radix = read.values.get('A') ?? 'o'
  const perLine = Number(read.values.get('w') ?? 16)
  const lines = dumpLines(bytes, perLine, read.flags.has('v') ? 'all' : 'once', (line) =>
    used.map((column) => {
      const fill = Math.max(...used.map((c) => (c.width * perLine) / c.bytes)) / (perLine / column.bytes)
      return cellsOf(line, column)
        .map((cell) => cell.padStart(fill))
        .join('')
    }),
  )
  for (const [at, texts] of lines) {
    if (texts === undefined) call.out('*\n')
    else
      for (const [i, text] of texts.entries()) {
        const address = addressIn(radix, at + skipped)
        call.out(`${i === 0 ? address : ' '.repeat(address.length)}${text}\n`)
      }
  }
  if (radix !== 'n') call.out(`${addressIn(radix, skipped + bytes.length)}\n`)
  return all.status
})

/** The cells of a line; the last is filled with zeros. */
function cellsOf(line: string, { bytes, show }: Column): string[] {
  const cells: string[] = []
  for (let i = 0; i < line.length; i += bytes) cells.push(show(line.slice(i, i + bytes).padEnd(bytes, '\0')))
  return cells
}

/** Cuts bytes into lines with their offsets; of equal lines in a row all but the first are one undefined. */
function* dumpLines<T>(
  bytes: string,
  perLine: number,
  repeats: 'all' | 'once',
  show: (line: string) => T,
): Generator<readonly [at: number, shown: T | undefined]> {
  let before: string | undefined
  let marked = false
  for (let at = 0; at < bytes.length; at += perLine) {
    const line = bytes.slice(at, at + perLine)
    if (repeats === 'once' && line === before && line.length === perLine) {
      if (!marked) yield [at, undefined]
      marked = true
      continue
    }
    marked = false
    before = line
    yield [at, show(line)]
  }
}

const hex = (c: string): string => c.charCodeAt(0).toString(16).padStart(2, '0')
const dots = (line: string): string => line.replace(/[^ -~]/g, '.')

/** hexdump's formats: how a line of sixteen bytes is shown after its offset. */
const HEXDUMP: Readonly<Record<string, (line: string) => string>> = {
  C: (line) => {
    const half = (text: string): string => [...text].map(hex).join(' ')
    return `  ${`${half(line.slice(0, 8)).padEnd(23)}  ${half(line.slice(8))}`.padEnd(48)}  |${dots(line)}|`
  },
  b: (line) => inCells(line, { bytes: 1, width: 4, show: (c) => c.charCodeAt(0).toString(8).padStart(3, '0') }, 4),
  c: (line) => inCells(line, { bytes: 1, width: 4, show: characterOf }, 4),
  d: (line) => inCells(line, { bytes: 2, width: 8, show: (c) => String(numberIn(c)).padStart(5, '0') }, 8),
  o: (line) => inCells(line, { bytes: 2, width: 8, show: (c) => numberIn(c).toString(8).padStart(6, '0') }, 8),
  x: (line) => inCells(line, { bytes: 2, width: 8, show: (c) => numberIn(c).toString(16).padStart(4, '0') }, 8),
  '': (line) => inCells(line, { bytes: 2, width: 5, show: (c) => numberIn(c).toString(16).padStart(4, '0') }, 5),
}

const inCells = (line: string, column: Column, width: number): string =>
  cellsOf(line, column)
    .map((cell) => cell.padStart(width))
    .join('')
    .padEnd((16 / column.bytes) * width)

const hexdumpTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'bcdoxCvn:s:e:f:R')
  if (read.error !== undefined) return usage(call, read.error)
  const all = yield* bytesOf(call, read.rest)
  const skipped = countOf(read.values.get('s') ?? '0')
  const bytes = all.bytes.slice(skipped, skipped + countOf(read.values.get('n') ?? String(all.bytes.length)))
  const own = read.values.get('e')
  if (own !== undefined) {
    call.out(inOwnFormat(bytes, own))
    return all.status
  }
  const letter = ['C', 'b', 'c', 'd', 'o', 'x'].find((l) => read.flags.has(l)) ?? ''
  const show = HEXDUMP[letter] ?? dots
  const digits = letter === 'C' ? 8 : 7
  const address = (at: number): string => (at + skipped).toString(16).padStart(digits, '0')
  for (const [at, shown] of dumpLines(bytes, 16, read.flags.has('v') ? 'all' : 'once', show))
    call.out(shown === undefined ? '*\n' : `${address(at)}${shown}\n`)
  if (bytes !== '') call.out(`${address(bytes.length)}\n`)
  return all.status
})

/** A format of one's own: `4/1 "%02x" "\n"`, repeated until nothing is left. */
function inOwnFormat(bytes: string, format: string): string {
  const units = [...format.matchAll(/(?:(\d*)\/(\d*)\s*)?"((?:[^"\\]|\\.)*)"/g)].map(([, count, size, text = '']) => ({
    count: Number(count || 1),
    size: Number(size || 1),
    text: text.replaceAll('\\n', '\n').replaceAll('\\t', '\t'),
  }))
  let result = ''
  let at = 0
  if (!units.some(({ text }) => text.includes('%'))) return ''
  while (at < bytes.length) {
    for (const { count, size, text } of units) {
      if (!text.includes('%')) {
        result += text
        continue
      }
      for (let i = 0; i < count && at < bytes.length; i++) {
        const cell = bytes.slice(at, at + size)
        at += size
        result += text.replace(/%_?(0?)(\d*)([xXoducp])/, (_, zero: string, width: string, kind: string) => {
          const radix = kind === 'o' ? 8 : /x/i.test(kind) ? 16 : 10
          const value = 'cp'.includes(kind) ? dots(cell) : numberIn(cell).toString(radix)
          return (kind === 'X' ? value.toUpperCase() : value).padStart(Number(width), zero === '' ? ' ' : '0')
        })
      }
    }
  }
  return result
}

const xxdTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'pruil:g:c:s:o:ab')
  if (read.error !== undefined) return usage(call, read.error)
  const { flags, values } = read
  const all = yield* bytesOf(call, read.rest.slice(0, 1))
  if (flags.has('r')) {
    call.outBytes(undump(all.bytes, flags.has('p') ? 'plain' : 'with addresses'))
    return all.status
  }
  const start = countOf(values.get('s') ?? '0')
  const bytes = all.bytes.slice(start, start + countOf(values.get('l') ?? String(all.bytes.length)))
  const cased = (text: string): string => (flags.has('u') ? text.toUpperCase() : text)
  const perLine = Number(values.get('c') ?? (flags.has('p') ? 30 : flags.has('i') ? 12 : 16))
  const group = Number(values.get('g') ?? 2) || perLine
  for (const [at, line] of dumpLines(bytes, perLine, 'all', (text) => text)) {
    const cells = [...(line ?? '')].map((c) => cased(hex(c)))
    if (flags.has('p')) call.out(`${cells.join('')}\n`)
    else if (flags.has('i')) call.out(`  ${cells.map((cell) => `0x${cell}`).join(', ')},\n`)
    else {
      const groups = cells.map((cell, i) => ((i + 1) % group === 0 && i + 1 < perLine ? `${cell} ` : cell)).join('')
      const width = perLine * 2 + Math.ceil(perLine / group) - 1
      call.out(`${(at + start).toString(16).padStart(8, '0')}: ${groups.padEnd(width)}  ${dots(line ?? '')}\n`)
    }
  }
  return all.status
})

/** The bytes that a dump of xxd shows. */
function undump(text: string, kind: 'plain' | 'with addresses'): string {
  const digits = text
    .split('\n')
    .map((line) => (kind === 'plain' ? line : (/^[0-9a-fA-F]+: ?((?:[0-9a-fA-F]{2} ?)*)/.exec(line)?.[1] ?? '')))
    .join('')
    .replace(/[^0-9a-fA-F]/g, '')
  return digits.replace(/../g, (pair) => String.fromCharCode(Number.parseInt(pair, 16)))
}

const stringsTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'afon:t:')
  if (read.error !== undefined) return usage(call, read.error)
  const { bytes, status } = yield* bytesOf(call, read.rest)
  const least = Number(read.values.get('n') ?? 4)
  for (const match of bytes.matchAll(new RegExp(`[\\t -~]{${least},}`, 'g'))) call.out(`${match[0]}\n`)
  return status
})

/** Tools that show bytes. */
export const dumpingTools: Readonly<Record<string, Tool>> = {
  hexdump: hexdumpTool,
  od: odTool,
  strings: stringsTool,
  xxd: xxdTool,
}
