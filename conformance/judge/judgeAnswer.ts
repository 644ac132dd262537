type Fields = Readonly<Record<string, unknown>>

/** Milliseconds by which the output of a program may come earlier or later. */
const PROGRAM_SLACK = 300

/** Whether an answer agrees with Kubernetes' own. */
export function answerAgrees(table: string, got: unknown, wanted: unknown): boolean {
  const ours = asJson(got)
  if (table === 'programs') return programAgrees(fieldsOf(ours), fieldsOf(wanted))
  if (fieldsOf(wanted).unordered === true) {
    return canonical(withoutOrder(ours)) === canonical(withoutOrder(wanted))
  }
  return canonical(ours) === canonical(wanted)
}

/** What is left of a value when it is sent as JSON: a field that is undefined is absent. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null')

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})

/** JSON with sorted keys: equal exactly where the values are. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item
    const entries = Object.entries(item)
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** Lists of errors, in texts as in values, as sets. */
function withoutOrder(value: unknown): unknown {
  if (typeof value === 'string') {
    return value
      .split(/\[|\]|, |\n/)
      .filter((part) => part !== '')
      .sort()
  }
  if (Array.isArray(value)) return value.map(asOneText).sort()
  if (typeof value !== 'object' || value === null) return value
  // whether it is unordered is no part of the answer
  const entries = Object.entries(value).filter(([key]) => key !== 'unordered')
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutOrder(item)]))
}

const asOneText = (item: unknown): string => canonical(item)

function programAgrees(got: Fields, wanted: Fields): boolean {
  const { lines: gotLines, end: gotEnd, ...gotRest } = got
  const { lines: wantedLines, end: wantedEnd, ...wantedRest } = wanted
  if (canonical(gotRest) !== canonical(wantedRest) || !near(gotEnd, wantedEnd)) return false
  const ours = Array.isArray(gotLines) ? gotLines.map(fieldsOf) : []
  const theirs = Array.isArray(wantedLines) ? wantedLines.map(fieldsOf) : []
  if (ours.length !== theirs.length) return false
  return ours.every((line, index) => {
    const other = fieldsOf(theirs[index])
    return line.stream === other.stream && line.text === other.text && near(line.t, other.t)
  })
}

const near = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.round(1000 * Math.abs(a - b)) <= PROGRAM_SLACK : a === b
