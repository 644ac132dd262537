import { refKey } from '../../trace/queries/objectHistory.ts'
import type { Density, Row } from './row.ts'

/** What a click on the label of a row opens or closes; undefined where there is nothing to. */
export function openingOf(row: Row): { readonly group: string; readonly density: Density } | undefined {
  switch (row.kind) {
    case 'group':
      if (row.open === 'open') return { group: row.group, density: 'closed' }
      return { group: row.group, density: row.ref.kind === 'Pod' ? 'full' : 'brief' }
    case 'summary':
      return { group: row.group, density: 'full' }
    case 'more':
      return { group: row.key, density: 'full' }
    case 'container':
      if (row.density !== 'brief' || row.pod === undefined) return undefined
      return { group: refKey(row.pod), density: 'full' }
    default:
      return undefined
  }
}
