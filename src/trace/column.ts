type TypedArray = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array

/** A typed array in the making. While it grows all columns are stored alike, as code that meets many kinds of arrays is slow. */
export class GrowingColumn<T extends TypedArray> {
  length = 0
  private values = new Float64Array(64)
  private readonly make: new (
    values: Float64Array,
  ) => T

  constructor(make: new (values: Float64Array) => T) {
    this.make = make
  }

  push(value: number): void {
    if (this.length === this.values.length) this.grow()
    this.values[this.length++] = value
  }

  /** The value of a row. */
  at(row: number): number {
    return this.values[row] ?? 0
  }

  /** Keeps the first rows only. */
  cut(length: number): void {
    this.length = length
  }

  /** The values, cut to their number. */
  finish(): T {
    return new this.make(this.values.subarray(0, this.length))
  }

  private grow(): void {
    const grown = new Float64Array(this.values.length * 2)
    grown.set(this.values)
    this.values = grown
  }
}
