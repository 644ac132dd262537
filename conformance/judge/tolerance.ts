import { SEPARATOR, type Segment, segmentsOf, type Tracks } from './tracks.ts'

/** Seconds: what lasts less may be missed, or seen where the recordings missed it. */
export const FIRM = 1.1

/** Seconds by which anything may be early or late. */
export const SLACK = 2

/** Seconds: what lasts less, and was seen on the other side at all, need not stand in the same order. */
export const BRIEF = 2 * SLACK

/** Of a value's length, how much more or less is tolerated. */
const LENGTH_SHARE = 0.12

/** Of an event's first instant, how much earlier or later is tolerated. */
const EVENT_TIME_SHARE = 0.1

/** Of an event's count, how many more or fewer are tolerated, besides one. */
const COUNT_SHARE = 0.2

/** The kubelet jitters waits in back-off by up to half as much again. */
const BACK_OFF_JITTER = 0.5

/** Where a probe's first turn falls within its period is chance; of the period so much is tolerated. */
const PROBE_PHASE_SHARE = 0.7

/** A stretch of time, in seconds. */
export type Span = readonly [from: number, to: number]

/** Facets that a probe's result shows in. */
const PROBED = /· (condition (Ready|ContainersReady|Initialized|Available|Progressing)|ready |status|STATUS)|^endpoints/

/** How late a facet may be because a probe's first turn is chance, in seconds. */
export function probeTolerance(facet: string, longestPeriod: number): number {
  return PROBED.test(facet) ? longestPeriod * PROBE_PHASE_SHARE : 0
}

/** The stretches in which a container of a subject waits in back-off: in a waiting state that is an error, or ended and started again later. */
export function backOffSpans(tracks: Tracks, subject: string): Span[] {
  const spans: Span[] = []
  for (const [facet, track] of tracks.byFacet) {
    if (!facet.startsWith(`${subject}${SEPARATOR}container `)) continue
    const segments = segmentsOf(track)
    segments.forEach((segment, index) => {
      const comesBack = segments
        .slice(index + 1)
        .some((later) => later.value === 'running' || later.value.startsWith('waiting'))
      const failing = segment.value.startsWith('waiting ') && !/ContainerCreating|PodInitializing/.test(segment.value)
      const ended = segment.value.startsWith('terminated') && comesBack
      if (failing || ended) spans.push([segment.t, segment.t + segment.length])
    })
  }
  return inOrder(spans)
}

/** Spans by their beginning. */
export const inOrder = (spans: readonly Span[]): Span[] => [...spans].sort((a, b) => a[0] - b[0])

/** By how many seconds runs may differ because of what of [from, to] was spent in back-off; overlapping spans count once. */
export function jitter(spans: readonly Span[], from: number, to: number): number {
  let waited = 0
  let counted = from
  for (const [start, stop] of spans) {
    const begin = Math.max(start, counted)
    const end = Math.min(stop, to)
    if (end > begin) {
      waited += end - begin
      counted = end
    }
  }
  return BACK_OFF_JITTER * waited
}

/** By how many seconds a value may last longer or shorter. */
export function lengthTolerance(segment: Segment, spans: readonly Span[], probe: number): number {
  const { t, length } = segment
  return Math.max(SLACK, LENGTH_SHARE * length, probe) + jitter(spans, t, t + length)
}

/** The second until which is judged: what begins later may have been cut off by the end of a recording. */
export function judgedUntil(spans: readonly Span[], end: number): number {
  return end - SLACK - jitter(spans, 0, end)
}

/** By how many seconds an event may come earlier or later than first seen. */
export function eventTimeTolerance(first: number, spans: readonly Span[]): number {
  return Math.max(SLACK, EVENT_TIME_SHARE * first) + jitter(spans, 0, first)
}

/** The fewest and the most that an event may count. Back-off makes one more or less possible. */
export function countRange(counts: readonly number[], spans: readonly Span[], end: number): Span {
  const loose = jitter(spans, 0, end) > 0 ? 2 : 1
  const low = Math.min(...counts)
  const high = Math.max(...counts)
  return [low - loose - COUNT_SHARE * low, high + loose + COUNT_SHARE * high]
}
