import { podStatusText } from '../../api/printers/podStatusText.ts'
import type { Pod } from '../../api/types.ts'
import type { ObjectRef } from '../records.ts'
import type { Trace } from '../trace.ts'
import { historyOf, refKey } from './objectHistory.ts'
import { type Span, spansOf } from './span.ts'
import { rememberByKey } from './traceIndex.ts'

const remembered = rememberByKey<string, readonly Span<string>[]>()

/** The texts of the STATUS column of a pod, which kubectl derives from its status. */
export function statusSpans(trace: Trace, pod: ObjectRef): readonly Span<string>[] {
  const history = historyOf(trace, pod)
  if (history === undefined) return []
  return remembered(trace, refKey(pod), () =>
    spansOf(
      trace,
      history,
      (object) => podStatusText(object as unknown as Pod),
      (a, b) => a === b,
    ),
  )
}
