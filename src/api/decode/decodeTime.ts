const LAYOUT = '2006-01-02T15:04:05Z07:00'

/** A step of Go's reading of a time: what it takes, how its layout names that, and the values it may have. */
interface Step {
  readonly form: RegExp
  readonly layout: string
  readonly range?: { readonly name: string; readonly from: number; readonly to: number }
}

const STEPS: readonly Step[] = [
  { form: /^\d{4}/, layout: '2006' },
  { form: /^-/, layout: '-' },
  { form: /^\d{2}/, layout: '01', range: { name: 'month', from: 1, to: 12 } },
  { form: /^-/, layout: '-' },
  { form: /^\d{2}/, layout: '02' },
  { form: /^T/, layout: 'T' },
  { form: /^\d{1,2}/, layout: '15', range: { name: 'hour', from: 0, to: 23 } },
  { form: /^:/, layout: ':' },
  { form: /^\d{2}/, layout: '04', range: { name: 'minute', from: 0, to: 59 } },
  { form: /^:/, layout: ':' },
  { form: /^\d{2}/, layout: '05', range: { name: 'second', from: 0, to: 59 } },
  { form: /^([.,]\d+)?/, layout: '' },
  { form: /^(Z|[-+]\d{2}:\d{2})/, layout: 'Z07:00' },
]

/** A time as the API stores it, in UTC and whole seconds (or microseconds), or Go's complaint about it. Models time.Parse of RFC 3339, and metav1.Time and MicroTime. */
export function decodeTime(text: string, scalar: 'time' | 'microtime'): { value: string } | { abort: string } {
  const failure = (why: string) => ({ abort: `parsing time ${JSON.stringify(text)}${why}` })
  let rest = text
  for (const { form, layout, range } of STEPS) {
    const taken = form.exec(rest)?.[0]
    if (taken === undefined) return failure(` as "${LAYOUT}": cannot parse ${JSON.stringify(rest)} as "${layout}"`)
    const value = Number(taken)
    if (range && (value < range.from || value > range.to)) return failure(`: ${range.name} out of range`)
    rest = rest.slice(taken.length)
  }
  if (rest !== '') return failure(`: extra text: ${JSON.stringify(rest)}`)
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number)
  if (day < 1 || day > daysIn(year, month)) return failure(': day out of range')
  const padded = text.replace(/T(\d):/, 'T0$1:').replace(',', '.')
  const stored = new Date(Math.floor(Date.parse(padded) / 1000) * 1000).toISOString().slice(0, 19)
  if (scalar === 'time') return { value: `${stored}Z` }
  const fraction = /[.](\d+)/.exec(padded)?.[1] ?? ''
  return { value: `${stored}.${fraction.padEnd(6, '0').slice(0, 6)}Z` }
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}
