/** A run of equal lines: where it is in either text, and how many. */
export interface MatchingBlock {
  readonly a: number
  readonly b: number
  readonly size: number
}

interface Window {
  readonly aStart: number
  readonly aEnd: number
  readonly bStart: number
  readonly bEnd: number
}

/** A text of so many lines has lines too common to begin a match with: those that are more than a hundredth of it. */
const MANY_LINES = 200

/** What two lists of lines have in common, in order: the longest run first, then what is left and right of it. Models Python's difflib, SequenceMatcher, as go-difflib has it. */
export function matchingBlocks(a: readonly string[], b: readonly string[]): MatchingBlock[] {
  const places = placesOf(b)
  const found: MatchingBlock[] = []
  const open: Window[] = [{ aStart: 0, aEnd: a.length, bStart: 0, bEnd: b.length }]
  for (let window = open.pop(); window; window = open.pop()) {
    const match = longestMatch(a, b, places, window)
    if (match.size === 0) continue
    found.push(match)
    const { aStart, aEnd, bStart, bEnd } = window
    if (aStart < match.a && bStart < match.b) open.push({ aStart, aEnd: match.a, bStart, bEnd: match.b })
    const [aNext, bNext] = [match.a + match.size, match.b + match.size]
    if (aNext < aEnd && bNext < bEnd) open.push({ aStart: aNext, aEnd, bStart: bNext, bEnd })
  }
  return joined(found.sort((left, right) => left.a - right.a || left.b - right.b))
}

function placesOf(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  for (const [index, line] of lines.entries()) {
    const known = places.get(line)
    if (known) known.push(index)
    else places.set(line, [index])
  }
  if (lines.length < MANY_LINES) return places
  const limit = Math.floor(lines.length / 100) + 1
  return new Map([...places].filter(([, indexes]) => indexes.length <= limit))
}

function longestMatch(
  a: readonly string[],
  b: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  { aStart, aEnd, bStart, bEnd }: Window,
): MatchingBlock {
  let best: MatchingBlock = { a: aStart, b: bStart, size: 0 }
  // The lengths of the runs that end at the line before, by where they end in `b`.
  let ending = new Map<number, number>()
  for (let i = aStart; i < aEnd; i++) {
    const next = new Map<number, number>()
    for (const j of places.get(a[i] ?? '') ?? []) {
      if (j < bStart) continue
      if (j >= bEnd) break
      const size = (ending.get(j - 1) ?? 0) + 1
      next.set(j, size)
      if (size > best.size) best = { a: i - size + 1, b: j - size + 1, size }
    }
    ending = next
  }
  // Lines too common to begin a match may still lengthen it.
  let [from, at, size] = [best.a, best.b, best.size]
  while (from > aStart && at > bStart && a[from - 1] === b[at - 1]) [from, at, size] = [from - 1, at - 1, size + 1]
  while (from + size < aEnd && at + size < bEnd && a[from + size] === b[at + size]) size++
  return { a: from, b: at, size }
}

function joined(blocks: readonly MatchingBlock[]): MatchingBlock[] {
  const result: MatchingBlock[] = []
  for (const block of blocks) {
    const last = result.at(-1)
    if (last && last.a + last.size === block.a && last.b + last.size === block.b) {
      result[result.length - 1] = { ...last, size: last.size + block.size }
    } else result.push(block)
  }
  return result
}
