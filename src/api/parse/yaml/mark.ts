/** A place of a document's text: UTF-16 offset, and line and column counted from 0. */
export interface Mark {
  readonly offset: number
  readonly line: number
  readonly column: number
}
