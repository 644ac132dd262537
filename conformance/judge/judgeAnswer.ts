type Fields = Readonly<Record<string, unknown>>

/** Milliseconds by which the output of a program may come earlier or later. */
const PROGRAM_SLACK = 300

/**
 * Whether an answer agrees with Kubernetes' own.
 * Of a program: exit code, whether it was killed, what refused it, its end within 0.3 s, and each stream's lines in their order, each within 0.3 s.
 * Which of two streams speaks first is no part of it: each was read through its own pipe, so that their order is the reader's.
 */
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
  const { lines: ours, end: ourEnd, ...ourRest } = got
  const { lines: theirs, end: theirEnd, ...theirRest } = wanted
  if (canonical(ourRest) !== canonical(theirRest) || !near(ourEnd, theirEnd)) return false
  return STREAMS.every((stream) => sameLines(linesOf(ours, stream), linesOf(theirs, stream)))
}

/** The streams of a program, each recorded through a pipe of its own. */
const STREAMS = ['stdout', 'stderr'] as const

const linesOf = (lines: unknown, stream: (typeof STREAMS)[number]): readonly Fields[] =>
  Array.isArray(lines) ? lines.map(fieldsOf).filter((line) => line.stream === stream) : []

const sameLines = (ours: readonly Fields[], theirs: readonly Fields[]): boolean =>
  ours.length === theirs.length &&
  ours.every((line, index) => line.text === theirs[index]?.text && near(line.t, theirs[index]?.t))

const near = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? Math.round(1000 * Math.abs(a - b)) <= PROGRAM_SLACK : a === b
