import type { Recording } from '../../src/cli/recording.ts'
import { Aliases } from './aliases.ts'
import { facetsOf } from './facets.ts'

/** A value and the second from which it holds. */
export interface Point {
  readonly t: number
  value: string
}

/** How one facet's value went: each point differs from the one before. It ends with the recording. */
export interface Track {
  readonly points: readonly Point[]
  readonly end: number
}

/** A value with how long it held, in seconds. */
export interface Segment {
  readonly t: number
  readonly value: string
  readonly length: number
}

/** All facets of one recording, by their names (`pod web · phase`). */
export interface Tracks {
  readonly byFacet: ReadonlyMap<string, Track>
  readonly aliases: Aliases
}

/** Between the subject of a facet and what of it is told. */
export const SEPARATOR = ' · '

/** `pod web` of `pod web · phase`. */
export const subjectOf = (facet: string): string => facet.split(SEPARATOR, 1)[0] ?? facet

/** Follows every facet of a recording until a second. */
export function tracksOf(recording: Recording, end: number): Tracks {
  const aliases = new Aliases(recording)
  const points = new Map<string, Point[]>()
  for (const observation of recording.observations) {
    if (observation.t > end) break
    for (const { facet, value } of facetsOf(observation, aliases)) {
      const known = points.get(facet) ?? []
      if (known.length === 0) points.set(facet, known)
      append(known, observation.t, value)
    }
  }
  const byFacet = new Map<string, Track>()
  for (const [facet, list] of points) byFacet.set(facet, { points: list, end })
  return { byFacet, aliases }
}

/** The values of a track with their lengths. */
export function segmentsOf(track: Track | undefined): Segment[] {
  if (track === undefined) return []
  const { points, end } = track
  return points.map(({ t, value }, index) => ({ t, value, length: (points[index + 1]?.t ?? end) - t }))
}

/** Of several values at one instant the last holds; a value that comes back at once was never left. */
function append(points: Point[], t: number, value: string): void {
  const last = points.at(-1)
  if (last?.value === value) return
  if (last !== undefined && last.t === t) {
    last.value = value
    if (points.at(-2)?.value === value) points.pop()
    return
  }
  points.push({ t, value })
}
