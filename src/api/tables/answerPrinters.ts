import { renderTable } from '../printers/renderTable.ts'
import { tableFor } from '../printers/tableFor.ts'
import type { KubernetesObject, Pod } from '../types.ts'
import { heldObject } from './heldObject.ts'

const CLUSTER_SCOPED: readonly string[] = ['Namespace', 'Node']

/** Answers the table `printer-pod`. */
export function answerPrinterPod({ now, pod }: { readonly now: string; readonly pod: Pod }) {
  return { row: tableFor('Pod', [heldObject(pod, 'v1', 'Pod')], Date.parse(now), 'wide').rows[0]?.cells }
}

/** Answers the table `printer-kinds`. */
export function answerPrinterKinds({ now, object }: { readonly now: string; readonly object: KubernetesObject }) {
  const at = Date.parse(now)
  const held = [heldObject(object)]
  const narrow = tableFor(object.kind ?? '', held, at)
  const wide = tableFor(object.kind ?? '', held, at, 'wide')
  return {
    columns: narrow.columns.map(({ name }) => name),
    wideColumns: wide.columns.map(({ name }) => name),
    row: narrow.rows[0]?.cells,
    wideRow: wide.rows[0]?.cells,
  }
}

/** Answers the table `printer-text`. */
export function answerPrinterText({
  now,
  objects,
}: {
  readonly now: string
  readonly objects: readonly KubernetesObject[]
}) {
  const at = Date.parse(now)
  const kind = objects[0]?.kind ?? ''
  const held = objects.map((object) => heldObject(object))
  const narrow = tableFor(kind, held, at)
  return {
    default: renderTable(narrow),
    wide: renderTable(tableFor(kind, held, at, 'wide')),
    showLabels: renderTable(narrow, { showLabels: true }),
    noHeaders: renderTable(narrow, { noHeaders: true }),
    ...(CLUSTER_SCOPED.includes(kind) ? {} : { allNamespaces: renderTable(narrow, { allNamespaces: true }) }),
  }
}
