import type { KubernetesObject } from '../types.ts'
import type { Cell, Column, TableFormat } from './table.ts'

/** How objects of one kind become rows: a cell for each column, wide ones included. `now` is in milliseconds since 1970. */
export interface KindPrinter {
  readonly columns: readonly Column[]
  readonly cells: (object: KubernetesObject, now: number, format: TableFormat) => Cell[]
}

/** A printer of one kind's own type; the registry looks it up by `kind`, so the object is of that type. */
export function kindPrinter<T extends KubernetesObject>(
  columns: readonly Column[],
  cells: (object: T, now: number, format: TableFormat) => Cell[],
): KindPrinter {
  return { columns, cells: cells as KindPrinter['cells'] }
}
