import { type Millis, SECOND } from '../../base/millis.ts'
import { moments } from '../../trace/queries/moments.ts'
import { probeRecords } from '../../trace/queries/probeMarks.ts'
import { quietGaps } from '../../trace/queries/quietGaps.ts'
import { firstAfter } from '../../trace/queries/search.ts'
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

/** When the attempts of each probe stand. */
const probeTimes = oncePerTrace((trace) =>
  trace.header.lanes.flatMap((lane, index) =>
    lane.kind === 'probe' ? [Float64Array.from(probeRecords(trace, index), (record) => timeOf(trace, record))] : [],
  ),
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
  // all that happens, happens at once: nothing is seen better for folding the rest away
  if (moments(trace).length < 2) return []
  const px = pxPerSecond / SECOND
  const gaps = quietGaps(trace).filter(({ from, to, wedge }) => {
    if (to - from < LEAST_FOLD || (to - from) * px <= WIDE_GAP || wedge * px <= width) return false
    return !opened.some((t) => t > from && t < to)
  })
  const kept = keepEqualMarks(trace, gaps, EQUAL_MARK_REACH / px)
  return gaps.flatMap((gap, i): Fold[] => {
    const from = (kept.from[i] ?? gap.from) + MARGIN_AFTER / px
    const to = (gap.to >= trace.header.duration ? gap.to : (kept.to[i] ?? gap.to)) - MARGIN_BEFORE / px
    return (to - from) * px > FOLD_WIDTH * 1.5 ? [{ from, to }] : []
  })
}

/**
 * What is left of gaps, in time order, when each probe's first and last attempt in them are kept, as far as they are near their ends.
 * Each lane is passed through once along with the gaps, as there may be thousands of either.
 */
function keepEqualMarks(
  trace: Trace,
  gaps: readonly Fold[],
  reach: Millis,
): { readonly from: Float64Array; readonly to: Float64Array } {
  const from = Float64Array.from(gaps, (gap) => gap.from)
  const to = Float64Array.from(gaps, (gap) => gap.to)
  for (const times of probeTimes(trace)) {
    const last = times.at(-1)
    if (last === undefined) continue
    let next = 0
    let end = 0
    const first = firstAfter(gaps.length, (i) => gaps[i]?.to ?? 0, times[0] ?? 0)
    for (let i = first; i < gaps.length; i++) {
      const gap = gaps[i]
      if (gap === undefined || gap.from > last + reach) break
      while ((times[next] ?? Number.POSITIVE_INFINITY) <= gap.from) next++
      end = Math.max(end, next)
      while ((times[end] ?? Number.POSITIVE_INFINITY) <= gap.to - 1) end++
      const after = times[next] ?? Number.POSITIVE_INFINITY
      const before = times[end - 1] ?? Number.NEGATIVE_INFINITY
      if (after - gap.from < reach) from[i] = Math.max(from[i] ?? 0, after)
      if (gap.to - before < reach) to[i] = Math.min(to[i] ?? 0, before)
    }
  }
  return { from, to }
}

/** How many probe attempts a fold leaves out. */
export function probesWithin(trace: Trace, { from, to }: Fold): number {
  let count = 0
  for (const times of probeTimes(trace)) count += upTo(times, to) - upTo(times, from)
  return count
}

const upTo = (times: Float64Array, t: Millis): number => firstAfter(times.length, (i) => times[i] ?? 0, t)
