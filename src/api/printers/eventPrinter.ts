import { timeOf } from '../timeOf.ts'
import type { KubernetesObject } from '../types.ts'
import { ageSince } from './cellText.ts'
import { kindPrinter } from './kindPrinter.ts'
import { shown, wide } from './table.ts'

/** An event, as far as its texts go. */
export interface EventObject extends KubernetesObject {
  readonly involvedObject?: {
    readonly kind?: string
    readonly name?: string
    readonly namespace?: string
    readonly uid?: string
    readonly fieldPath?: string
  }
  readonly type?: string
  readonly reason?: string
  readonly message?: string
  readonly count?: number
  readonly source?: { readonly component?: string; readonly host?: string }
  readonly reportingComponent?: string
  readonly reportingInstance?: string
  readonly firstTimestamp?: string | null
  readonly lastTimestamp?: string | null
  readonly eventTime?: string | null
  readonly series?: { readonly count?: number; readonly lastObservedTime?: string | null } | null
}

/** `kubectl get events`. Models pkg/printers/internalversion/printers.go, printEvent (1.36). */
export const eventPrinter = kindPrinter<EventObject>(
  [
    ...shown('Last Seen', 'Type', 'Reason', 'Object'),
    ...wide('Subobject', 'Source'),
    ...shown('Message'),
    ...wide('First Seen', 'Count', 'Name'),
  ],
  (event, now) => {
    const first = timeOf(event.firstTimestamp) === undefined ? event.eventTime : event.firstTimestamp
    const last = timeOf(event.lastTimestamp) === undefined ? first : event.lastTimestamp
    return [
      ageSince(event.series ? event.series.lastObservedTime : last, now),
      event.type ?? '',
      event.reason ?? '',
      targetText(event),
      event.involvedObject?.fieldPath ?? '',
      sourceText(event),
      (event.message ?? '').trim(),
      ageSince(first, now),
      event.series ? (event.series.count ?? 0) : event.count || 1,
      event.metadata?.name ?? '',
    ]
  },
)

function targetText({ involvedObject }: EventObject): string {
  const kind = (involvedObject?.kind ?? '').toLowerCase()
  return involvedObject?.name ? `${kind}/${involvedObject.name}` : kind
}

function sourceText({ source, reportingComponent, reportingInstance }: EventObject): string {
  const component = source?.component || (reportingComponent ?? '')
  const host = source?.host || (reportingInstance ?? '')
  return host === '' ? component : `${component}, ${host}`
}
