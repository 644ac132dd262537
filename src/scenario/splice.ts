/** One replacement in a text: what stood at [start, end) becomes `insert`. Everything outside stays as it was. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly insert: string
}

/** The text after the replacement. */
export function spliced(text: string, { start, end, insert }: Splice): string {
  return text.slice(0, start) + insert + text.slice(end)
}
