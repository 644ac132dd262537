import { renderTable } from '../../api/printers/renderTable.ts'
import { tableFor } from '../../api/printers/tableFor.ts'
import { countUntil } from '../../trace/queries/countUntil.ts'
import { historyOf } from '../../trace/queries/objectHistory.ts'
import { podsAt } from '../../trace/queries/podsAt.ts'
import { timeOf } from '../../trace/queries/traceIndex.ts'
import type { ObjectRef, RecordId } from '../../trace/records.ts'
import { type KubectlLine, KubectlTable } from './KubectlTable.tsx'
import { clusterClock, INSTANT, type TableProps } from './tablesProps.ts'

/** `kubectl get pods` at the cursor; a click on a pod selects it. */
export function GetPods({ trace, cursor, pod, onSelect }: TableProps) {
  const pods = podsAt(trace, cursor)
  const [first] = pods
  if (first === undefined) return <p className="kubectl-line">No resources found in default namespace.</p>
  const allNamespaces = pods.some((each) => each.metadata?.namespace !== first.metadata?.namespace)
  const table = tableFor('Pod', pods, clusterClock(trace, cursor))
  const [header = '', ...texts] = renderTable(table, { allNamespaces }).trimEnd().split('\n')
  const lines = pods.map((each, index): KubectlLine => {
    const { name = '', namespace } = each.metadata ?? {}
    const ref: ObjectRef = { kind: 'Pod', name, ...(namespace === undefined ? {} : { namespace }) }
    const written = lastWrite(trace, ref, cursor)
    const selected = pod?.name === name && (pod.namespace ?? '') === (namespace ?? '')
    const changed = written !== undefined && timeOf(trace, written) >= cursor - INSTANT
    return {
      key: `${namespace}/${name}`,
      text: texts[index] ?? '',
      mark: selected && pods.length > 1 ? 'selected' : changed || selected ? 'changed' : 'plain',
      onSelect: () => written !== undefined && onSelect({ record: written, pod: ref }),
    }
  })
  return (
    <KubectlTable header={header} lines={lines} label={allNamespaces ? 'kubectl get pods -A' : 'kubectl get pods'} />
  )
}

function lastWrite(trace: TableProps['trace'], ref: ObjectRef, cursor: number): RecordId | undefined {
  const records = historyOf(trace, ref)?.records
  return records?.[countUntil(trace, records, cursor) - 1]
}
