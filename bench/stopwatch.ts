/** The shortest of several runs in milliseconds of wall time, after one run to warm up. */
export function shortest(runs: number, work: () => void): number {
  work()
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < runs; i++) {
    const start = performance.now()
    work()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

/** A figure for people: three digits, no noise. */
export const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))
