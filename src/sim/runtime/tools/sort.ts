import { fileErrorText } from '../files/fileSystem.ts'
import { allLines, openFor, wholeNamed } from './input.ts'
import { options, type Tool, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** A key of `-k`: from a field and character to a field and character (0: its end), with options of its own. */
interface SortKey {
  readonly from: readonly [field: number, character: number]
  readonly to: readonly [field: number, character: number]
  readonly flags: ReadonlySet<string>
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
/** Options that a key without its own takes from the command line. */
const ORDERS = 'bdfghiMnrV'

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function readKey(text: string): SortKey | undefined {
  const match = /^(\d+)(?:\.(\d+))?([a-zA-Z]*)(?:,(\d+)(?:\.(\d+))?([a-zA-Z]*))?$/.exec(text)
  if (match === null || Number(match[1]) === 0) return undefined
  const number = (i: number): number => Number(match[i] ?? 0)
  return {
    from: [number(1), number(2) || 1],
    to: [number(4), number(5)],
    flags: new Set(`${match[3] ?? ''}${match[6] ?? ''}`),
  }
}

/** Where each field of a line begins and ends; without a separator a field takes the blanks before it. */
function fieldsOf(line: string, separator: string | undefined): readonly (readonly [number, number])[] {
  const fields: (readonly [number, number])[] = []
  if (separator === undefined) {
    for (const match of line.matchAll(/\s*\S+/g)) fields.push([match.index, match.index + match[0].length])
    return fields
  }
  let at = 0
  for (;;) {
    const end = line.indexOf(separator, at)
    fields.push([at, end < 0 ? line.length : end])
    if (end < 0) return fields
    at = end + 1
  }
}

function keyText(line: string, key: SortKey, separator: string | undefined, flags: ReadonlySet<string>): string {
  const fields = fieldsOf(line, separator)
  const after = [line.length, line.length] as const
  const [fieldStart] = fields[key.from[0] - 1] ?? after
  const start = fieldStart + key.from[1] - 1
  const last = fields[key.to[0] - 1] ?? after
  const end = key.to[0] === 0 ? line.length : key.to[1] === 0 ? last[1] : last[0] + key.to[1]
  const text = line.slice(start, Math.max(start, end))
  return flags.has('b') ? text.trimStart() : text
}

/** Compares texts with numbers in them by these numbers. Models strverscmp. */
function compareVersions(a: string, b: string): number {
  const pieces = (text: string): string[] => text.match(/\d+|\D+/g) ?? []
  const [x, y] = [pieces(a), pieces(b)]
  for (let i = 0; i < Math.max(x.length, y.length); i++) {
    const [p = '', q = ''] = [x[i], y[i]]
    const order = /^\d/.test(p) && /^\d/.test(q) ? Number(p) - Number(q) || compareText(p, q) : compareText(p, q)
    if (order !== 0) return order
  }
  return 0
}

/** Compares two keys in the order that options ask for (but for `r`). */
function compareKeys(a: string, b: string, flags: ReadonlySet<string>): number {
  if (flags.has('n') || flags.has('g')) {
    const number = (text: string): number => Number.parseFloat(text) || 0
    return number(a) - number(b)
  }
  if (flags.has('h')) {
    const size = (text: string): number => {
      const match = /^\s*(-?[\d.]+)([kKMGTPE]?)/.exec(text)
      return (Number(match?.[1]) || 0) * 1024 ** ' KMGTPE'.indexOf((match?.[2] || ' ').toUpperCase())
    }
    return size(a) - size(b)
  }
  if (flags.has('M')) {
    const month = (text: string): number => MONTHS.indexOf(text.trimStart().slice(0, 3).toUpperCase())
    return month(a) - month(b)
  }
  if (flags.has('V')) return compareVersions(a, b)
  const prepared = (text: string): string => {
    let left = flags.has('f') ? text.toUpperCase() : text
    if (flags.has('d')) left = left.replace(/[^\sA-Za-z0-9]/g, '')
    return flags.has('i') ? left.replace(/[^ -~]/g, '') : left
  }
  return compareText(prepared(a), prepared(b))
}

/** `sort`. Models busybox coreutils/sort.c. */
export const sortTool: Tool = waiting(function* (call) {
  const keys: SortKey[] = []
  const read = options(call.args, 'nghMucszbrdfiVo:k:t:S:T:', {}, (letter, value) => {
    const key = letter === 'k' ? readKey(value) : undefined
    if (key !== undefined) keys.push(key)
  })
  if (read.error !== undefined) return usage(call, read.error)
  const { flags, values } = read
  const separator = values.get('t')
  const own = new Set([...ORDERS].filter((letter) => flags.has(letter)))
  const used = keys.length > 0 ? keys : [{ from: [1, 1], to: [0, 0], flags: own } as const]
  const compareByKeys = (a: string, b: string): number => {
    for (const key of used) {
      const order = key.flags.size > 0 ? key.flags : own
      const found =
        keys.length === 0 && !order.has('b')
          ? compareKeys(a, b, order)
          : compareKeys(keyText(a, key, separator, order), keyText(b, key, separator, order), order)
      if (found !== 0) return order.has('r') ? -found : found
    }
    return 0
  }
  const stable = flags.has('u') || flags.has('s')
  const compare = (a: string, b: string): number =>
    compareByKeys(a, b) || (stable ? 0 : flags.has('r') ? compareText(b, a) : compareText(a, b))
  let lines: string[]
  const end = flags.has('z') ? '\0' : '\n'
  if (flags.has('z')) {
    const text = yield* wholeNamed(call, read.rest[0])
    if (text === undefined) return 2
    lines = text.split('\0')
    if (lines.at(-1) === '') lines.pop()
  } else {
    const all = yield* allLines(call, read.rest)
    if (!all.good) return 2
    lines = all.lines
  }
  if (flags.has('c')) {
    const wrong = lines.findIndex((line, i) => {
      const order = i === 0 ? -1 : compare(lines[i - 1] as string, line)
      return flags.has('u') ? order >= 0 : order > 0
    })
    if (wrong < 1) return 0
    call.err(`Check line ${wrong}\n`)
    return 1
  }
  lines.sort(compare)
  if (flags.has('u')) lines = lines.filter((line, i) => i === 0 || compareByKeys(lines[i - 1] as string, line) !== 0)
  const text = lines.map((line) => line + end).join('')
  const target = values.get('o')
  if (target === undefined) {
    call.out(text)
    return 0
  }
  const opened = yield* openFor(call, target, 'write')
  if ('error' in opened) {
    call.complain(`${target}: ${fileErrorText(opened.error)}`)
    return 2
  }
  opened.file.write(text)
  return 0
})
