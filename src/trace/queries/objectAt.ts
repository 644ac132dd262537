import type { Millis } from '../../base/millis.ts'
import type { ObjectRef, Revision } from '../records.ts'
import type { Trace } from '../trace.ts'
import { countUntil } from './countUntil.ts'
import { historiesOfKind, historyOf, type ObjectHistory, revisionOf } from './objectHistory.ts'

function lastRevision(trace: Trace, history: ObjectHistory, t: Millis): Revision | undefined {
  const count = countUntil(trace, history.records, t)
  const record = history.records[count - 1]
  if (record === undefined) return undefined
  const revision = revisionOf(trace, record)
  return revision?.type === 'DELETED' ? undefined : revision
}

/** An object as the API had it at an instant; undefined before it was made and after it was deleted. */
export function objectAt(trace: Trace, ref: ObjectRef, t: Millis): Revision['object'] | undefined {
  const history = historyOf(trace, ref)
  return history === undefined ? undefined : lastRevision(trace, history, t)?.object
}

/** All objects of a kind at an instant, in the order of their namespaces and names, as `kubectl get` lists them. */
export function objectsAt(trace: Trace, kind: string, t: Millis): readonly Revision[] {
  const found: Revision[] = []
  for (const history of historiesOfKind(trace, kind)) {
    const revision = lastRevision(trace, history, t)
    if (revision !== undefined) found.push(revision)
  }
  return found
}

/** An object's revision at an instant and the one before it: what changed last. */
export function revisionsAround(
  trace: Trace,
  ref: ObjectRef,
  t: Millis,
): { readonly current: Revision; readonly before?: Revision } | undefined {
  const history = historyOf(trace, ref)
  if (history === undefined) return undefined
  const count = countUntil(trace, history.records, t)
  const record = history.records[count - 1]
  const current = record === undefined ? undefined : revisionOf(trace, record)
  if (current === undefined) return undefined
  const previous = history.records[count - 2]
  const before = previous === undefined || current.type === 'ADDED' ? undefined : revisionOf(trace, previous)
  return before === undefined ? { current } : { current, before }
}
