type TypedArray = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array

/** A typed array that grows by doubling. */
export class GrowingColumn<T extends TypedArray> {
  length = 0
  private values: T
  private readonly make: new (
    size: number,
  ) => T

  constructor(make: new (size: number) => T) {
    this.make = make
    this.values = new make(64)
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const grown = new this.make(this.values.length * 2)
      grown.set(this.values)
      this.values = grown
    }
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
    return this.values.slice(0, this.length) as T
  }
}
