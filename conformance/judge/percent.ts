/** A share in percent with one digit ("98.6"); "100.0" is said of the whole only. */
export function percent(part: number, whole: number): string {
  const rate = (100 * part) / Math.max(1, whole)
  return (part < whole ? Math.min(rate, 99.9) : rate).toFixed(1)
}
