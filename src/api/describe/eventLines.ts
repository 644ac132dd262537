import { ageSince, NONE } from '../printers/cellText.ts'
import type { EventObject } from '../printers/eventPrinter.ts'
import { timeOf } from '../timeOf.ts'
import type { KubernetesObject } from '../types.ts'
import type { DescribeWriter } from './describeWriter.ts'

/** The events about an object, in the order of the API's list. */
export function eventsAbout(object: KubernetesObject, events: readonly KubernetesObject[]): EventObject[] {
  const { name = '', namespace = '', uid = '' } = object.metadata ?? {}
  return events
    .map((event): EventObject => event)
    .filter(({ involvedObject }) => {
      if (involvedObject?.name !== name || (involvedObject.namespace ?? '') !== namespace) return false
      return uid === '' || involvedObject.uid === uid
    })
    .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0))
}

/** The block "Events", by the time an event was last seen. Models kubectl pkg/describe/describe.go, DescribeEvents (1.36). */
export function eventLines(writer: DescribeWriter, events: readonly EventObject[], now: number): void {
  if (events.length === 0) {
    writer.line(0, `Events:\t${NONE}`)
    return
  }
  const sorted = [...events].sort((a, b) => lastSeen(a) - lastSeen(b))
  writer.line(0, 'Events:')
  writer.line(1, 'Type\tReason\tAge\tFrom\tMessage')
  writer.line(1, '----\t------\t----\t----\t-------')
  for (const event of sorted) {
    const from = event.source?.component || (event.reportingComponent ?? '')
    const place = event.involvedObject?.fieldPath ? `${event.involvedObject.fieldPath}: ` : ''
    const message = place + (event.message ?? '').trim()
    writer.line(1, `${event.type ?? ''}\t${event.reason ?? ''}\t${ageText(event, now)}\t${from}\t${message}`)
  }
}

function ageText({ eventTime, firstTimestamp, lastTimestamp, series, count }: EventObject, now: number): string {
  const first = ageSince(timeOf(eventTime) === undefined ? firstTimestamp : eventTime, now)
  if (series) return `${ageSince(series.lastObservedTime, now)} (x${series.count ?? 0} over ${first})`
  return (count ?? 0) > 1 ? `${ageSince(lastTimestamp, now)} (x${count} over ${first})` : first
}

function lastSeen({ lastTimestamp }: EventObject): number {
  return timeOf(lastTimestamp) ?? Number.MIN_SAFE_INTEGER
}

function nameOf({ metadata }: EventObject): string {
  return `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`
}
