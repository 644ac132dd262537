import { codeOf, END, isBreak, isSeparator } from './characters.ts'
import type { Mark } from './mark.ts'
import { Reader } from './reader.ts'
import { scanBlock } from './scanBlock.ts'
import { scanPlain } from './scanPlain.ts'
import { scanAnchor, scanDirective, scanTag } from './scanProperty.ts'
import { type Dialect, scanQuoted } from './scanQuoted.ts'
import { SimpleKeys } from './simpleKeys.ts'
import type { Structure, Token } from './token.ts'
import { TokenQueue } from './tokenQueue.ts'

/** How deep brackets and indentation may go. */
const DEEPEST = 10_000

const BRACKETS = new Map<string, Structure>([
  ['[', 'flowSequenceStart'],
  ['{', 'flowMappingStart'],
  [']', 'flowSequenceEnd'],
  ['}', 'flowMappingEnd'],
])
const NOT_PLAIN = new Set([...'-?:,[]{}#&*!|>\'"%@`'].map(codeOf))
const BOM = 0xfeff

/** Cuts a document into tokens. Models go-yaml v2 scannerc.go. */
export class Scanner {
  readonly reader: Reader
  private readonly dialect: Dialect
  private readonly tokens = new TokenQueue()
  private readonly keys: SimpleKeys
  /** Nothing can come before the head of the queue any more. */
  private settled = false
  private indent = -1
  private readonly indents: number[] = []
  private flowLevel = 0
  private keyAllowed = true

  constructor(text: string, dialect: Dialect) {
    this.reader = new Reader(text)
    this.dialect = dialect
    this.keys = new SimpleKeys(this.reader, dialect === 'yaml' ? 'limited' : 'unlimited')
  }

  /** The next token, which stays the next one. */
  peek(): Token {
    for (;;) {
      const first = this.tokens.first()
      if (first !== undefined && (this.settled || !this.keys.mayBegin(this.tokens.headNumber))) {
        this.settled = true
        return first
      }
      this.fetch()
    }
  }

  /** Goes behind the next token. */
  take(): Token {
    const token = this.peek()
    this.tokens.take()
    this.settled = false
    return token
  }

  private fetch(): void {
    const { reader } = this
    this.toNextToken()
    this.unrollIndent(reader.column)
    const forbidden = reader.controlCharacter()
    if (forbidden) throw forbidden
    const code = reader.peek()
    const character = String.fromCharCode(code)
    const bracket = BRACKETS.get(character)
    const spaced = isSeparator(reader.peek(1))
    const inFlow = this.flowLevel > 0
    if (code === END) this.fetchStreamEnd()
    else if (reader.column === 0 && character === '%') this.fetchDirective()
    else if (reader.isDocumentMark(codeOf('-'))) this.fetchDocumentMark('documentStart')
    else if (reader.isDocumentMark(codeOf('.'))) this.fetchDocumentMark('documentEnd')
    else if (bracket !== undefined) this.fetchBracket(bracket)
    else if (character === ',') this.fetchFlowEntry()
    else if (character === '-' && spaced) this.fetchBlockEntry()
    else if (character === '?' && (inFlow || spaced)) this.fetchKey()
    else if (character === ':' && (inFlow || spaced)) this.fetchValue()
    else if (character === '*') this.fetchInline(() => scanAnchor(reader, 'alias'))
    else if (character === '&') this.fetchInline(() => scanAnchor(reader, 'anchor'))
    else if (character === '!') this.fetchInline(() => scanTag(reader))
    else if ((character === '|' || character === '>') && !inFlow) this.fetchBlockScalar()
    else if (character === "'" || character === '"') this.fetchInline(() => scanQuoted(reader, this.dialect))
    else if (this.beginsPlain(code)) this.fetchInline(() => this.scanPlain())
    else throw reader.scannerError('found character that cannot start any token')
  }

  private beginsPlain(code: number): boolean {
    if (!NOT_PLAIN.has(code)) return !isSeparator(code)
    const spaced = isSeparator(this.reader.peek(1))
    if (code === codeOf('-')) return !spaced
    return this.flowLevel === 0 && (code === codeOf('?') || code === codeOf(':')) && !spaced
  }

  private scanPlain(): Token {
    const { token, endsLine } = scanPlain(this.reader, this.indent + 1, this.flowLevel > 0 ? 'flow' : 'block')
    if (endsLine) this.keyAllowed = true
    return token
  }

  private toNextToken(): void {
    const { reader } = this
    for (;;) {
      if (reader.column === 0 && reader.peek() === BOM) reader.skip()
      // Tabs may not indent.
      const tabs = this.flowLevel > 0 || !this.keyAllowed
      while (reader.peek() === 32 || (tabs && reader.peek() === 9)) reader.skip()
      reader.skipComment()
      if (!isBreak(reader.peek())) return
      reader.skipBreak()
      if (this.flowLevel === 0) this.keyAllowed = true
    }
  }

