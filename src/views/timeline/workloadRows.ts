import { conditionSpans, conditionTypes } from '../../trace/queries/conditionSpans.ts'
import { addressSpans } from '../../trace/queries/endpointSpans.ts'
import { historiesOfKind, historyOf, refKey, revisionOf } from '../../trace/queries/objectHistory.ts'
import { type Span, spansOf } from '../../trace/queries/span.ts'
import { rememberByKey } from '../../trace/queries/traceIndex.ts'
import type { ObjectRef } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'
import type { Row } from './row.ts'
import type { TimelineStrings } from './strings.ts'

const remembered = rememberByKey<string, readonly Span<number>[]>()

/** How many pods a workload object wanted over time; empty for kinds that do not say. */
export function wantedSpans(trace: Trace, ref: ObjectRef): readonly Span<number>[] {
  const history = historyOf(trace, ref)
  if (history === undefined) return []
  return remembered(trace, refKey(ref), () =>
    spansOf<number>(
      trace,
      history,
      (object) => (object.spec as { readonly replicas?: number } | undefined)?.replicas,
      (a, b) => a === b,
    ),
  )
}

type Labels = Readonly<Record<string, string>>

function labelsOf(value: unknown): Labels {
  return (value as { readonly labels?: Labels } | undefined)?.labels ?? {}
}

/** The slices of the Services that select the pods which a workload makes. */
function slicesOf(trace: Trace, ref: ObjectRef) {
  const workload = revisionOf(trace, historyOf(trace, ref)?.records[0] ?? -1)?.object
  const template = (workload?.spec as { readonly template?: { readonly metadata?: unknown } } | undefined)?.template
  const labels = labelsOf(template?.metadata)
  const services = new Set<string>()
  for (const history of historiesOfKind(trace, 'Service')) {
    const spec = revisionOf(trace, history.records.at(-1) ?? -1)?.object.spec as
      | { readonly selector?: Labels }
      | undefined
    const wanted = Object.entries(spec?.selector ?? {})
    const selects = wanted.length > 0 && wanted.every(([name, value]) => labels[name] === value)
    if (selects && history.ref.namespace === ref.namespace) services.add(history.ref.name)
  }
  return historiesOfKind(trace, 'EndpointSlice').filter((slice) => {
    const service = labelsOf(revisionOf(trace, slice.records[0] ?? -1)?.object.metadata)['kubernetes.io/service-name']
    return service !== undefined && services.has(service) && slice.ref.namespace === ref.namespace
  })
}

/** The lanes of a workload object itself: its conditions, and the addresses that its Services offer. */
export function workloadRows(trace: Trace, ref: ObjectRef, strings: TimelineStrings): readonly Row[] {
  const key = refKey(ref)
  const base = { density: 'full' as const, depth: 1 }
  const rows: Row[] = conditionTypes(trace, ref).map((type) => ({
    ...base,
    kind: 'condition',
    key: `${key} ${type}`,
    type,
    label: { text: type, style: 'mono', details: [] },
    spans: conditionSpans(trace, ref, type),
  }))
  for (const slice of slicesOf(trace, ref)) {
    rows.push({
      ...base,
      kind: 'addresses',
      key: `${key} ${refKey(slice.ref)}`,
      label: { text: strings.addresses, style: 'plain', details: [slice.ref.name] },
      spans: addressSpans(trace, slice),
      wanted: wantedSpans(trace, ref),
    })
  }
  return rows
}
