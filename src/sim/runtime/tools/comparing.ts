import { toByteString } from '../files/bytes.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { allLines, wholeNamed } from './input.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

const cmpTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'lsn:')
  const [first, second = '-', skipA = '0', skipB = '0'] = read.rest
  if (read.error !== undefined || first === undefined) return usage(call, read.error)
  const left = yield* wholeNamed(call, first)
  const right = left === undefined ? undefined : yield* wholeNamed(call, second)
  if (left === undefined || right === undefined) return 2
  const most = Number(read.values.get('n') ?? Number.POSITIVE_INFINITY)
  const a = toByteString(left).slice(Number(skipA)).slice(0, most)
  const b = toByteString(right).slice(Number(skipB)).slice(0, most)
  const { flags } = read
  let status = 0
  let line = 1
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if (i >= a.length || i >= b.length) {
      if (!flags.has('s')) call.complain(`EOF on ${i >= a.length ? first : second}`)
      return 1
    }
    if (a[i] !== b[i]) {
      status = 1
      if (flags.has('s')) return 1
      if (!flags.has('l')) {
        call.out(`${first} ${second} differ: char ${i + 1}, line ${line}\n`)
        return 1
      }
      const octal = (text: string): string => text.charCodeAt(i).toString(8).padStart(3)
      call.out(`${i + 1} ${octal(a)} ${octal(b)}\n`)
    }
    if (a[i] === '\n') line++
  }
  return status
})

type Edit = { readonly mark: ' ' | '-' | '+'; readonly line: string; readonly a: number; readonly b: number }

/** How one list of lines becomes another, by a longest common subsequence between their differing middles. */
function editsBetween(a: readonly string[], b: readonly string[], key: (line: string) => string): Edit[] {
  const x = a.map(key)
  const y = b.map(key)
  let start = 0
  while (start < x.length && start < y.length && x[start] === y[start]) start++
  let end = 0
  while (end < x.length - start && end < y.length - start && x[x.length - 1 - end] === y[y.length - 1 - end]) end++
  const [rows, columns] = [x.length - start - end, y.length - start - end]
  const width = columns + 1
  const longest = new Uint32Array((rows + 1) * width)
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      longest[i * width + j] =
        x[start + i] === y[start + j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0)
  const edits: Edit[] = []
  let [i, j] = [0, 0]
  const put = (mark: Edit['mark']): void => {
    edits.push({ mark, line: (mark === '+' ? b[j] : a[i]) ?? '', a: i, b: j })
    if (mark !== '+') i++
    if (mark !== '-') j++
  }
  while (i < a.length || j < b.length) {
    const middle = i >= start && i < start + rows ? i - start : undefined
    const across = j >= start && j < start + columns ? j - start : undefined
    if (middle === undefined && across === undefined) put(' ')
    else if (middle === undefined) put('+')
    else if (across === undefined) put('-')
    else if (x[i] === y[j]) put(' ')
    else put((longest[(middle + 1) * width + across] ?? 0) >= (longest[middle * width + across + 1] ?? 0) ? '-' : '+')
  }
  return edits
}

/** The hunks of a unified diff with so many lines around each change. */
function unified(edits: readonly Edit[], context: number): string {
  let text = ''
  for (let i = 0; i < edits.length; ) {
    if (edits[i]?.mark === ' ') {
      i++
      continue
    }
    const from = Math.max(0, i - context)
    let last = i
    for (let j = i; j < edits.length && j <= last + 2 * context + 1; j++) if (edits[j]?.mark !== ' ') last = j
    const hunk = edits.slice(from, Math.min(edits.length, last + context + 1))
    const span = (skip: '+' | '-', at: number): string => {
      const count = hunk.filter((edit) => edit.mark !== skip).length
      return count === 1 ? `${at + 1}` : `${count === 0 ? at : at + 1},${count}`
    }
    text += `@@ -${span('+', hunk[0]?.a ?? 0)} +${span('-', hunk[0]?.b ?? 0)} @@\n`
    for (const { mark, line } of hunk)
      text += mark + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)
    i = last + 1
  }
  return text
}

const diffTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'abBdiNqrTstwU:L:S:u')
  const [first, second] = read.rest
  if (read.error !== undefined || first === undefined || second === undefined) return usage(call, read.error)
  const base = (path: string): string => path.replace(/\/+$/, '').split('/').at(-1) ?? ''
  const [inFirst, inSecond] = [call.isDirectory(first), call.isDirectory(second)]
  if (inFirst && inSecond) return yield* diffDirectories(call, first, second, read.flags, read.values)
  return yield* diffFiles(
    call,
    inFirst ? `${first}/${base(second)}` : first,
    inSecond ? `${second}/${base(first)}` : second,
    read.flags,
    read.values,
  )
})

function* diffFiles(
  call: ToolCall,
  first: string,
  second: string,
  flags: ReadonlySet<string>,
  values: ReadonlyMap<string, string>,
): Running<number> {
  const empty = (name: string): boolean => flags.has('N') && name !== '-' && !call.world.files.exists(call.path(name))
  const left = empty(first) ? '' : yield* wholeNamed(call, first)
  const right = empty(second) ? '' : yield* wholeNamed(call, second)
  if (left === undefined || right === undefined) return 2
  const key = (line: string): string => {
    let text = flags.has('i') ? line.toLowerCase() : line
    if (flags.has('w')) text = text.replace(/\s+/g, '')
    else if (flags.has('b')) text = text.replace(/\s+/g, ' ').trimEnd()
    return text
  }
  const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const edits = editsBetween(linesOf(left), linesOf(right), key)
  const changes = edits.filter(({ mark }) => mark !== ' ')
  const same = changes.length === 0 || (flags.has('B') && changes.every(({ line }) => line.trim() === ''))
  if (same) {
    if (flags.has('s')) call.out(`Files ${first} and ${second} are identical\n`)
    return 0
  }
  if (flags.has('q')) call.out(`Files ${first} and ${second} differ\n`)
  else call.out(`--- ${first}\n+++ ${second}\n${unified(edits, Number(values.get('U') ?? 3))}`)
  return 1
}

function* diffDirectories(
  call: ToolCall,
  first: string,
  second: string,
  flags: ReadonlySet<string>,
  values: ReadonlyMap<string, string>,
): Running<number> {
  const { files } = call.world
  const [left, right] = [files.list(call.path(first)), files.list(call.path(second))]
  let status = 0
  for (const name of [...new Set([...left, ...right])].sort((a, b) => (a < b ? -1 : 1))) {
    const [a, b] = [`${first}/${name}`, `${second}/${name}`]
    const lone = !left.includes(name) ? second : !right.includes(name) ? first : undefined
    if (lone !== undefined && !flags.has('N')) {
      call.out(`Only in ${lone}: ${name}\n`)
      status = 1
    } else if (call.isDirectory(a) && call.isDirectory(b)) {
      if (flags.has('r')) status = Math.max(status, yield* diffDirectories(call, a, b, flags, values))
      else call.out(`Common subdirectories: ${a} and ${b}\n`)
    } else status = Math.max(status, yield* diffFiles(call, a, b, flags, values))
  }
  return status
}

/** `comm`: what is only in the first, only in the second, and in both of two sorted files. */
const commTool: Tool = waiting(function* (call) {
  const read = options(call.args, '123')
  if (read.error !== undefined || read.rest.length !== 2) return usage(call, read.error)
  const left = yield* allLines(call, read.rest.slice(0, 1))
  const right = yield* allLines(call, read.rest.slice(1))
  if (!left.good || !right.good) return 1
  const [a, b] = [left.lines, right.lines]
  const print = (column: 1 | 2 | 3, line: string): void => {
    if (read.flags.has(String(column))) return
    const before = ['1', '2'].slice(0, column - 1).filter((c) => !read.flags.has(c)).length
    call.out(`${'\t'.repeat(before)}${line}\n`)
  }
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [x, y] = [a[i], b[j]]
    if (y === undefined || (x !== undefined && x < y)) {
      print(1, x ?? '')
      i++
    } else if (x === undefined || x > y) {
      print(2, y)
      j++
    } else {
      print(3, x)
      i++
      j++
    }
  }
  return 0
})

/** Tools that compare files. */
export const comparingTools: Readonly<Record<string, Tool>> = { cmp: cmpTool, comm: commTool, diff: diffTool }
