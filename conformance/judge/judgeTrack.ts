import { align } from './align.ts'
import { BRIEF, FIRM, judgedUntil, lengthTolerance, type Span } from './tolerance.ts'
import { type Segment, segmentsOf, type Track } from './tracks.ts'

/** What surrounds the tracks of one facet. */
export interface TrackSetting {
  /** When the kubelet's own chance lengthens waits. */
  readonly spans: readonly Span[]
  /** Where the shortest recording ends, in seconds. */
  readonly end: number
  /** By how many seconds probes may shift this facet. */
  readonly probe: number
}

/** At most so many differences of a kind are told. */
const TOLD = 4

/** How a container that waits in back-off is shown is partly chance. */
const DOWN =
  /CrashLoopBackOff|ImagePullBackOff|ErrImagePull|RunContainerError|StartError|PostStartHookError|CreateContainer(Config)?Error|^terminated|^(Init:)?(Error|OOMKilled|Completed|ExitCode:\d+)$/

/**
 * How a candidate's track differs from the recordings'; empty where it agrees. Every firm value of a recording must be
 * met in order and for about as long, and every firm value of the candidate in one of them. Where the recordings
 * differ among themselves about what is down and how, all such values count as one.
 */
export function judgeTrack(candidate: Track, references: readonly Track[], setting: TrackSetting): string[] {
  const strict = differences(candidate, references, setting)
  if (strict.length === 0 || tellTheSame(references)) return strict
  return differences(relaxed(candidate), references.map(relaxed), setting)
}

function tellTheSame(tracks: readonly Track[]): boolean {
  const stories = tracks.map((track) =>
    segmentsOf(track)
      .filter((segment) => segment.length >= BRIEF)
      .map((segment) => segment.value)
      .join('|'),
  )
  return stories.every((story) => story === stories[0])
}

function relaxed(track: Track): Track {
  const points: { t: number; value: string }[] = []
  for (const { t, value } of track.points) {
    const shown = DOWN.test(value) ? 'down' : value
    if (points.at(-1)?.value !== shown) points.push({ t, value: shown })
  }
  return { points, end: track.end }
}

/** The recording that the candidate is nearest to decides on the order; lengths may lie between the recordings. */
function differences(candidate: Track, references: readonly Track[], setting: TrackSetting): string[] {
  const seen = segmentsOf(candidate)
  const firm = steady(seen)
  const allSegments = references.map(segmentsOf)
  const allFirm = allSegments.map(steady)
  const inCandidate = (value: string): boolean => seen.some((segment) => segment.value === value)
  const inSomeReference = (value: string): boolean => allSegments.some((list) => list.some((s) => s.value === value))
  const missable = (value: string): boolean =>
    allSegments.some((list) => !list.some((s) => s.value === value && s.length >= FIRM))

  const until = judgedUntil(setting.spans, setting.end)
  let best: string[] | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const reference of allFirm) {
    const pairs = align(reference.map(shownValue), firm.map(shownValue))
    const metLeft = new Set(pairs.map(([left]) => left))
    const metRight = new Set(pairs.map(([, right]) => right))
    const missing = reference.filter(({ t, value, length }, index) => {
      if (metLeft.has(index) || t > until) return false
      return !(length < BRIEF && (inCandidate(value) || missable(value)))
    })
    const extra = firm.filter(({ t, value, length }, index) => {
      if (metRight.has(index) || t > until) return false
      return !(length < BRIEF && inSomeReference(value))
    })
    const wrong = pairs.flatMap(([left, right]) => wrongLength(left, right, reference, firm, allFirm, setting))
    const count = missing.length + extra.length + wrong.length
    if (count >= fewest) continue
    fewest = count
    best = [
      ...missing.slice(0, TOLD).map((segment) => `missing ${segmentText(segment)}`),
      ...extra.slice(0, TOLD).map((segment) => `unexpected ${segmentText(segment)}`),
      ...wrong.slice(0, TOLD),
    ]
  }
  return best ?? ['there is no recording']
}

/** The firm values; what stands on both sides of a blink is one value. */
function steady(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = []
  for (const segment of segments) {
    if (segment.length < FIRM) continue
    const last = joined.at(-1)
    if (last?.value === segment.value) {
      joined[joined.length - 1] = { ...last, length: segment.t + segment.length - last.t }
    } else {
      joined.push(segment)
    }
  }
  return joined
}

function wrongLength(
  left: number,
  right: number,
  reference: readonly Segment[],
  firm: readonly Segment[],
  allFirm: readonly (readonly Segment[])[],
  setting: TrackSetting,
): string[] {
  const wanted = reference[left]
  const got = firm[right]
  // the last value is cut by the end of the recording
  if (wanted === undefined || got === undefined || left === reference.length - 1 || right === firm.length - 1) return []
  const lengths = allFirm.map((list) => {
    const same = list[left]
    return same?.value === wanted.value ? same.length : wanted.length
  })
  const tolerance = lengthTolerance(wanted, setting.spans, setting.probe)
  const low = Math.min(...lengths) - tolerance
  const high = Math.max(...lengths) + tolerance
  if (got.length >= low && got.length <= high) return []
  const from = `${wanted.t.toFixed(1)} s`
  return [
    `"${wanted.value}" held for ${got.length.toFixed(1)} s instead of ${wanted.length.toFixed(1)} s (from ${from})`,
  ]
}

const shownValue = (segment: Segment): string => segment.value

const segmentText = ({ value, t, length }: Segment): string =>
  `"${value}" from ${t.toFixed(1)} s, for ${length.toFixed(1)} s`
