import type { Pod } from '../../api/types.ts'
import type { ObjectRef } from '../records.ts'
import type { Trace } from '../trace.ts'
import { historyOf, refKey } from './objectHistory.ts'
import { type Span, spansOf } from './span.ts'
import { rememberByKey } from './traceIndex.ts'

const remembered = rememberByKey<string, readonly Span<string>[]>()

/** The phases that a pod was in, as the API said. */
export function phaseSpans(trace: Trace, pod: ObjectRef): readonly Span<string>[] {
  const history = historyOf(trace, pod)
  if (history === undefined) return []
  return remembered(trace, refKey(pod), () =>
    spansOf(
      trace,
      history,
      (object) => (object as unknown as Pod).status?.phase,
      (a, b) => a === b,
    ),
  )
}
