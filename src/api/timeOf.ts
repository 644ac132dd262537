/** Go's zero time, the first of January of the year 1, which stands for none. In milliseconds since 1970. */
const ZERO_TIME = -62_135_596_800_000

/** A timestamp in milliseconds since 1970; undefined where there is none. */
export function timeOf(timestamp: string | null | undefined): number | undefined {
  if (timestamp === null || timestamp === undefined) return undefined
  const at = Date.parse(timestamp)
  return Number.isNaN(at) || at === ZERO_TIME ? undefined : at
}
