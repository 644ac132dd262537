const UNITS = ['', 'K', 'M', 'G', 'T', 'P', 'E']

/** Bytes as `-h` prints them: 512, 1.5K, 20.0M. Models busybox libbb/human_readable.c. */
export function humanSize(bytes: number): string {
  if (bytes < 1024) return String(bytes)
  let value = bytes
  let unit = 0
  while (value >= 1023.95 && unit < UNITS.length - 1) {
    value /= 1024
    unit++
  }
  return `${value.toFixed(1)}${UNITS[unit]}`
}
