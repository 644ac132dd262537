import { lineColumn, type TextRange, type ValuePath } from '../../api/diagnostics.ts'
import type { GhostLine } from './editorProps.ts'

/** A parsed document, as far as the notes need it: its value, and the way from a path to its place in the text. */
export interface NotedDocument {
  readonly index: number
  readonly value: unknown
  rangeOf(path: ValuePath, part?: 'key' | 'value'): TextRange
}

/** The spec of a pod as somebody wrote it. */
export interface Written {
  readonly document: NotedDocument
  /** The path of the pod's spec. */
  readonly spec: ValuePath
  readonly lineOf: (offset: number) => number
  readonly columnOf: (offset: number) => number
}

/** The lines and columns of a text, both counting from 1. */
export function placesIn(text: string): Pick<Written, 'lineOf' | 'columnOf'> {
  const starts = lineStarts(text)
  return {
    lineOf: (offset) => lineAt(starts, offset),
    columnOf: (offset) => lineColumn(text, offset).column,
  }
}

/** What stands at a path; undefined where nobody wrote it. */
export function valueAt(value: unknown, path: ValuePath): unknown {
  let at = value
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined
    at = (at as Record<string | number, unknown>)[step]
  }
  return at
}

/** Where a container of the pod is written. */
export function containerPath({ document, spec }: Written, container: string): ValuePath | undefined {
  for (const list of ['containers', 'initContainers', 'ephemeralContainers']) {
    const written = valueAt(document.value, [...spec, list])
    if (!Array.isArray(written)) continue
    const index = written.findIndex((each) => valueAt(each, ['name']) === container)
    if (index >= 0) return [...spec, list, index]
  }
  return undefined
}

/** The line of a field's name. */
export function keyLine({ document, lineOf }: Written, path: ValuePath): number {
  return lineOf(document.rangeOf(path, 'key').start)
}

/** A default that decided something, below the mapping that would hold it. */
export function ghostUnder(written: Written, mapping: ValuePath, yaml: string, note: string): GhostLine {
  const { document, lineOf, columnOf } = written
  const { start, end } = document.rangeOf(mapping)
  return { afterLine: lineOf(Math.max(start, end - 1)), indent: columnOf(start) - 1, yaml, note }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}
