import type { TextRange, ValuePath } from '../diagnostics.ts'

/** The places of a document's values in the order of its JSON: for each the range of its key, its own range, and how many values it is made of with those inside it. */
export type Places = Int32Array

/** How many numbers there are of each value. */
export const FIELDS = 5
/** Which of the numbers is that of the values inside. */
export const SIZE = 4
const [KEY_START, KEY_END, START, END] = [0, 1, 2, 3] as const

/** The range of the value that a path leads to, or of its key; where the path does not exist, that of its nearest existing ancestor. */
export function locate(value: unknown, places: Places, path: ValuePath, part: 'key' | 'value'): TextRange {
  const field = (at: number, name: number): number => places[at + name] ?? 0
  let at = 0
  let json = value
  let best: TextRange = { start: field(0, START), end: field(0, END) }
  for (const [position, step] of path.entries()) {
    if (typeof json !== 'object' || json === null) break
    const index = Array.isArray(json) ? Number(step) : Object.keys(json).indexOf(String(step))
    if (index < 0 || (Array.isArray(json) && !(index < json.length))) break
    let child = at + FIELDS
    for (let before = 0; before < index; before++) child += FIELDS * field(child, SIZE)
    const asKey = (position === path.length - 1 && part === 'key') || field(child, START) === field(child, END)
    best = { start: field(child, asKey ? KEY_START : START), end: field(child, asKey ? KEY_END : END) }
    json = (json as Readonly<Record<string, unknown>>)[String(step)]
    at = child
  }
  return best
}
