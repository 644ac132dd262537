import type { ValuePath } from '../diagnostics.ts'

/** A field: as the API server prints it, and where it is in the object. The two differ where the server forgets an index. Models apimachinery util/validation/field/path.go. */
export class FieldPath {
  readonly text: string
  readonly place: ValuePath

  constructor(text: string, place: ValuePath) {
    this.text = text
    this.place = place
  }

  /** A field below this one. */
  child(...names: readonly string[]): FieldPath {
    const tail = names.join('.')
    return new FieldPath(this.text === '' ? tail : `${this.text}.${tail}`, [...this.place, ...names])
  }

  /** An item of this list. */
  index(position: number): FieldPath {
    return new FieldPath(`${this.text}[${position}]`, [...this.place, position])
  }

  /** An entry of this map. */
  key(name: string): FieldPath {
    return new FieldPath(`${this.text}[${name}]`, [...this.place, name])
  }

  /** The same printed field, with its true place: for where the server's path is not the way through the object. */
  at(place: ValuePath): FieldPath {
    return new FieldPath(this.text, place)
  }
}

/** The object itself. */
export const ROOT = new FieldPath('', [])
