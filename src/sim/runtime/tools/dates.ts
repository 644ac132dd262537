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
const DAY = 86_400_000

const two = (n: number): string => String(n).padStart(2, '0')

/** The week of ISO 8601 that a day is in, and the year that the week belongs to. */
function isoWeek(time: number): { readonly year: number; readonly week: number } {
  const thursday = new Date(time + (3 - ((new Date(time).getUTCDay() + 6) % 7)) * DAY)
  const year = thursday.getUTCFullYear()
  return { year, week: 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)) }
}

/** The conversions of strftime. Those that stand for others are written with them. */
const CONVERSIONS: Readonly<Record<string, string | ((date: Date) => string)>> = {
  A: (date) => DAYS[date.getUTCDay()] ?? '',
  B: (date) => MONTHS[date.getUTCMonth()] ?? '',
  C: (date) => two(Math.floor(date.getUTCFullYear() / 100)),
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  G: (date) => String(isoWeek(date.getTime()).year),
  H: (date) => two(date.getUTCHours()),
  I: (date) => two(date.getUTCHours() % 12 || 12),
  M: (date) => two(date.getUTCMinutes()),
  N: (date) => `${String(date.getUTCMilliseconds()).padStart(3, '0')}000000`,
  P: (date) => (date.getUTCHours() < 12 ? 'am' : 'pm'),
  R: '%H:%M',
  S: (date) => two(date.getUTCSeconds()),
  T: '%H:%M:%S',
  U: (date) => two(Math.floor((dayOfYear(date) + 7 - date.getUTCDay()) / 7)),
  V: (date) => two(isoWeek(date.getTime()).week),
  W: (date) => two(Math.floor((dayOfYear(date) + 7 - ((date.getUTCDay() + 6) % 7)) / 7)),
  X: '%H:%M:%S',
  Y: (date) => String(date.getUTCFullYear()),
  Z: () => 'UTC',
  a: (date) => (DAYS[date.getUTCDay()] ?? '').slice(0, 3),
  b: (date) => (MONTHS[date.getUTCMonth()] ?? '').slice(0, 3),
  c: '%a %b %e %H:%M:%S %Y',
  d: (date) => two(date.getUTCDate()),
  e: (date) => String(date.getUTCDate()).padStart(2),
  g: (date) => two(isoWeek(date.getTime()).year % 100),
  h: '%b',
  j: (date) => String(dayOfYear(date) + 1).padStart(3, '0'),
  k: (date) => String(date.getUTCHours()).padStart(2),
  l: (date) => String(date.getUTCHours() % 12 || 12).padStart(2),
  m: (date) => two(date.getUTCMonth() + 1),
  n: () => '\n',
  p: (date) => (date.getUTCHours() < 12 ? 'AM' : 'PM'),
  r: '%I:%M:%S %p',
  s: (date) => String(Math.floor(date.getTime() / 1000)),
  t: () => '\t',
  u: (date) => String(date.getUTCDay() || 7),
  w: (date) => String(date.getUTCDay()),
  x: '%m/%d/%y',
  y: (date) => two(date.getUTCFullYear() % 100),
  z: () => '+0000',
  '%': () => '%',
}

const dayOfYear = (date: Date): number => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY)

/** Prints an instant (milliseconds since 1970, UTC) as strftime does; `%-d` leaves out what fills a number up. */
export function formatDate(time: number, format: string): string {
  const date = new Date(Math.floor(time))
  return format.replace(/%([-_0]?)E?(.)/g, (whole, flag: string, letter: string) => {
    const conversion = CONVERSIONS[letter]
    if (conversion === undefined) return whole
    const text = typeof conversion === 'string' ? formatDate(time, conversion) : conversion(date)
    return flag === '-' ? text.replace(/^[0 ]+(?=.)/, '') : flag === '_' ? text.replace(/^0(?=.)/, ' ') : text
  })
}

type Fields = readonly [year: number, month: number, day: number, hours: number, minutes: number, seconds: number]

