import { END, isBreak, isBreakOrEnd } from './characters.ts'
import type { Mark } from './mark.ts'
import { syntaxError, type YamlError } from './yamlError.ts'

/** How much go-yaml reads at once, in bytes: what is wrong with a character is told before all that follows the block's start. */
const BLOCK = 512

/** The text of one document, read forward, with line and column. Models go-yaml v2 readerc.go. */
export class Reader {
  readonly text: string
  offset = 0
  line = 0
  column = 0
  private readonly forbidden: number
  private readonly forbiddenBlock: number

  constructor(text: string) {
    this.text = text
    this.forbidden = firstForbidden(text)
    this.forbiddenBlock = this.forbidden < 0 ? Number.POSITIVE_INFINITY : blockStart(text, this.forbidden)
  }

  get mark(): Mark {
    return { offset: this.offset, line: this.line, column: this.column }
  }

  /** The code of a character ahead; END behind the text. */
  peek(ahead = 0): number {
    const at = this.offset + ahead
    return at < this.text.length ? this.text.charCodeAt(at) : END
  }

  /** Passes characters that end no line. */
  skip(count = 1): void {
    this.offset += count
    this.column += count
  }

  /** Passes a line end, and tells what it counts as in a scalar: all but Unicode's own become a line feed. */
  skipBreak(): string {
    const code = this.peek()
    if (!isBreak(code)) return ''
    this.offset += code === 13 && this.peek(1) === 10 ? 2 : 1
    this.line++
    this.column = 0
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n'
  }

  /** Passes blanks, and then a comment, up to the end of the line. */
  skipComment(): void {
    if (this.peek() !== 35) return
    let length = 1
    while (!isBreakOrEnd(this.peek(length))) length++
    this.skip(length)
  }

  /** Whether a line begins here with a mark of three equal characters, such as `---`. */
  isDocumentMark(character: number): boolean {
    if (this.column !== 0 || this.peek() !== character || this.peek(1) !== character || this.peek(2) !== character)
      return false
    const after = this.peek(3)
    return after === END || after === 32 || after === 9 || isBreak(after)
  }

  /** What the scanner complains about at this place; `from` is where the person should look. */
  scannerError(problem: string, from: Mark = this.mark): YamlError {
    return this.controlCharacter() ?? syntaxError('scanner', problem, this.mark, from.offset)
  }

  /** The complaint about a character that YAML forbids, once its block would have been read. */
  controlCharacter(): YamlError | undefined {
    if (this.offset + 4 <= this.forbiddenBlock) return undefined
    return syntaxError('reader', 'control characters are not allowed', this.mark, this.forbidden)
  }
}

/** The offset of the first character that YAML does not allow anywhere; -1 where there is none. */
function firstForbidden(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x20 ? code !== 9 && code !== 10 && code !== 13 : code > 0x7e && code < 0xa0 && code !== 0x85) return at
    if (code > 0xfffd) return at
  }
  return -1
}

/** The offset at which the block of bytes begins that holds a character. */
function blockStart(text: string, offset: number): number {
  let bytes = 0
  let start = 0
  for (let at = 0; at < offset; at++) {
    const code = text.charCodeAt(at)
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code <= 0xdfff ? 2 : 3
    if (bytes < BLOCK) continue
    const over = bytes > BLOCK
    start = over ? at : at + 1
    bytes = over ? 3 : 0
  }
  return start
}
