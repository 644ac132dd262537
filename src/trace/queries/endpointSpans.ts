import type { ObjectRef, Revision } from '../records.ts'
import type { Trace } from '../trace.ts'
import { historiesOfKind, type ObjectHistory, refKey } from './objectHistory.ts'
import { type Span, spansOf } from './span.ts'
import { oncePerTrace, rememberByKey } from './traceIndex.ts'

/** What an EndpointSlice says of a pod's address. */
export type EndpointValue = 'notReady' | 'ready' | 'servingTerminating' | 'terminating'

/** A pod's address in one slice. */
interface PodEndpoint {
  readonly slice: ObjectRef
  readonly service: string
  readonly spans: readonly Span<EndpointValue>[]
}

interface Endpoint {
  readonly conditions?: { readonly ready?: boolean; readonly serving?: boolean; readonly terminating?: boolean }
  readonly targetRef?: { readonly kind?: string; readonly namespace?: string; readonly name?: string }
}

function endpointsOf(object: Revision['object']): readonly Endpoint[] {
  return (object.endpoints as readonly Endpoint[] | null | undefined) ?? []
}

function serviceOf(object: Revision['object']): string {
  const metadata = object.metadata as { readonly labels?: Readonly<Record<string, string>> } | undefined
  return metadata?.labels?.['kubernetes.io/service-name'] ?? ''
}

/** Reads the three conditions of an endpoint as one value; absent means ready and serving, as clients must take it. */
function endpointValue({ conditions = {} }: Endpoint): EndpointValue {
  const ready = conditions.ready ?? true
  const serving = conditions.serving ?? ready
  if (conditions.terminating === true) return serving ? 'servingTerminating' : 'terminating'
  return ready ? 'ready' : 'notReady'
}

function podsOf(trace: Trace, history: ObjectHistory): readonly { readonly name: string; readonly service: string }[] {
  const pods = new Map<string, string>()
  for (const record of history.records) {
    const object = trace.revisions[trace.records.row[record] ?? 0]?.object ?? {}
    for (const { targetRef } of endpointsOf(object)) {
      if (targetRef?.name !== undefined && targetRef.kind !== 'Node') pods.set(targetRef.name, serviceOf(object))
    }
  }
  return [...pods].map(([name, service]) => ({ name, service }))
}

const byPod = oncePerTrace((trace) => {
  const found = new Map<string, PodEndpoint[]>()
  for (const history of historiesOfKind(trace, 'EndpointSlice')) {
    for (const { name, service } of podsOf(trace, history)) {
      const key = refKey({ kind: 'Pod', namespace: history.ref.namespace, name })
      const spans = spansOf<EndpointValue>(
        trace,
        history,
        (object) => {
          const endpoint = endpointsOf(object).find((e) => e.targetRef?.name === name)
          return endpoint === undefined ? undefined : endpointValue(endpoint)
        },
        (a, b) => a === b,
      )
      const list = found.get(key) ?? []
      found.set(key, list)
      list.push({ slice: history.ref, service, spans })
    }
  }
  return found
})

/** What the EndpointSlices said of a pod, a row for each slice that ever held it. */
export function endpointSpans(trace: Trace, pod: ObjectRef): readonly PodEndpoint[] {
  return byPod(trace).get(refKey(pod)) ?? []
}

/** How many addresses a slice offers. */
export interface AddressCount {
  readonly ready: number
  /** Terminating, and still serving. */
  readonly servingTerminating: number
}

const remembered = rememberByKey<string, readonly Span<AddressCount>[]>()

/** How many addresses a slice offered over time. */
export function addressSpans(trace: Trace, slice: ObjectHistory): readonly Span<AddressCount>[] {
  return remembered(trace, refKey(slice.ref), () =>
    spansOf<AddressCount>(
      trace,
      slice,
      (object) => {
        const values = endpointsOf(object).map(endpointValue)
        const count = (value: EndpointValue) => values.filter((v) => v === value).length
        return { ready: count('ready'), servingTerminating: count('servingTerminating') }
      },
      (a, b) => a.ready === b.ready && a.servingTerminating === b.servingTerminating,
    ),
  )
}