/** The formats that a date may be given in, and what their groups are. `now` fills what is not said. */
const FORMATS: readonly (readonly [RegExp, (groups: readonly number[], now: Date) => Fields])[] = [
  [
    /^(\d{4})-(\d\d?)-(\d\d?)(?:[ T](\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?Z?$/,
    ([y = 0, m = 1, d = 1, h = 0, i = 0, s = 0]) => [y, m, d, h, i, s],
  ],
  [
    /^(\d\d?):(\d\d)(?::(\d\d))?$/,
    ([h = 0, i = 0, s = 0], now) => [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate(), h, i, s],
  ],
  [
    /^(\d\d?)\.(\d\d?)-(\d\d?):(\d\d)(?::(\d\d))?$/,
    ([m = 1, d = 1, h = 0, i = 0, s = 0], now) => [now.getUTCFullYear(), m, d, h, i, s],
  ],
  [
    /^(\d{4})\.(\d\d?)\.(\d\d?)-(\d\d?):(\d\d)(?::(\d\d))?$/,
    ([y = 0, m = 1, d = 1, h = 0, i = 0, s = 0]) => [y, m, d, h, i, s],
  ],
  [
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/,
    ([y = 0, m = 1, d = 1, h = 0, i = 0, s = 0]) => [y, m, d, h, i, s],
  ],
  [
    /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/,
    ([y = 0, m = 1, d = 1, h = 0, i = 0, s = 0]) => [2000 + y, m, d, h, i, s],
  ],
  [
    /^(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d\d))?$/,
    ([m = 1, d = 1, h = 0, i = 0, s = 0], now) => [now.getUTCFullYear(), m, d, h, i, s],
  ],
]

/** Reads a date as busybox date -d does: `@seconds`, `YYYY-MM-DD hh:mm[:ss]`, `hh:mm[:ss]`, `[YYYY]MMDDhhmm[.ss]`; undefined where it is none. */
export function parseDateText(text: string, now: number): number | undefined {
  if (/^@-?\d+$/.test(text)) return Number(text.slice(1)) * 1000
  for (const [format, fieldsOf] of FORMATS) {
    const match = format.exec(text)
    if (match === null) continue
    const groups = match.slice(1).map((group) => (group === undefined ? undefined : Number(group)))
    const [year, month, day, hours, minutes, seconds] = fieldsOf(groups as number[], new Date(now))
    if (month < 1 || month > 12 || day < 1 || day > 31 || hours > 24 || minutes > 59 || seconds > 60) return undefined
    return Date.UTC(year, month - 1, day, hours, minutes, seconds)
  }
  return undefined
}

/** Reads a date by a format of strptime (`%Y%m%d`); undefined where it does not fit. */
export function parseDateBy(format: string, text: string): number | undefined {
  const letters: string[] = []
  const pattern = format
    .replace(/%T/g, '%H:%M:%S')
    .replace(/%F/g, '%Y-%m-%d')
    .replace(/%(.)|([.*+?^${}()|[\]\\])/g, (_, letter?: string, special?: string) => {
      if (letter === undefined) return `\\${special}`
      letters.push(letter)
      return letter === 'Y' ? '(\\d{4})' : letter === 's' ? '(\\d+)' : letter === 'b' ? '([A-Za-z]{3})' : '(\\d{1,2})'
    })
  const match = new RegExp(`^${pattern}`).exec(text)
  if (match === null) return undefined
  const values = new Map(letters.map((letter, i) => [letter, match[i + 1] ?? '']))
  if (values.has('s')) return Number(values.get('s')) * 1000
  const number = (letter: string, fallback: number): number => Number(values.get(letter) ?? fallback)
  const named = MONTHS.findIndex((month) => month.startsWith(values.get('b') ?? '-'))
  const month = named >= 0 ? named : number('m', 1) - 1
  return Date.UTC(number('Y', 1900), month, number('d', 1), number('H', 0), number('M', 0), number('S', 0))
}
