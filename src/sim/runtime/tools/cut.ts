import { toByteString } from '../files/bytes.ts'
import { eachLine } from './input.ts'
import { posixRegExp } from './posixRegExp.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

type Range = readonly [from: number, to: number]

/** Reads a list: `1,3-5,7-`; undefined, with a message, where it is none. */
function rangesOf(call: ToolCall, list: string): Range[] | undefined {
  const ranges: Range[] = []
  for (const piece of list.split(',')) {
    const [from = '', to] = piece.split(/-(.*)/s)
    const bad = [from, to ?? ''].find((text) => !/^\d*$/.test(text))
    if (bad !== undefined) {
      call.complain(`invalid number '${bad}'`)
      return undefined
    }
    const start = from === '' ? 1 : Number(from)
    const end = to === undefined ? start : to === '' ? Number.POSITIVE_INFINITY : Number(to)
    if (end < start) {
      call.complain(`${end}<${start - 1}`)
      return undefined
    }
    ranges.push([start, end])
  }
  return ranges
}

/** `cut`. Models busybox coreutils/cut.c. */
export const cutTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'b:c:f:d:O:DF:sn', {
    bytes: 'b:',
    characters: 'c:',
    fields: 'f:',
    delimiter: 'd:',
    'only-delimited': 's',
    'output-delimiter': 'O:',
  })
  const { values, flags } = read
  if (read.error !== undefined) return usage(call, read.error)
  const byField = values.get('f') ?? values.get('F')
  const list = byField ?? values.get('c') ?? values.get('b')
  if (list === undefined) {
    call.complain('expected a list of bytes, characters, or fields')
    return 1
  }
  const delimiter = (values.get('d') ?? '\t').slice(0, 1)
  if (byField === undefined && (values.has('d') || flags.has('s'))) {
    call.complain(
      `${values.has('d') ? 'a delimiter may be specified' : 'suppressing non-delimited lines makes sense'} only when operating on fields`,
    )
    return 1
  }
  const ranges = rangesOf(call, list)
  if (ranges === undefined) return 1
  const sorted = flags.has('D') ? ranges : ranges.sort((a, b) => a[0] - b[0])
  const picked = (pieces: readonly string[]): string[] => {
    const taken: string[] = []
    let next = 0
    for (const [from, to] of sorted) {
      const start = flags.has('D') ? from - 1 : Math.max(next, from - 1)
      taken.push(...pieces.slice(start, to))
      next = Math.max(next, to)
    }
    return taken
  }
  const blank = values.has('F')
  const separator: string | RegExp = blank ? posixRegExp(values.get('d') ?? '[[:space:]]+', 'extended', '') : delimiter
  const joint = values.get('O') ?? (blank ? ' ' : delimiter)
  const good = yield* eachLine(call, read.rest, (line) => {
    if (byField === undefined) call.outBytes(`${picked([...toByteString(line)]).join(values.get('O') ?? '')}\n`)
    else {
      const fields = separator === '' ? [line] : line.split(separator)
      if (fields.length > 1) call.out(`${picked(fields).join(joint)}\n`)
      else if (!flags.has('s')) call.out(`${line}\n`)
    }
    return 'more'
  })
  return good ? 0 : 1
})
