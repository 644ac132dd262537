const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const two = (n: number): string => String(n).padStart(2, '0')

/** Prints an instant (milliseconds since 1970, UTC) as strftime does. */
export function formatDate(time: number, format: string): string {
  const date = new Date(time)
  const day = DAYS[date.getUTCDay()] ?? ''
  const month = MONTHS[date.getUTCMonth()] ?? ''
  const hours = date.getUTCHours()
  const yearStart = Date.UTC(date.getUTCFullYear(), 0, 1)
  const values: Readonly<Record<string, string>> = {
    A: day,
    B: month,
    D: `${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}/${two(date.getUTCFullYear() % 100)}`,
    F: `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`,
    H: two(hours),
    I: two(hours % 12 || 12),
    M: two(date.getUTCMinutes()),
    N: `${String(Math.floor(time) % 1000).padStart(3, '0')}000000`,
    R: `${two(hours)}:${two(date.getUTCMinutes())}`,
    S: two(date.getUTCSeconds()),
    T: `${two(hours)}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`,
    Y: String(date.getUTCFullYear()),
    Z: 'UTC',
    a: day.slice(0, 3),
    b: month.slice(0, 3),
    c: `${day.slice(0, 3)} ${month.slice(0, 3)} ${String(date.getUTCDate()).padStart(2)} ${two(hours)}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${date.getUTCFullYear()}`,
    d: two(date.getUTCDate()),
    e: String(date.getUTCDate()).padStart(2),
    h: month.slice(0, 3),
    j: String(Math.floor((time - yearStart) / 86_400_000) + 1).padStart(3, '0'),
    m: two(date.getUTCMonth() + 1),
    n: '\n',
    p: hours < 12 ? 'AM' : 'PM',
    s: String(Math.floor(time / 1000)),
    t: '\t',
    u: String(date.getUTCDay() || 7),
    w: String(date.getUTCDay()),
    y: two(date.getUTCFullYear() % 100),
    z: '+0000',
    '%': '%',
  }
  return format.replace(/%-?(.)/g, (whole, letter: string) => {
    const value = values[letter]
    if (value === undefined) return whole
    return whole.startsWith('%-') ? value.replace(/^[0 ](?=.)/, '') : value
  })
}

/** Reads a date as busybox date -d does: `@seconds`, `YYYY-MM-DD[ hh:mm[:ss]]`, `hh:mm[:ss]`, ISO; undefined where it is none. */
export function parseDateText(text: string, now: number): number | undefined {
  if (/^@-?\d+$/.test(text)) return Number(text.slice(1)) * 1000
  if (text === 'now') return now
  const full = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?Z?)?$/.exec(text)
  if (full !== null) {
    const [, year, month, day, hours, minutes, seconds] = full.map((g) => Number(g ?? 0))
    return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hours, minutes, seconds)
  }
  const clock = /^(\d\d):(\d\d)(?::(\d\d))?$/.exec(text)
  if (clock === null) return undefined
  const midnight = Math.floor(now / 86_400_000) * 86_400_000
  return midnight + (Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)) * 1000
}
