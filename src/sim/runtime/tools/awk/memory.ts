import type { Random } from '../../../../base/random.ts'
import { posixRegExp } from '../posixRegExp.ts'
import type { ToolCall } from '../tool.ts'
import { AwkRecord } from './record.ts'
import { type AwkValue, numberOf, numberText, Outside, UNSET } from './values.ts'

/** An array of awk, in the order in which its elements were made. */
export type AwkArray = Map<string, AwkValue>

/** The variables of a function that is being called, and the arrays that names without a value may become in it. */
export interface AwkFrame {
  readonly values: Map<string, AwkValue | AwkArray>
  readonly handed: Map<string, AwkArray>
}

/** What a running program of awk knows: its variables, arrays and record. */
export class AwkMemory {
  readonly call: ToolCall
  readonly record: AwkRecord
  /** What rand draws from, and the seed of it; equal seeds give equal numbers. */
  random: Random
  seed = 1
  protected readonly frames: AwkFrame[] = []
  private readonly variables = new Map<string, AwkValue>()
  private readonly arrays = new Map<string, AwkArray>()
  private readonly expressions = new Map<string, RegExp>()

  constructor(call: ToolCall) {
    this.call = call
    this.record = new AwkRecord(this)
    this.random = call.world.kernel.random('awk 1')
    const start: Readonly<Record<string, AwkValue>> = {
      CONVFMT: '%.6g',
      FILENAME: '',
      FNR: 0,
      FS: ' ',
      NF: 0,
      NR: 0,
      OFMT: '%.6g',
      OFS: ' ',
      ORS: '\n',
      RS: '\n',
      RSTART: 0,
      RLENGTH: -1,
      SUBSEP: '\x1c',
    }
    for (const [name, value] of Object.entries(start)) this.variables.set(name, value)
    this.arrays.set('ENVIRON', new Map([...call.env].map(([name, value]) => [name, new Outside(value)])))
  }

  /** Begins the chance of rand anew. */
  plant(seed: number): void {
    this.seed = seed
    this.random = this.call.world.kernel.random(`awk ${seed}`)
  }

  /** A variable of the program itself. */
  get(name: string): AwkValue {
    return this.variables.get(name) ?? UNSET
  }

  set(name: string, value: AwkValue): void {
    this.variables.set(name, value)
    if (name === 'NF') this.record.resize(numberOf(value))
  }

  /** Sets a variable without its effects on the record. */
  note(name: string, value: AwkValue): void {
    this.variables.set(name, value)
  }

  textOf(value: AwkValue, format = 'CONVFMT'): string {
    if (typeof value === 'string') return value
    if (typeof value === 'number')
      return Number.isInteger(value) ? numberText(value) : numberText(value, this.textOf(this.get(format)))
    return value.text
  }

  protected lookup(name: string): AwkValue {
    const local = this.frames.at(-1)?.values.get(name)
    if (local !== undefined) return local instanceof Map ? UNSET : local
    return this.get(name)
  }

  protected isArray(name: string): boolean {
    const local = this.frames.at(-1)?.values.get(name)
    return local === undefined ? this.arrays.has(name) : local instanceof Map
  }

  /** The array of a name: a parameter's, else one of the program. */
  protected array(name: string): AwkArray {
    const frame = this.frames.at(-1)
    const local = frame?.values.get(name)
    if (local instanceof Map) return local
    if (frame !== undefined && local !== undefined) {
      const array = frame.handed.get(name) ?? new Map<string, AwkValue>()
      frame.values.set(name, array)
      return array
    }
    const known = this.arrays.get(name) ?? new Map<string, AwkValue>()
    this.arrays.set(name, known)
    return known
  }

  /** A name becomes the array that a function has filled for it. */
  protected adopt(name: string, array: AwkArray): void {
    const frame = this.frames.at(-1)
    if (frame?.values.has(name)) frame.values.set(name, array)
    else this.arrays.set(name, array)
  }

  protected elementOf(name: string, key: string): AwkValue {
    const array = this.array(name)
    const value = array.get(key)
    if (value === undefined) array.set(key, UNSET)
    return value ?? UNSET
  }

  protected key(index: readonly AwkValue[]): string {
    return index.map((value) => this.textOf(value)).join(this.textOf(this.get('SUBSEP')))
  }

  /** An expression of POSIX, compiled once. */
  regExp(pattern: string): RegExp {
    let known = this.expressions.get(pattern)
    if (known === undefined) {
      known = posixRegExp(pattern, 'extended', 's')
      this.expressions.set(pattern, known)
    }
    return known
  }

  /** The elements of an array of the program itself, made if need be. */
  programArray(name: string): AwkArray {
    const array = this.arrays.get(name) ?? new Map<string, AwkValue>()
    this.arrays.set(name, array)
    return array
  }
}
