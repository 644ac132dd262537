import { readAllFrom, readFrom } from '../processes/io.ts'
import { END } from '../processes/openFile.ts'
import { allLines, eachLine } from './input.ts'
import { unescapeText } from './printing.ts'
import { options, type Tool, waiting } from './tool.ts'
import { usage } from './usage.ts'

const CLASSES: Readonly<Record<string, string>> = {
  alnum: '0-9A-Za-z',
  alpha: 'A-Za-z',
  blank: ' \t',
  cntrl: '\x01-\x1f',
  digit: '0-9',
  lower: 'a-z',
  print: ' -~',
  punct: '!-/:-@[-`{-~',
  space: '\t-\r ',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
}

/** The characters that a set of tr names. */
function expandSet(text: string): string[] {
  const named = text.replace(/\[:(\w+):\]/g, (_, name: string) => CLASSES[name] ?? '')
  const characters = [...unescapeText(named).text]
  const set: string[] = []
  for (let i = 0; i < characters.length; i++) {
    const from = characters[i] as string
    const to = characters[i + 2]
    if (characters[i + 1] === '-' && to !== undefined) {
      for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) set.push(String.fromCharCode(code))
      i += 2
    } else set.push(from)
  }
  return set
}

const trTool: Tool = waiting(function* (call) {
  const read = options(call.args, '+cCds')
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  const complement = read.flags.has('c') || read.flags.has('C')
  const remove = read.flags.has('d')
  const squeeze = read.flags.has('s')
  const from = expandSet(read.rest[0] ?? '')
  const to = read.rest[1] === undefined ? [] : expandSet(read.rest[1])
  const members = new Set(from)
  const inFrom = (c: string): boolean => members.has(c) !== complement
  const map = new Map<string, string>()
  if (!complement) for (const [i, c] of from.entries()) map.set(c, to[Math.min(i, to.length - 1)] ?? c)
  const squeezed = squeeze ? new Set(to.length > 0 ? to : from) : undefined
  let last = ''
  for (;;) {
    const text = yield* readFrom(call.process, 0, 65536)
    if (text === END) return 0
    let result = ''
    for (const c of text) {
      if (remove && inFrom(c)) continue
      const mapped = remove || !inFrom(c) ? c : complement ? (to.at(-1) ?? c) : (map.get(c) ?? c)
      const repeats =
        mapped === last &&
        (squeezed?.has(mapped) === true || (squeeze && complement && to.length === 0 && inFrom(mapped)))
      if (repeats) continue
      last = mapped
      result += mapped
    }
    call.out(result)
    if (call.pending >= 4096) yield* call.flush()
  }
})

/** Reads a list of cut: `1,3-5,7-`. */
function ranges(text: string): readonly (readonly [number, number])[] {
  return text.split(',').map((piece) => {
    const [from = '', to] = piece.split('-')
    const start = from === '' ? 1 : Number(from)
    return [start, to === undefined ? start : to === '' ? Number.POSITIVE_INFINITY : Number(to)] as const
  })
}

const cutTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'b:c:f:d:sn', {
    fields: 'f:',
    delimiter: 'd:',
    characters: 'c:',
    'only-delimited': 's',
  })
  const list = read.values.get('f') ?? read.values.get('c') ?? read.values.get('b')
  if (read.error !== undefined) return usage(call, read.error)
  if (list === undefined) {
    call.complain('expected a list of bytes, characters, or fields')
    return 1
  }
  const wanted = ranges(list)
  const picked = (n: number): boolean => wanted.some(([from, to]) => n >= from && n <= to)
  const delimiter = read.values.get('d') ?? '\t'
  const good = yield* eachLine(call, read.rest, (line) => {
    if (!read.values.has('f')) call.out(`${[...line].filter((_, i) => picked(i + 1)).join('')}\n`)
    else if (!line.includes(delimiter)) {
      if (!read.flags.has('s')) call.out(`${line}\n`)
    } else
      call.out(
        `${line
          .split(delimiter)
          .filter((_, i) => picked(i + 1))
          .join(delimiter)}\n`,
      )
    return 'more'
  })
  return good ? 0 : 1
})

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const sortTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'nrufbghMiszck:t:o:T:S:V', {
    reverse: 'r',
    'numeric-sort': 'n',
    unique: 'u',
    key: 'k:',
  })
  if (read.error !== undefined) return usage(call, read.error)
  const { flags } = read
  const key = /^(\d+)(?:\.\d+)?([a-zA-Z]*)(?:,(\d+)([a-zA-Z]*))?$/.exec(read.values.get('k') ?? '')
  const keyFlags = `${key?.[2] ?? ''}${key?.[4] ?? ''}`
  const separator = read.values.get('t')
  const { lines, good } = yield* allLines(call, read.rest)
  const keyOf = (line: string): string => {
    if (key === null) return line
    const from = Number(key[1]) - 1
    const to = key[3] === undefined ? undefined : Number(key[3])
    const fields = separator === undefined ? (line.match(/\s*\S+/g) ?? []) : line.split(separator)
    return fields.slice(from, to).join(separator ?? '')
  }
  const numeric = ['n', 'g', 'h'].some((f) => flags.has(f) || keyFlags.includes(f))
  const fold = flags.has('f') || keyFlags.includes('f')
  const number = (text: string): number => Number.parseFloat(text) || 0
  const compare = (a: string, b: string): number => {
    const x = keyOf(a)
    const y = keyOf(b)
    if (numeric) return number(x) - number(y)
    return fold ? compareText(x.toUpperCase(), y.toUpperCase()) : compareText(x, y)
  }
  const direction = flags.has('r') || keyFlags.includes('r') ? -1 : 1
  const unique = flags.has('u')
  lines.sort((a, b) => direction * (compare(a, b) || (unique || flags.has('s') ? 0 : compareText(a, b))))
  let last: string | undefined
  for (const line of lines) {
    if (!unique || last === undefined || compare(last, line) !== 0) call.out(`${line}\n`)
    last = line
  }
  return good ? 0 : 2
})

const uniqTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'cduif:s:w:')
  if (read.error !== undefined) return usage(call, read.error)
  const { flags } = read
  let last: string | undefined
  let count = 0
  const print = (): void => {
    if (last === undefined || (flags.has('d') && count < 2) || (flags.has('u') && count > 1)) return
    call.out(flags.has('c') ? `${String(count).padStart(7)} ${last}\n` : `${last}\n`)
  }
  const good = yield* eachLine(call, read.rest.slice(0, 1), (line) => {
    const same = last !== undefined && (flags.has('i') ? last.toLowerCase() === line.toLowerCase() : last === line)
    if (same) count++
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
  const read = options(call.args, 'b:w:s:n:v:i:')
  let number = Number(read.values.get('v') ?? 1)
  const good = yield* eachLine(call, read.rest, (line, _input, newline) => {
    const numbered = line !== '' || read.values.get('b') === 'a'
    call.out(
      numbered
        ? `${String(number++).padStart(Number(read.values.get('w') ?? 6))}${read.values.get('s') ?? '\t'}${line}${newline}`
        : `       ${newline}`,
    )
    return 'more'
  })
  return good ? 0 : 1
})

const pasteTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'd:s')
  const { lines } = yield* allLines(call, read.rest)
  const delimiter = read.values.get('d') ?? '\t'
  if (read.flags.has('s')) call.out(`${lines.join(delimiter)}\n`)
  else for (const line of lines) call.out(`${line}\n`)
  return 0
})

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const base64Tool: Tool = waiting(function* (call) {
  const read = options(call.args, 'dw:', { decode: 'd', wrap: 'w:' })
  if (read.error !== undefined) return usage(call, read.error)
  const name = read.rest[0]
  const text =
    name === undefined || name === '-'
      ? yield* readAllFrom(call.process, 0)
      : call.world.files.readFile(call.path(name))
  if (text === undefined) {
    call.complain(`${name}: No such file or directory`)
    return 1
  }
  if (read.flags.has('d')) {
    call.out(decodeBase64(text))
    return 0
  }
  const width = Number(read.values.get('w') ?? 76)
  const encoded = encodeBase64(text)
  const lines = width === 0 ? [encoded] : (encoded.match(new RegExp(`.{1,${width}}`, 'g')) ?? [])
  call.out(lines.join('\n') + (width === 0 ? '' : '\n'))
  return 0
})

function encodeBase64(text: string): string {
  const bytes = new TextEncoder().encode(text)
  let encoded = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const triple = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    for (let j = 0; j < 4; j++) encoded += i + j > bytes.length ? '=' : (ALPHABET[(triple >> (18 - 6 * j)) & 63] ?? '')
  }
  return encoded
}

function decodeBase64(text: string): string {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const c of text) {
    const value = ALPHABET.indexOf(c)
    if (value < 0) continue
    held = (held << 6) | value
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 255)
    }
  }
  return new TextDecoder().decode(new Uint8Array(bytes))
}

/** Tools that change or pick what they read, line by line. */
export const filterTools: Readonly<Record<string, Tool>> = {
  base64: base64Tool,
  cut: cutTool,
  nl: nlTool,
  paste: pasteTool,
  rev: revTool,
  sort: sortTool,
  tac: tacTool,
  tr: trTool,
  uniq: uniqTool,
}
