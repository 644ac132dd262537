import type { Row } from './row.ts'

/** A row with its place: `top` and `height` are the whole lane, `markTop` and `markHeight` the band of its marks; pixels. */
export interface PlacedRow {
  readonly row: Row
  readonly top: number
  readonly height: number
  readonly markTop: number
  readonly markHeight: number
  /** Where the label's first line is centred; undefined where the row has none. */
  readonly labelY?: number
}

/** All rows with their places, from top to bottom. */
export interface TimelineLayout {
  readonly rows: readonly PlacedRow[]
  readonly height: number
  /** The width of the column of labels; the drawing begins there. */
  readonly gutter: number
  readonly form: 'wide' | 'phone' | 'embed'
  /** Tops of hairlines between areas. */
  readonly rules: readonly number[]
  /** Tops of hairlines between parts of an area; they begin after the indentation. */
  readonly softRules: readonly number[]
}

/** The height of the axis, which does not scroll. */
export const AXIS_HEIGHT = 40

/** Where a drawing begins that has no column of labels. */
const NARROW_GUTTER = 16
const LEAST_GUTTER = 150
const MOST_GUTTER = 210
/** About how wide a letter of a name is; the gutter need not be exact, as names are cut to it. */
const LETTER = 7.2
/** A label above its lane. */
const LABEL_ABOVE = 18

interface Band {
  /** The whole lane. */
  readonly height: number
  readonly markTop: number
  readonly markHeight: number
  /** `over` draws on the lane before, taking no height of its own. */
  readonly place: 'below' | 'over'
}

const band = (height: number, markTop: number, markHeight: number): Band => ({
  height,
  markTop,
  markHeight,
  place: 'below',
})

function bandOf(row: Row, form: TimelineLayout['form']): Band {
  const isFull = row.density === 'full'
  switch (row.kind) {
    case 'commands':
      return band(32, 7, 18)
    case 'group':
      return band(26, 4, 18)
    case 'more':
      return band(22, 2, 18)
    case 'summary':
      return band(22, 8, 6)
    case 'status':
      return band(23, 3, 16)
    case 'phase':
      return band(25, 3, 17)
    case 'condition':
      return band(15.5, 4, 8)
    case 'container':
      return isFull ? band(46, 18, 26) : band(27, 7, 20)
    case 'exits':
      return { height: 0, markTop: 0, markHeight: 0, place: 'over' }
    case 'timers':
      return isFull ? band(36, 2, 32) : band(22, 1, 20)
    case 'probe':
      return isFull ? band(46, 6, 28) : band(22, 3, 16)
    case 'endpoint':
      if (form !== 'wide' && row.spans.length === 0) return band(6, 0, 4)
      return isFull ? band(26, 8, 10) : band(15, 2, 9)
    case 'addresses':
      return band(42, 6, 32)
    case 'events':
      return band(48, 4, 40)
  }
}

/** Whether a row begins a part of its pod, so that a soft line stands above it. */
function beginsPart(row: Row, before: Row | undefined): boolean {
  if (row.density !== 'full' || before === undefined) return false
  if (row.kind === 'container') return before.kind !== 'group'
  return false
}

/** Whether a row begins an area, so that a line stands above it. */
function beginsArea(row: Row, before: Row | undefined): boolean {
  if (before === undefined) return false
  if (row.kind === 'events') return true
  return row.kind === 'group' && (row.depth === 0 && row.ref.kind !== 'ReplicaSet' ? true : before.kind === 'addresses')
}

/** Places rows below each other, beginning at 0. */
export function layOut(rows: readonly Row[], form: 'wide' | 'phone' | 'embed'): TimelineLayout {
  const placed: PlacedRow[] = []
  const rules: number[] = []
  const softRules: number[] = []
  let y = form === 'wide' ? 2 : 4
  let wedgesAt: PlacedRow | undefined
  let bars: PlacedRow | undefined
  rows.forEach((row, index) => {
    const before = rows[index - 1]
    const { height, markTop, markHeight, place } = bandOf(row, form)
    if (place === 'over' && bars !== undefined) {
      placed.push({ row, top: bars.top, height: bars.height, markTop: bars.markTop, markHeight: bars.markHeight })
      return
    }
    // with little room a probe's ticks share the band of the wedge, as it only begins where they end
    const shared = wedgesAt
    if (
      shared !== undefined &&
      row.kind === 'probe' &&
      row.density === 'brief' &&
      row.container === shared.row.container
    ) {
      placed.push({ ...shared, row, markTop: shared.top + 3, markHeight: 16, labelY: shared.top + 10 })
      wedgesAt = undefined
      return
    }
    if (beginsArea(row, before)) {
      y += 5
      rules.push(y)
      y += 4
    } else if (form === 'wide' && beginsPart(row, before)) {
      y += before?.kind === 'condition' ? 10 : 4
      softRules.push(y)
      y -= 4
    }
    const above =
      form !== 'wide' && row.label !== undefined && row.kind !== 'group' && row.kind !== 'summary' ? LABEL_ABOVE : 0
    const item: PlacedRow = {
      row,
      top: y,
      height: height + above,
      markTop: y + above + (above > 0 && row.kind === 'container' ? 2 : markTop),
      markHeight,
      ...(row.label === undefined ? {} : { labelY: above > 0 ? y + 9 : y + markTop + labelOffset(row, markHeight) }),
    }
    placed.push(item)
    if (row.kind === 'container') bars = item
    wedgesAt = row.kind === 'timers' ? item : undefined
    y += height + above - (above > 0 && row.kind === 'container' ? markTop - 4 : 0)
  })
  const gutter = form === 'wide' ? Math.round(gutterFor(rows)) : NARROW_GUTTER
  return { rows: placed, height: y + 12, gutter, form, rules, softRules }
}

/** The width of the column of labels: enough for the names of groups and pods, within bounds. */
function gutterFor(rows: readonly Row[]): number {
  let width = LEAST_GUTTER
  for (const row of rows) {
    if (row.label === undefined || (row.kind !== 'group' && row.kind !== 'container' && row.kind !== 'summary'))
      continue
    const details =
      row.kind === 'container' && row.density === 'full'
        ? ''
        : row.kind === 'summary'
          ? 'CrashLoopBackOff'
          : (row.label.details[0] ?? '')
    const indent = 28 + row.depth * 12
    width = Math.max(width, indent + row.label.text.length * LETTER + details.length * 6 + 16)
  }
  return Math.min(MOST_GUTTER, width)
}

/** Where the first line of a label is centred, from the top of the marks. */
function labelOffset(row: Row, markHeight: number): number {
  switch (row.kind) {
    case 'container':
      return row.density === 'full' ? 5 : markHeight / 2
    case 'probe':
      return row.density === 'full' ? 18 : markHeight / 2
    case 'addresses':
      return 10
    case 'events':
      return 10
    default:
      return markHeight / 2
  }
}
