import { humanDuration } from '../../api/humanDuration.ts'
import { type Millis, SECOND } from '../../base/millis.ts'
import type { EventObject } from '../../trace/queries/eventsUntil.ts'
import type { TraceHeader } from '../../trace/trace.ts'

/** Lines of text in columns, the way kubectl pads them. */
export interface TextTable {
  readonly header: string
  readonly lines: readonly string[]
}

/** How long ago an instant was, both cut to whole seconds by the API's timestamps; `clock` is in milliseconds since 1970. */
function since({ startTime }: TraceHeader, at: Millis, cursor: Millis): string {
  const written = Math.floor((startTime + at) / SECOND) * SECOND
  return humanDuration(startTime + cursor - written)
}

/** When an event was last seen, as `kubectl describe` says it: "18s (x3 over 28s)". Models kubectl pkg/describe/describe.go, translateMicroTimestampSince. */
export function lastSeen(header: TraceHeader, { last, lastTime }: EventObject, cursor: Millis): string {
  const first = since(header, last.firstTime, cursor)
  if (last.action !== undefined) return first
  const latest = since(header, lastTime, cursor)
  return last.count > 1 ? `${latest} (x${last.count} over ${first})` : latest
}

const GAP = 2

/** The events of one object, as narrow as the picture has them: when, type, reason, message. */
export function describedEvents(header: TraceHeader, events: readonly EventObject[], cursor: Millis): TextTable {
  const rows = [
    ['LAST SEEN', 'TYPE', 'REASON', 'MESSAGE'],
    ...events.map((event) => [
      lastSeen(header, event, cursor),
      event.last.type,
      event.last.reason,
      event.last.message.split('\n', 1)[0] ?? '',
    ]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + GAP)
  const [head, ...lines] = rows.map((row) => row.map((text, i) => text.padEnd(widths[i] ?? 0)).join(''))
  return { header: head ?? '', lines }
}
