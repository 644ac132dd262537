/** The first index in [0, length) whose value, as `valueAt` gives it in rising order, is greater than `bound`; `length` where none is. */
export function firstAfter(length: number, valueAt: (index: number) => number, bound: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (valueAt(middle) > bound) high = middle
    else low = middle + 1
  }
  return low
}