  private push(kind: Structure, start: Mark, end = start): void {
    this.tokens.push({ kind, start, end })
  }

  private pushSkipped(kind: Structure, length: number): void {
    const start = this.reader.mark
    this.reader.skip(length)
    this.push(kind, start, this.reader.mark)
  }

  private saveKey(): void {
    if (!this.keyAllowed) return
    const beginsEntry = this.flowLevel === 0 && this.indent === this.reader.column
    this.keys.save(this.tokens.nextNumber, beginsEntry ? 'required' : 'optional')
  }

  /** Begins a block collection where the column is deeper; `tokenNumber` is that of the token before which it begins. */
  private rollIndent(kind: Structure, mark: Mark, tokenNumber = this.tokens.nextNumber): void {
    if (this.flowLevel > 0 || this.indent >= mark.column) return
    this.indents.push(this.indent)
    this.indent = mark.column
    if (this.indents.length > DEEPEST) throw this.reader.scannerError(`exceeded max depth of ${DEEPEST}`)
    this.tokens.insert(tokenNumber, kind, mark)
  }

  private unrollIndent(column: number): void {
    if (this.flowLevel > 0) return
    while (this.indent > column) {
      this.push('blockEnd', this.reader.mark)
      this.indent = this.indents.pop() ?? -1
    }
  }

  private fetchStreamEnd(): void {
    const { reader } = this
    if (reader.column !== 0) {
      reader.column = 0
      reader.line++
    }
    this.closeBlocks()
    this.push('streamEnd', reader.mark)
  }

  private closeBlocks(): void {
    this.unrollIndent(-1)
    this.keys.remove()
    this.keyAllowed = false
  }

  private fetchDirective(): void {
    this.closeBlocks()
    this.tokens.push(scanDirective(this.reader))
  }

  private fetchDocumentMark(kind: 'documentStart' | 'documentEnd'): void {
    this.closeBlocks()
    this.pushSkipped(kind, 3)
  }

  private fetchBracket(kind: Structure): void {
    const opens = kind === 'flowSequenceStart' || kind === 'flowMappingStart'
    if (opens) {
      this.saveKey()
      this.keys.open(this.tokens.nextNumber)
      if (++this.flowLevel > DEEPEST) throw this.reader.scannerError(`exceeded max depth of ${DEEPEST}`)
    } else {
      this.keys.remove()
      if (this.flowLevel > 0) {
        this.flowLevel--
        this.keys.close()
      }
    }
    this.keyAllowed = opens
    this.pushSkipped(kind, 1)
  }

  private fetchFlowEntry(): void {
    this.keys.remove()
    this.keyAllowed = true
    this.pushSkipped('flowEntry', 1)
  }

  private fetchBlockEntry(): void {
    if (this.flowLevel === 0) {
      if (!this.keyAllowed) throw this.reader.scannerError('block sequence entries are not allowed in this context')
      this.rollIndent('blockSequenceStart', this.reader.mark)
    }
    this.keys.remove()
    this.keyAllowed = true
    this.pushSkipped('blockEntry', 1)
  }

  private fetchKey(): void {
    if (this.flowLevel === 0) {
      if (!this.keyAllowed) throw this.reader.scannerError('mapping keys are not allowed in this context')
      this.rollIndent('blockMappingStart', this.reader.mark)
    }
    this.keys.remove()
    this.keyAllowed = this.flowLevel === 0
    this.pushSkipped('key', 1)
  }

  private fetchValue(): void {
    const key = this.keys.current()
    if (key !== undefined) {
      this.tokens.insert(key.tokenNumber, 'key', key.mark)
      this.rollIndent('blockMappingStart', key.mark, key.tokenNumber)
      this.keys.forget(key)
      this.keyAllowed = false
    } else {
      if (this.flowLevel === 0) {
        if (!this.keyAllowed) throw this.reader.scannerError('mapping values are not allowed in this context')
        this.rollIndent('blockMappingStart', this.reader.mark)
      }
      this.keyAllowed = this.flowLevel === 0
    }
    this.pushSkipped('value', 1)
  }

  /** A token that may begin a key, and behind which none can begin. */
  private fetchInline(scan: () => Token): void {
    this.saveKey()
    this.keyAllowed = false
    this.tokens.push(scan())
  }

  private fetchBlockScalar(): void {
    this.keys.remove()
    this.keyAllowed = true
    this.tokens.push(scanBlock(this.reader, this.indent))
  }
}
