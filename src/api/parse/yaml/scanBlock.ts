import { codeOf, END, isBlank, isBreak, isBreakOrEnd, isDigit } from './characters.ts'
import type { Mark } from './mark.ts'
import type { Reader } from './reader.ts'
import type { Token } from './token.ts'

const [SPACE, TAB, PLUS, MINUS, ZERO] = [32, 9, 43, 45, 48] as const

interface Header {
  readonly chomping: 'strip' | 'clip' | 'keep'
  /** Columns that the text is indented by; 0 where its first line says it. */
  readonly increment: number
}

/** Reads a `|` or `>` scalar; `indent` is that of what holds it. Models go-yaml v2 scannerc.go, yaml_parser_scan_block_scalar. */
export function scanBlock(reader: Reader, parentIndent: number): Token {
  const start = reader.mark
  const literal = reader.peek() === codeOf('|')
  reader.skip()
  const { chomping, increment } = scanHeader(reader, start)
  const given = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment
  let { breaks, indent, end } = scanBreaks(reader, given, parentIndent, start)
  let value = ''
  let lineEnd = ''
  let afterBlank = false
  while (reader.column === indent && reader.peek() !== END) {
    const blank = isBlank(reader.peek())
    if (!literal && lineEnd === '\n' && !afterBlank && !blank) value += breaks === '' ? ' ' : ''
    else value += lineEnd
    value += breaks
    afterBlank = blank
    const from = reader.offset
    while (!isBreakOrEnd(reader.peek())) reader.skip()
    value += reader.text.slice(from, reader.offset)
    lineEnd = reader.skipBreak()
    ;({ breaks, end } = scanBreaks(reader, indent, parentIndent, start))
  }
  if (chomping !== 'strip') value += lineEnd
  if (chomping === 'keep') value += breaks
  return { kind: 'scalar', value, style: 'block', start, end }
}

function scanHeader(reader: Reader, start: Mark): Header {
  let chomping: Header['chomping'] = 'clip'
  let increment = 0
  const scanChomping = () => {
    const code = reader.peek()
    if (code !== PLUS && code !== MINUS) return false
    chomping = code === PLUS ? 'keep' : 'strip'
    reader.skip()
    return true
  }
  const scanIncrement = () => {
    const code = reader.peek()
    if (!isDigit(code)) return
    if (code === ZERO) throw reader.scannerError('found an indentation indicator equal to 0', start)
    increment = code - ZERO
    reader.skip()
  }
  const chompedFirst = scanChomping()
  scanIncrement()
  if (!chompedFirst && increment > 0) scanChomping()
  while (isBlank(reader.peek())) reader.skip()
  reader.skipComment()
  if (!isBreakOrEnd(reader.peek())) throw reader.scannerError('did not find expected comment or line break', start)
  reader.skipBreak()
  return { chomping, increment }
}

/** Passes empty lines and the next line's indentation, which the first one decides where none was given (0). */
function scanBreaks(reader: Reader, given: number, parentIndent: number, start: Mark) {
  let breaks = ''
  let deepest = 0
  let end = reader.mark
  for (;;) {
    while ((given === 0 || reader.column < given) && reader.peek() === SPACE) reader.skip()
    deepest = Math.max(deepest, reader.column)
    if ((given === 0 || reader.column < given) && reader.peek() === TAB) {
      throw reader.scannerError('found a tab character where an indentation space is expected', start)
    }
    if (!isBreak(reader.peek())) break
    breaks += reader.skipBreak()
    end = reader.mark
  }
  return { breaks, end, indent: given === 0 ? Math.max(deepest, parentIndent + 1, 1) : given }
}
