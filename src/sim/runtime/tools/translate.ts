import { toByteString } from '../files/bytes.ts'
import { readFrom } from '../processes/io.ts'
import { END } from '../processes/openFile.ts'
import { unescapeText } from './escapes.ts'
import { options, type Tool, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** The members of character classes, by their ranges, in byte order. */
const CLASSES: Readonly<Record<string, string>> = {
  alnum: '09AZaz',
  alpha: 'AZaz',
  blank: '\t\t  ',
  cntrl: '\0\x1f\x7f\x7f',
  digit: '09',
  graph: '!~',
  lower: 'az',
  print: ' ~',
  punct: '!/:@[`{~',
  space: '\t\r  ',
  upper: 'AZ',
  xdigit: '09AFaf',
}

/** The bytes that a set of tr names: ranges, classes, escapes. */
function expandSet(text: string): number[] {
  const bytes = toByteString(unescapeText(text).text)
  const set: number[] = []
  const add = (from: string, to: string): void => {
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) set.push(code)
  }
  for (let i = 0; i < bytes.length; i++) {
    const c = bytes[i] as string
    const name = /^\[:(\w+):\]/.exec(bytes.slice(i))
    const same = /^\[=([\s\S])=\]/.exec(bytes.slice(i))
    const spans = CLASSES[name?.[1] ?? '']
    if (name !== null && spans !== undefined) {
      for (let j = 0; j < spans.length; j += 2) add(spans[j] as string, spans[j + 1] as string)
      i += name[0].length - 1
    } else if (same !== null) {
      set.push((same[1] as string).charCodeAt(0))
      i += 4
    } else if (bytes[i + 1] === '-' && i + 2 < bytes.length) {
      add(c, bytes[i + 2] as string)
      i += 2
    } else set.push(c.charCodeAt(0))
  }
  return set
}

/** `tr`. Models busybox coreutils/tr.c. */
export const trTool: Tool = waiting(function* (call) {
  const read = options(call.args, '+cCds')
  const [first, second] = read.rest
  if (read.error !== undefined || first === undefined || read.rest.length > 2) return usage(call, read.error)
  if (second === '') {
    call.complain('STRING2 cannot be empty')
    return 1
  }
  const named = expandSet(first)
  const complement = read.flags.has('c') || read.flags.has('C')
  const all = Array.from({ length: 256 }, (_, code) => code)
  const from = complement ? all.filter((code) => !named.includes(code)) : named
  const to = second === undefined ? [] : expandSet(second)
  const map = [...all]
  if (to.length > 0) for (const [i, code] of from.entries()) map[code] = to[Math.min(i, to.length - 1)] as number
  const [inFrom, inTo] = [new Set(from), new Set(to)]
  const remove = read.flags.has('d')
  const squeeze = read.flags.has('s')
  if (!call.process.files.has(0)) {
    call.complain('read error: Bad file descriptor')
    return 1
  }
  let last = -1
  for (;;) {
    const text = yield* readFrom(call.process, 0, 65536)
    if (text === END) return 0
    let result = ''
    for (const c of toByteString(text)) {
      const code = c.charCodeAt(0)
      const mapped = map[code] as number
      if (remove && inFrom.has(code)) continue
      if (squeeze && last === mapped && (inFrom.has(code) || inTo.has(mapped))) continue
      last = mapped
      result += String.fromCharCode(mapped)
    }
    call.outBytes(result)
    if (call.pending >= 4096) yield* call.flush()
  }
})
