import type { KubernetesObject } from '../types.ts'

/** A column; wide ones show with `-o wide` only. */
export interface Column {
  readonly name: string
  readonly wide: boolean
}

/** What a cell holds; numbers stay numbers, as in the API's own Table. */
export type Cell = string | number | boolean

/** One object's line. */
export interface TableRow {
  readonly cells: readonly Cell[]
  readonly object: KubernetesObject
}

/** What `kubectl get` prints: the API's Table. Models apimachinery pkg/apis/meta/v1, Table. */
export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
}

/** Which columns are asked for. */
export type TableFormat = 'default' | 'wide'

/** Columns that always show. */
export function shown(...names: readonly string[]): Column[] {
  return names.map((name) => ({ name, wide: false }))
}

/** Columns that show with `-o wide` only. */
export function wide(...names: readonly string[]): Column[] {
  return names.map((name) => ({ name, wide: true }))
}
