import type { ObjectRef, Revision } from '../records.ts'
import type { Trace } from '../trace.ts'
import { historyOf, refKey, revisionOf } from './objectHistory.ts'
import { type Span, spansOf } from './span.ts'
import { rememberByKey } from './traceIndex.ts'

/** A condition as it stood; `status` is True, False or Unknown. */
export interface ConditionValue {
  readonly status: string
  readonly reason?: string
  readonly message?: string
}

interface Condition extends ConditionValue {
  readonly type: string
}

const remembered = rememberByKey<string, readonly Span<ConditionValue>[]>()

function conditionsOf(object: Revision['object']): readonly Condition[] {
  const status = object.status as { readonly conditions?: readonly Condition[] } | undefined
  return status?.conditions ?? []
}

/** The values that a condition of an object had. */
export function conditionSpans(trace: Trace, ref: ObjectRef, type: string): readonly Span<ConditionValue>[] {
  const history = historyOf(trace, ref)
  if (history === undefined) return []
  return remembered(trace, `${refKey(ref)} ${type}`, () =>
    spansOf<ConditionValue>(
      trace,
      history,
      (object) => conditionsOf(object).find((c) => c.type === type),
      (a, b) => a.status === b.status && a.reason === b.reason && a.message === b.message,
    ),
  )
}

const POD_CONDITIONS = ['PodScheduled', 'PodReadyToStartContainers', 'Initialized', 'ContainersReady', 'Ready']

/** The types of condition that an object ever had: a pod's own in the order in which they come true, then others by their first appearance. */
export function conditionTypes(trace: Trace, ref: ObjectRef): readonly string[] {
  const history = historyOf(trace, ref)
  if (history === undefined) return []
  const seen = new Set<string>()
  for (const record of history.records) {
    for (const condition of conditionsOf(revisionOf(trace, record)?.object ?? {})) seen.add(condition.type)
  }
  const known = POD_CONDITIONS.filter((type) => seen.has(type))
  return [...known, ...[...seen].filter((type) => !known.includes(type))]
}
