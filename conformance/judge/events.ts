import type { Recording } from '../../src/cli/recording.ts'
import { type Aliases, ofAnyNumber } from './aliases.ts'
import { cleanText } from './cleanText.ts'
import type { RecordedEvent } from './recordedObjects.ts'
import { countRange, eventTimeTolerance, judgedUntil, type Span } from './tolerance.ts'

/** How often something was said, and when first, in seconds. */
export interface EventCount {
  first: number
  count: number
}

/** Events by what they say of whom (`Pod/web Normal Started [spec.containers{app}]: Container started`). */
export type EventCounts = ReadonlyMap<string, EventCount>

/** Told at a node's heartbeats: how often is chance. */
const HEARTBEAT =
  /^Node\/.* (NodeSchedulable|NodeNotSchedulable|InvalidDiskCapacity|Starting|NodeAllocatableEnforced|NodeHas\w+|NodeReady|NodeNotReady)\b/

/** Whether a probe comes before the server listens is chance: one or two such failures say nothing. */
const EARLY_PROBE =
  / Unhealthy .*(connection refused|EOF|reset by peer|failed to connect service|combined from similar)/
const EARLY_PROBES = 2

/** Counts the events of a recording until a second. Events of pods that can stand for each other are counted together. */
export function eventCounts(recording: Recording, aliases: Aliases, end: number): EventCounts {
  const latest = new Map<string, { readonly first: number; readonly event: RecordedEvent }>()
  for (const { t, type, kind, name, object } of recording.observations) {
    if (kind !== 'Event' || type === 'DELETED' || t > end) continue
    latest.set(name, { first: latest.get(name)?.first ?? t, event: object as RecordedEvent })
  }
  const counts = new Map<string, EventCount>()
  for (const { first, event } of latest.values()) {
    const key = keyOf(event, aliases)
    const known = counts.get(key) ?? { first, count: 0 }
    known.first = Math.min(known.first, first)
    known.count += event.series?.count ?? event.count ?? 1
    counts.set(key, known)
  }
  return counts
}

/** How a candidate's events differ from the recordings'; what is not in all of the recordings is chance, and not asked for. */
export function judgeEvents(
  candidate: EventCounts,
  references: readonly EventCounts[],
  spans: readonly Span[],
  end: number,
): string[] {
  const problems: string[] = []
  for (const [key, known] of references[0] ?? []) {
    const got = candidate.get(key)
    if (isChance(key, known) && (got === undefined || isChance(key, got))) continue
    const all = references.flatMap((counts) => counts.get(key) ?? [])
    if (all.length < references.length) continue
    problems.push(...judgeEvent(key, got, known, all, spans, end))
  }
  for (const [key, got] of candidate) {
    const known = references.some((counts) => counts.has(key))
    if (!known && !isChance(key, got) && got.first < judgedUntil(spans, end)) problems.push(`unexpected event ${key}`)
  }
  return problems
}

function judgeEvent(
  key: string,
  got: EventCount | undefined,
  known: EventCount,
  all: readonly EventCount[],
  spans: readonly Span[],
  end: number,
): string[] {
  const firsts = all.map((each) => each.first)
  const earliest = Math.min(...firsts)
  if (got === undefined) return earliest < judgedUntil(spans, end) ? [`missing event ${key}`] : []
  const problems: string[] = []
  const counts = all.map((each) => each.count)
  const [low, high] = countRange(counts, spans, end)
  if (got.count < low || got.count > high) {
    problems.push(`event ${key}: counts ${got.count} instead of ${counts.join(' or ')}`)
  }
  const tolerance = eventTimeTolerance(known.first, spans)
  if (got.first < earliest - tolerance || got.first > Math.max(...firsts) + tolerance) {
    const wanted = firsts.map((first) => first.toFixed(1)).join(' or ')
    problems.push(`event ${key}: first at ${got.first.toFixed(1)} s instead of ${wanted} s`)
  }
  return problems
}

function isChance(key: string, { count }: EventCount): boolean {
  return HEARTBEAT.test(key) || (count <= EARLY_PROBES && EARLY_PROBE.test(key))
}

function keyOf(event: RecordedEvent, aliases: Aliases): string {
  const [kind = '', name = ''] = (event.object ?? '/').split('/')
  const place = event.fieldPath ? ` [${event.fieldPath}]` : ''
  const said = cleanText(event.message ?? '', aliases)
  return `${kind}/${ofAnyNumber(aliases.of(kind, name))} ${event.type} ${event.reason}${place}: ${said}`
}
