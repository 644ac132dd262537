import type { Mark } from './mark.ts'
import type { Reader } from './reader.ts'

/** How far behind its start a key's colon may be. */
const LONGEST_KEY = 1024

/** Whether what stands at a place has to be a key, or may be one. */
export type KeyNeed = 'required' | 'optional'

/** A place where a key may turn out to have begun: one that has its colon on the same line. */
export interface SimpleKey {
  readonly possible: boolean
  /** Whether nothing but a key can stand here. */
  readonly need: KeyNeed
  readonly tokenNumber: number
  readonly mark: Mark
}

/** The possible keys, one for each level of brackets. Models go-yaml v2 scannerc.go, yaml_simple_key_is_valid and those around it. */
export class SimpleKeys {
  private readonly reader: Reader
  private readonly longest: number
  private readonly keys: SimpleKey[]
  private readonly levelOfToken = new Map<number, number>()

  constructor(reader: Reader, length: 'limited' | 'unlimited') {
    this.reader = reader
    this.longest = length === 'limited' ? LONGEST_KEY : Number.POSITIVE_INFINITY
    this.keys = [impossible(-1, reader.mark)]
  }

  /** Whether a token may be the start of a key, so that it cannot be handed out yet. */
  mayBegin(tokenNumber: number): boolean {
    const level = this.levelOfToken.get(tokenNumber)
    return level !== undefined && this.valid(level) !== undefined
  }

  /** The key that a colon at this place would end. */
  current(): SimpleKey | undefined {
    return this.valid(this.keys.length - 1)
  }

  private valid(level: number): SimpleKey | undefined {
    const key = this.keys[level]
    if (!key?.possible) return undefined
    const { line, offset } = this.reader
    if (key.mark.line >= line && key.mark.offset + this.longest >= offset) return key
    if (key.need === 'required') throw this.missingColon(key)
    this.keys[level] = { ...key, possible: false }
    return undefined
  }

  /** Notes that a key may begin here, in place of an earlier one. */
  save(tokenNumber: number, need: KeyNeed): void {
    this.remove()
    const level = this.keys.length - 1
    this.keys[level] = { possible: true, need, tokenNumber, mark: this.reader.mark }
    this.levelOfToken.set(tokenNumber, level)
  }

  /** What began here was no key; an error where it had to be one. */
  remove(): void {
    const key = this.keys.at(-1)
    if (!key?.possible) return
    if (key.need === 'required') throw this.missingColon(key)
    this.forget(key)
  }

  /** The key was found, or there is none. */
  forget(key: SimpleKey): void {
    this.keys[this.keys.length - 1] = { ...key, possible: false }
    this.levelOfToken.delete(key.tokenNumber)
  }

  open(tokenNumber: number): void {
    this.keys.push(impossible(tokenNumber, this.reader.mark))
  }

  close(): void {
    const inner = this.keys.pop()
    if (inner) this.levelOfToken.delete(inner.tokenNumber)
  }

  private missingColon(key: SimpleKey) {
    return this.reader.scannerError("could not find expected ':'", key.mark)
  }
}

const impossible = (tokenNumber: number, mark: Mark): SimpleKey => ({
  ...{ possible: false, need: 'optional', tokenNumber, mark },
})
