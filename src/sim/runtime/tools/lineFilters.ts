import { fileErrorText } from '../files/fileSystem.ts'
import { END, type OpenFile } from '../processes/openFile.ts'
import { unescapeText } from './escapes.ts'
import { allLines, eachLine, type Input, lineOf, openFor, openInput } from './input.ts'
import { options, type Tool, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** `uniq`. Models busybox coreutils/uniq.c. */
const uniqTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'cduif:s:w:z', { count: 'c', repeated: 'd', unique: 'u', 'ignore-case': 'i' })
  const { flags, values, rest } = read
  const [source = '-', target] = rest
  if (read.error !== undefined || rest.length > 2) return usage(call, read.error)
  const skippedFields = new RegExp(`^(?:\\s*\\S*){${Number(values.get('f') ?? 0)}}`)
  const from = Number(values.get('s') ?? 0)
  const width = Number(values.get('w') ?? Number.POSITIVE_INFINITY)
  const compared = (line: string): string => {
    const text = line.replace(skippedFields, '').slice(from, from + width)
    return flags.has('i') ? text.toLowerCase() : text
  }
  let file: OpenFile | undefined
  if (target !== undefined && target !== '-') {
    const opened = yield* openFor(call, target, 'write')
    if ('error' in opened) {
      call.complain(`can't create '${target}': ${fileErrorText(opened.error)}`)
      return 1
    }
    file = opened.file
  }
  let last: string | undefined
  let count = 0
  const print = (): void => {
    if (last === undefined || (flags.has('d') && count < 2) || (flags.has('u') && count > 1)) return
    const text = flags.has('c') ? `${String(count).padStart(7)} ${last}\n` : `${last}\n`
    if (file === undefined) call.out(text)
    else file.write(text)
  }
  const good = yield* eachLine(call, [source], (line) => {
    if (last !== undefined && compared(last) === compared(line)) count++
    else {
      print()
      last = line
      count = 1
    }
    return 'more'
  })
  print()
  return good ? 0 : 1
})

const tacTool: Tool = waiting(function* (call) {
  const { lines, good } = yield* allLines(call, call.args)
  for (const line of lines.reverse()) call.out(`${line}\n`)
  return good ? 0 : 1
})

const revTool: Tool = waiting(function* (call) {
  const good = yield* eachLine(call, call.args, (line, _input, newline) => {
    call.out([...line].reverse().join('') + newline)
    return 'more'
  })
  return good ? 0 : 1
})

const nlTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'w:s:v:i:b:')
  if (read.error !== undefined) return usage(call, read.error)
  const value = (letter: string, fallback: string): string => read.values.get(letter) ?? fallback
  const [width, separator, style] = [Number(value('w', '6')), value('s', '\t'), value('b', 't')]
  let number = Number(value('v', '1'))
  const good = yield* eachLine(call, read.rest, (line) => {
    if (style === 'a' || (style === 't' && line !== '')) {
      call.out(`${String(number).padStart(width)}${separator}${line}\n`)
      number += Number(value('i', '1'))
    } else call.out(`${' '.repeat(width + separator.length)}${line}\n`)
    return 'more'
  })
  return good ? 0 : 1
})

/** `paste`: files side by side, or (-s) each on a line of its own. */
const pasteTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'd:s')
  if (read.error !== undefined) return usage(call, read.error)
  const delimiters = [...unescapeText(read.values.get('d') ?? '\t').text]
  const between = (i: number): string => delimiters[i % delimiters.length] ?? ''
  const join = (words: readonly string[]): string =>
    words.map((word, i) => (i === 0 ? word : between(i - 1) + word)).join('')
  const names = read.rest.length === 0 ? ['-'] : read.rest
  if (read.flags.has('s')) {
    for (const name of names) {
      const { lines, good } = yield* allLines(call, [name])
      if (!good) return 1
      call.out(`${join(lines)}\n`)
    }
    return 0
  }
  const inputs: (Input | undefined)[] = []
  for (const name of names) {
    const input = yield* openInput(call, name)
    if (input === undefined) return 1
    inputs.push(input)
  }
  for (;;) {
    for (const [i, input] of inputs.entries()) {
      if (input === undefined) continue
      const line = yield* lineOf(call, input)
      // what has ended leaves out its delimiter too, and so the last one the newline
      if (line === END) inputs[i] = undefined
      else call.out(line.replace(/\n$/, '') + (i === inputs.length - 1 ? '\n' : between(i)))
    }
    if (inputs.every((input) => input === undefined)) return 0
    if (call.pending > 4096) yield* call.flush()
  }
})

const foldTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'bsw:', { bytes: 'b', spaces: 's', width: 'w:' })
  if (read.error !== undefined) return usage(call, read.error)
  const width = Number(read.values.get('w') ?? 80)
  const good = yield* eachLine(call, read.rest, (line, _input, newline) => {
    let left = line
    while (left.length > width) {
      const blank = read.flags.has('s') ? left.slice(0, width).search(/\s\S*$/) : -1
      const at = blank < 0 ? width : blank + 1
      call.out(`${left.slice(0, at)}\n`)
      left = left.slice(at)
    }
    call.out(left + newline)
    return 'more'
  })
  return good ? 0 : 1
})

const expandTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'it:af', { tabs: 't:', initial: 'i', all: 'a', 'first-only': 'f' })
  if (read.error !== undefined) return usage(call, read.error)
  const size = Number(read.values.get('t') ?? 8)
  const expanded = (line: string): string => {
    let result = ''
    let initial = true
    for (const c of line) {
      if (c === '\t' && (initial || !read.flags.has('i'))) result += ' '.repeat(size - (result.length % size))
      else {
        initial &&= c === ' '
        result += c
      }
    }
    return result
  }
  const unexpanded = (line: string): string => {
    const all = (read.flags.has('a') || read.values.has('t')) && !read.flags.has('f')
    const lead = /^[ \t]*/.exec(line)?.[0] ?? ''
    const spaces = ' '.repeat(expanded(lead).length)
    const packed = '\t'.repeat(Math.floor(spaces.length / size)) + ' '.repeat(spaces.length % size)
    const rest = line.slice(lead.length)
    if (!all) return packed + rest
    const whole = spaces + rest
    const cells = whole.match(new RegExp(`.{1,${size}}`, 'gs')) ?? []
    return cells.map((cell) => (cell.length === size ? cell.replace(/ {2,}$/, '\t') : cell)).join('')
  }
  const change = call.name === 'unexpand' ? unexpanded : expanded
  const good = yield* eachLine(call, read.rest, (line, _input, newline) => {
    call.out(change(line) + newline)
    return 'more'
  })
  return good ? 0 : 1
})

/** `dos2unix` and `unix2dos`: files are changed in place. */
const lineEndsTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'du')
  if (read.error !== undefined) return usage(call, read.error)
  const dos = call.name === 'unix2dos' ? !read.flags.has('u') : read.flags.has('d')
  const change = (text: string): string => text.replace(/\r?\n/g, dos ? '\r\n' : '\n')
  for (const name of read.rest) {
    const node = call.world.files.lookup(call.path(name))
    if (node?.kind !== 'file') {
      call.complain(`${name}: ${fileErrorText(node === undefined ? 'ENOENT' : 'EISDIR')}`)
      return 1
    }
    node.text = change(node.text)
  }
  if (read.rest.length > 0) return 0
  yield* eachLine(call, ['-'], (line, _input, newline) => {
    call.out(change(line + newline))
    return 'more'
  })
  return 0
})

/** Tools that change what they read, line by line. */
export const lineFilterTools: Readonly<Record<string, Tool>> = {
  dos2unix: lineEndsTool,
  expand: expandTool,
  fold: foldTool,
  nl: nlTool,
  paste: pasteTool,
  rev: revTool,
  tac: tacTool,
  unexpand: expandTool,
  uniq: uniqTool,
  unix2dos: lineEndsTool,
}
