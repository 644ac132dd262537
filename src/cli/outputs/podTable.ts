import { watchPrinter } from '../../api/printers/renderTable.ts'
import { tableFor } from '../../api/printers/tableFor.ts'
import type { Pod } from '../../api/types.ts'
import type { Millis } from '../../base/millis.ts'
import { podsAt } from '../../trace/queries/podsAt.ts'
import { recordsOfKind, rowOf, timeOf } from '../../trace/queries/traceIndex.ts'
import type { Trace } from '../../trace/trace.ts'

/** `kubectl get pods -w`: a row for each change of a pod that a column shows. */
export function podTable(trace: Trace): string {
  const print = watchPrinter()
  const shown = new Map<string, string>()
  let text = ''
  for (const record of recordsOfKind(trace, 'revision')) {
    const revision = trace.revisions[rowOf(trace, record)]
    if (revision?.ref.kind !== 'Pod') continue
    const now = trace.header.startTime + timeOf(trace, record)
    const table = tableFor('Pod', [revision.object as unknown as Pod], now)
    // the age alone is no news
    const news = JSON.stringify([revision.type === 'DELETED', table.rows[0]?.cells.slice(0, -1)])
    const key = `${revision.ref.namespace}/${revision.ref.name}`
    if (shown.get(key) === news) continue
    shown.set(key, news)
    text += print(table)
  }
  return text
}

/** `kubectl get pods -o wide` at an instant. */
export function podTableAt(trace: Trace, at: Millis): string {
  return watchPrinter()(tableFor('Pod', podsAt(trace, at), trace.header.startTime + at, 'wide'))
}
