import type { AwkMemory } from './memory.ts'
import { AwkError } from './tokens.ts'
import { type AwkValue, Outside } from './values.ts'

/** The record at hand: its text, and the fields that it is cut into. */
export class AwkRecord {
  private whole = ''
  private fields: string[] = []
  private readonly memory: AwkMemory

  constructor(memory: AwkMemory) {
    this.memory = memory
  }

  get text(): string {
    return this.whole
  }

  /** Makes a text the record. */
  take(text: string): void {
    this.whole = text
    this.fields = this.pieces(text, this.memory.textOf(this.memory.get('FS')))
    this.memory.note('NF', this.fields.length)
  }

  field(index: number): AwkValue {
    if (index < 0) throw new AwkError('Access to negative field')
    const value = index === 0 ? this.whole : this.fields[Math.trunc(index) - 1]
    return new Outside(value ?? '')
  }

  setField(index: number, text: string): void {
    if (index === 0) {
      this.take(text)
      return
    }
    const fields = this.fields
    while (fields.length < index) fields.push('')
    fields[Math.trunc(index) - 1] = text
    this.join()
  }

  /** `NF` was set: fields are dropped, or empty ones added. */
  resize(count: number): void {
    const fields = this.fields
    while (fields.length < count) fields.push('')
    fields.length = Math.max(0, Math.trunc(count))
    this.join()
  }

  /** Cuts a text as `FS` and split do: a blank stands for any run of blanks, one character for itself. */
  pieces(text: string, separator: string): string[] {
    if (text === '') return []
    if (separator === ' ') return text.split(/[ \t\n]+/).filter((piece) => piece !== '')
    if (separator === '') return [...text]
    if (separator.length === 1 && separator !== '\\') return text.split(separator)
    return text.split(new RegExp(this.memory.regExp(separator).source.replace(/\((?!\?)/g, '(?:'), 's'))
  }

  private join(): void {
    const fields = this.fields
    this.whole = fields.join(this.memory.textOf(this.memory.get('OFS')))
    this.memory.note('NF', fields.length)
  }
}
