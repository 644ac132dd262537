import { formatLabels } from './cellText.ts'
import type { Cell, Column, Table, TableRow } from './table.ts'

/** What the flags of `kubectl get` change about a table's text. */
export interface RenderOptions {
  readonly noHeaders?: boolean
  readonly showLabels?: boolean
  readonly allNamespaces?: boolean
  /** Put before each name, with a slash: the kind, where several kinds are listed. */
  readonly namePrefix?: string
}

// kubectl's tab writer: columns are at least six wide and stand three apart.
const MIN_WIDTH = 6
const PADDING = 3

/** A table's text, byte for byte as kubectl prints it. Models cli-runtime pkg/printers/tableprinter.go and tabwriter.go. */
export function renderTable(table: Table, options: RenderOptions = {}): string {
  return watchPrinter(options)(table)
}

/** Prints one table after the other as `kubectl get --watch` does: headers once, columns that never get narrower. */
export function watchPrinter(options: RenderOptions = {}): (table: Table) => string {
  const widths: number[] = []
  let headers: 'due' | 'printed' = options.noHeaders === true ? 'printed' : 'due'
  return (table) => {
    const lines = table.rows.map((row) => rowTexts(row, options))
    if (headers === 'due' && lines.length > 0) {
      lines.unshift(headerTexts(table.columns, options))
      headers = 'printed'
    }
    for (const line of lines) {
      line.slice(0, -1).forEach((text, at) => {
        widths[at] = Math.max(widths[at] ?? MIN_WIDTH, [...text].length + PADDING)
      })
    }
    return lines.map((line) => `${padded(line, widths)}\n`).join('')
  }
}

function headerTexts(columns: readonly Column[], options: RenderOptions): string[] {
  const names = columns.map((column) => column.name.toUpperCase())
  if (options.allNamespaces === true) names.unshift('NAMESPACE')
  if (options.showLabels === true) names.push('LABELS')
  return names
}

function rowTexts(row: TableRow, options: RenderOptions): string[] {
  const texts = row.cells.map(cellText)
  if (options.namePrefix !== undefined) texts[0] = `${options.namePrefix}/${texts[0] ?? ''}`
  const { metadata } = row.object
  if (options.allNamespaces === true) texts.unshift(metadata?.namespace ?? '')
  if (options.showLabels === true) texts.push(formatLabels(metadata?.labels))
  // A tab within a cell ends it: to the tab writer it looks like any other.
  return texts.flatMap((text) => text.split(/[\t\v]/))
}

// A cell is one line; what follows the first break is cut.
function cellText(cell: Cell): string {
  const text = String(cell)
  const broken = text.search(/[\f\n\r]/)
  const line = broken < 0 ? text : `${text.slice(0, broken)}...`
  return line.replaceAll('\u001b', '^[')
}

function padded(line: readonly string[], widths: readonly number[]): string {
  const last = line.length - 1
  return line.map((text, at) => (at === last ? text : text + ' '.repeat((widths[at] ?? 0) - [...text].length))).join('')
}
