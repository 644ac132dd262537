/** How many letters must be added, removed, replaced or swapped with their neighbour to make one word of another. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (beforeLast[j - 2] ?? i) + 1 : replaced
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped))
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}

/** The word that is nearest to another, whatever the case of its letters; undefined where none is near enough to be meant. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const lower = word.toLowerCase()
  let best: { word: string; distance: number } | undefined
  for (const candidate of known) {
    const near = candidate.toLowerCase()
    // A word that was cut, or that got a plural, is meant, too.
    const grown =
      lower.length > 2 && (near.startsWith(lower) || lower.startsWith(near)) ? 1.5 : Number.POSITIVE_INFINITY
    const distance = Math.min(editDistance(lower, near), near.length > 2 ? grown : Number.POSITIVE_INFINITY)
    if (best === undefined || distance < best.distance) best = { word: candidate, distance }
  }
  const farthest = lower.length <= 3 ? 1 : 2
  return best !== undefined && best.distance <= farthest && best.word !== word ? best.word : undefined
}
