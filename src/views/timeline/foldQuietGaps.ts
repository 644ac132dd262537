import { type Millis, SECOND } from '../../base/millis.ts'
import { countUntil } from '../../trace/queries/countUntil.ts'
import { probeRecords } from '../../trace/queries/probeMarks.ts'
import { quietGaps } from '../../trace/queries/quietGaps.ts'
import { oncePerTrace, timeOf } from '../../trace/queries/traceIndex.ts'
import type { Trace } from '../../trace/trace.ts'
import { FOLD_WIDTH, type Fold } from './timeScale.ts'

/** A gap is folded if it would be wider than this, in pixels. */
const WIDE_GAP = 120
/** Shorter gaps are not worth the tear, however near one looks. */
const LEAST_FOLD: Millis = 2 * SECOND
/** What stays visible after the last thing and before the next, in pixels. */
const MARGIN_AFTER = 18
const MARGIN_BEFORE = 12
/** An equal mark is kept beside the fold if it is no farther than this, in pixels. */
const EQUAL_MARK_REACH = 90

/** What decides which gaps are folded. */
interface FoldingFacts {
  readonly pxPerSecond: number
  /** The width of the drawing: a countdown wider than this may be cut. */
  readonly width: number
  /** Instants in folds that were opened for good. */
  readonly opened: readonly Millis[]
}

interface Remembered {
  readonly pxPerSecond: number
  readonly width: number
  readonly opened: readonly Millis[]
  readonly folds: readonly Fold[]
}

const remembered = new WeakMap<Trace, Remembered>()

const probeLanes = oncePerTrace((trace) =>
  trace.header.lanes.flatMap((lane, index) => (lane.kind === 'probe' ? [probeRecords(trace, index)] : [])),
)

/**
 * The gaps that are cut out at a zoom, in time order. It never hides a change, a failure or a command.
 * The cursor is drawn across a fold that it stands in: opening it would move the scale under the pointer that drags it.
 */
export function foldQuietGaps(trace: Trace, facts: FoldingFacts): readonly Fold[] {
  const { pxPerSecond, width, opened } = facts
  let known = remembered.get(trace)
  // each frame asks again: only another zoom decides afresh
  if (known?.pxPerSecond !== pxPerSecond || known.width !== width || known.opened !== opened) {
    known = { pxPerSecond, width, opened, folds: cutGaps(trace, facts) }
    remembered.set(trace, known)
  }
  return known.folds
}

function cutGaps(trace: Trace, { pxPerSecond, width, opened }: FoldingFacts): readonly Fold[] {
  const px = pxPerSecond / SECOND
  const folds: Fold[] = []
  for (const gap of quietGaps(trace)) {
    const length = gap.to - gap.from
    if (length < LEAST_FOLD || length * px <= WIDE_GAP || gap.wedge * px <= width) continue
    if (opened.some((t) => t > gap.from && t < gap.to)) continue
    const from = afterEqualMark(trace, gap.from, EQUAL_MARK_REACH / px) + MARGIN_AFTER / px
    const before = gap.to >= trace.header.duration ? gap.to : beforeEqualMark(trace, gap.to, EQUAL_MARK_REACH / px)
    const to = before - MARGIN_BEFORE / px
    if ((to - from) * px > FOLD_WIDTH * 1.5) folds.push({ from, to })
  }
  return folds
}

/** The last of the first attempts after an instant, one of each probe, as far as they are near. */
function afterEqualMark(trace: Trace, t: Millis, reach: Millis): Millis {
  let latest = t
  for (const records of probeLanes(trace)) {
    const next = records[countUntil(trace, records, t)]
    if (next !== undefined && timeOf(trace, next) - t < reach) latest = Math.max(latest, timeOf(trace, next))
  }
  return latest
}

/** The first of the last attempts before an instant, one of each probe, as far as they are near. */
function beforeEqualMark(trace: Trace, t: Millis, reach: Millis): Millis {
  let earliest = t
  for (const records of probeLanes(trace)) {
    const last = records[countUntil(trace, records, t - 1) - 1]
    if (last !== undefined && t - timeOf(trace, last) < reach) earliest = Math.min(earliest, timeOf(trace, last))
  }
  return earliest
}

/** How many probe attempts a fold leaves out. */
export function probesWithin(trace: Trace, { from, to }: Fold): number {
  let count = 0
  for (const records of probeLanes(trace)) count += countUntil(trace, records, to) - countUntil(trace, records, from)
  return count
}
