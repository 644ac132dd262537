import type { Recording } from '../../src/cli/recording.ts'
import { familyOf } from './aliases.ts'
import { eventCounts, judgeEvents } from './events.ts'
import { judgeTrack } from './judgeTrack.ts'
import { backOffSpans, inOrder, probeTolerance } from './tolerance.ts'
import { SEPARATOR, subjectOf, type Tracks, tracksOf } from './tracks.ts'

/** What the judge says of one facet; without problems it agrees. */
export interface Verdict {
  readonly facet: string
  readonly problems: readonly string[]
}

const ABSENT = ['absent']

/** Judges a candidate by one or several recordings of the same scenario, facet by facet. */
export function judgeScenario(candidate: Recording, recordings: readonly Recording[]): Verdict[] {
  const [first] = recordings
  if (first === undefined) return []
  const end = Math.min(...recordings.map(lastSecond), candidate.duration)
  const references = recordings.map((recording) => tracksOf(recording, end))
  const tracks = tracksOf(candidate, end)
  const longestPeriod = Math.max(0, ...recordings.map((recording) => recording.probePeriod))
  const subjects = commonSubjects(references)
  const [leading] = references
  const spans = leading === undefined ? [] : inOrder(subjects.flatMap((subject) => backOffSpans(leading, subject)))
  const events = judgeEvents(
    eventCounts(candidate, tracks.aliases, end),
    recordings.map((recording, index) => eventCounts(recording, references[index]?.aliases ?? tracks.aliases, end)),
    spans,
    end,
  )
  return [
    ...judgeAnswers(candidate, first),
    ...judgeSubjects(tracks, references, subjects, { end, longestPeriod }),
    { facet: 'events', problems: events },
  ]
}

function lastSecond({ observations, steps, duration }: Recording): number {
  return Math.max(...observations.map((seen) => seen.t), ...steps.map((step) => step.end), duration)
}

function judgeAnswers(candidate: Recording, recording: Recording): Verdict[] {
  return recording.created.map((wanted, index) => {
    const got = candidate.created[index]
    const facet = `create ${wanted.kind} ${wanted.name}`
    if (got === undefined) return { facet, problems: ['not created'] }
    if ((wanted.error ?? '') === (got.error ?? '')) return { facet, problems: [] }
    return { facet, problems: [`answered "${got.error ?? 'created'}" instead of "${wanted.error ?? 'created'}"`] }
  })
}

/** What has facets in every recording, in the order of the first. */
function commonSubjects(references: readonly Tracks[]): string[] {
  const [first, ...others] = references.map(subjectsOf)
  return [...(first ?? [])].filter((subject) => others.every((subjects) => subjects.has(subject)))
}

const subjectsOf = (tracks: Tracks): Set<string> => new Set([...tracks.byFacet.keys()].map(subjectOf))

/** Judges each subject by that candidate of its family (pods of one owner can stand for each other) that differs least and is not taken yet. */
function judgeSubjects(
  candidate: Tracks,
  references: readonly Tracks[],
  subjects: readonly string[],
  scene: { readonly end: number; readonly longestPeriod: number },
): Verdict[] {
  const verdicts: Verdict[] = []
  const free = subjectsOf(candidate)
  const facets = [...(references[0]?.byFacet.keys() ?? [])]
  for (const subject of subjects) {
    const own = facets.filter((facet) => facet === subject || facet.startsWith(subject + SEPARATOR))
    const judged = [...free]
      .filter((other) => familyOf(other) === familyOf(subject))
      .map((other) => ({ other, verdicts: judgeAs(candidate, other, references, subject, own, scene) }))
      .sort((a, b) => differing(a.verdicts) - differing(b.verdicts))
    const [nearest] = judged
    if (nearest === undefined) {
      verdicts.push(...own.map((facet) => ({ facet, problems: ABSENT })))
      continue
    }
    free.delete(nearest.other)
    verdicts.push(...nearest.verdicts)
  }
  const families = new Set(references.flatMap((tracks) => [...subjectsOf(tracks)].map(familyOf)))
  const unknown = [...free].filter((subject) => !families.has(familyOf(subject)))
  return [...verdicts, ...unknown.map((facet) => ({ facet, problems: ['is not in the recordings'] }))]
}

const differing = (verdicts: readonly Verdict[]): number =>
  verdicts.filter((verdict) => verdict.problems.length > 0).length

function judgeAs(
  candidate: Tracks,
  other: string,
  references: readonly Tracks[],
  subject: string,
  facets: readonly string[],
  { end, longestPeriod }: { readonly end: number; readonly longestPeriod: number },
): Verdict[] {
  const [leading] = references
  const spans = leading === undefined ? [] : backOffSpans(leading, subject)
  return facets.flatMap((facet) => {
    const wanted = references.flatMap((tracks) => tracks.byFacet.get(facet) ?? [])
    // a facet that not every run shows is chance
    if (wanted.length < references.length) return []
    const got = candidate.byFacet.get(other + facet.slice(subject.length))
    if (got === undefined) return [{ facet, problems: ABSENT }]
    const problems = judgeTrack(got, wanted, { spans, end, probe: probeTolerance(facet, longestPeriod) })
    return [{ facet, problems }]
  })
}
