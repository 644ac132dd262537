import { codeOf, END, isBreak, isSeparator } from './characters.ts'
import type { Mark } from './mark.ts'
import { Reader } from './reader.ts'
import { scanBlock } from './scanBlock.ts'
import { scanPlain } from './scanPlain.ts'
import { scanAnchor, scanDirective, scanTag } from './scanProperty.ts'
import { type Dialect, scanQuoted } from './scanQuoted.ts'
import type { Structure, Token } from './token.ts'

/** How deep brackets and indentation may go, and how far behind its start a key's colon may be. */
const DEEPEST = 10_000
const LONGEST_KEY = 1024

/** A place where a key may turn out to have begun: one that has its colon on the same line. */
interface SimpleKey {
  readonly possible: boolean
  /** Nothing but a key can stand here. */
  readonly required: boolean
  readonly tokenNumber: number
  readonly mark: Mark
}

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
  private readonly tokens: Token[] = []
  private head = 0
  /** Nothing can come before the head any more. */
  private settled = false
  private taken = 0
  private indent = -1
  private readonly indents: number[] = []
  private flowLevel = 0
  private keyAllowed = true
  private readonly keys: SimpleKey[] = [NO_KEY]
  private readonly keyOfToken = new Map<number, number>()

  constructor(text: string, dialect: Dialect) {
    this.reader = new Reader(text)
    this.dialect = dialect
  }

  /** The next token, which stays the next one. */
  peek(): Token {
    if (!this.settled) {
      while (this.head === this.tokens.length || this.headMayBeKey()) this.fetch()
      this.settled = true
    }
    return this.tokens[this.head] as Token
  }

  /** Goes behind the next token. */
  take(): Token {
    const token = this.peek()
    this.head++
    this.taken++
    this.settled = false
    if (this.head > 64) {
      this.tokens.splice(0, this.head)
      this.head = 0
    }
    return token
  }

  private headMayBeKey(): boolean {
    const level = this.keyOfToken.get(this.taken)
    return level !== undefined && this.isStillKey(level)
  }

  private isStillKey(level: number): boolean {
    const key = this.keys[level] ?? NO_KEY
    if (!key.possible) return false
    const { line, offset } = this.reader
    const tooFar = this.dialect === 'yaml' && key.mark.offset + LONGEST_KEY < offset
    if (key.mark.line >= line && !tooFar) return true
    if (key.required) throw this.missingColon(key)
    this.keys[level] = { ...key, possible: false }
    return false
  }

  private missingColon(key: SimpleKey) {
    return this.reader.scannerError("could not find expected ':'", key.mark)
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
    else if (this.beginsPlain(code, spaced)) this.fetchInline(() => this.scanPlain())
    else throw reader.scannerError('found character that cannot start any token')
  }

  private beginsPlain(code: number, spaced: boolean): boolean {
    if (!NOT_PLAIN.has(code)) return !isSeparator(code)
    if (code === codeOf('-')) return !spaced
    return this.flowLevel === 0 && (code === codeOf('?') || code === codeOf(':')) && !spaced
  }

  private scanPlain(): Token {
    const { token, endsLine } = scanPlain(this.reader, this.indent + 1, this.flowLevel > 0)
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
    this.removeKey()
    const required = this.flowLevel === 0 && this.indent === this.reader.column
    const tokenNumber = this.nextNumber()
    const level = this.keys.length - 1
    this.keys[level] = { possible: true, required, tokenNumber, mark: this.reader.mark }
    this.keyOfToken.set(tokenNumber, level)
  }

  private removeKey(): void {
    const level = this.keys.length - 1
    const key = this.keys[level] ?? NO_KEY
    if (!key.possible) return
    if (key.required) throw this.missingColon(key)
    this.forgetKey(level, key)
  }

  private forgetKey(level: number, key: SimpleKey): void {
    this.keys[level] = { ...key, possible: false }
    this.keyOfToken.delete(key.tokenNumber)
  }

  private nextNumber(): number {
    return this.taken + this.tokens.length - this.head
  }

  /** Puts a token before the one of a number; one that was taken already is past, and the new one comes last. */
  private insert(tokenNumber: number, token: Token): void {
    const at = tokenNumber < this.taken ? this.tokens.length : this.head + tokenNumber - this.taken
    this.tokens.splice(at, 0, token)
  }

  /** Begins a block collection where the column is deeper; `tokenNumber` is that of the token before which it begins. */
  private rollIndent(kind: Structure, mark: Mark, tokenNumber = this.nextNumber()): void {
    if (this.flowLevel > 0 || this.indent >= mark.column) return
    this.indents.push(this.indent)
    this.indent = mark.column
    if (this.indents.length > DEEPEST) throw this.reader.scannerError(`exceeded max depth of ${DEEPEST}`)
    this.insert(tokenNumber, { kind, start: mark, end: mark })
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
    this.removeKey()
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
      this.keys.push({ ...NO_KEY, tokenNumber: this.nextNumber() })
      if (++this.flowLevel > DEEPEST) throw this.reader.scannerError(`exceeded max depth of ${DEEPEST}`)
    } else {
      this.removeKey()
      if (this.flowLevel > 0) {
        this.flowLevel--
        const inner = this.keys.pop()
        if (inner) this.keyOfToken.delete(inner.tokenNumber)
      }
    }
    this.keyAllowed = opens
    this.pushSkipped(kind, 1)
  }

  private fetchFlowEntry(): void {
    this.removeKey()
    this.keyAllowed = true
    this.pushSkipped('flowEntry', 1)
  }

  private fetchBlockEntry(): void {
    if (this.flowLevel === 0) {
      if (!this.keyAllowed) throw this.reader.scannerError('block sequence entries are not allowed in this context')
      this.rollIndent('blockSequenceStart', this.reader.mark)
    }
    this.removeKey()
    this.keyAllowed = true
    this.pushSkipped('blockEntry', 1)
  }

  private fetchKey(): void {
    if (this.flowLevel === 0) {
      if (!this.keyAllowed) throw this.reader.scannerError('mapping keys are not allowed in this context')
      this.rollIndent('blockMappingStart', this.reader.mark)
    }
    this.removeKey()
    this.keyAllowed = this.flowLevel === 0
    this.pushSkipped('key', 1)
  }

  private fetchValue(): void {
    const level = this.keys.length - 1
    const key = this.keys[level] ?? NO_KEY
    if (this.isStillKey(level)) {
      this.insert(key.tokenNumber, { kind: 'key', start: key.mark, end: key.mark })
      this.rollIndent('blockMappingStart', key.mark, key.tokenNumber)
      this.forgetKey(level, key)
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
    this.removeKey()
    this.keyAllowed = true
    this.tokens.push(scanBlock(this.reader, this.indent))
  }
}

const NO_KEY: SimpleKey = { possible: false, required: false, tokenNumber: -1, mark: { offset: 0, line: 0, column: 0 } }
