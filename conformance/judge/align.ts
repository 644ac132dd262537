/** A pair of indexes, into the one list and the other. */
export type Pairing = readonly [left: number, right: number]

/** Pairs equal items of two lists in order, as many as possible (a longest common subsequence). Of equally long ones, that which skips on the left first. */
export function align(left: readonly string[], right: readonly string[]): Pairing[] {
  const width = right.length + 1
  const best = new Int32Array((left.length + 1) * width)
  const at = (i: number, j: number): number => best[i * width + j] ?? 0
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      best[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: Pairing[] = []
  let i = 0
  let j = 0
  while (i < left.length && j < right.length) {
    if (left[i] === right[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}
