import type { TextRange, ValuePath } from '../diagnostics.ts'
import { locate, type Places } from './locate.ts'

/** A document as plain data, which another thread can be given. */
export interface DocumentData {
  /** Counts the documents that are not empty. */
  readonly index: number
  /** JSON as kubectl would send it; undefined when the document is not YAML. */
  readonly value: unknown
  readonly range: TextRange
  /** Undefined where the document is not YAML. */
  readonly places?: Places
}

/** One document of a scenario's text, with the way back from a value to its place. */
export interface ParsedDocument {
  /** Counts the documents that are not empty. */
  readonly index: number
  /** JSON as kubectl would send it; undefined when the document is not YAML. */
  readonly value: unknown
  readonly range: TextRange
  data(): DocumentData
  /** The range of a value or of its key; where the path does not exist, that of its nearest existing ancestor. */
  rangeOf(path: ValuePath, part?: 'key' | 'value'): TextRange
}

/** A document that came as plain data. */
export function documentOf(given: DocumentData, data = () => given): ParsedDocument {
  const { index, value, range } = given
  const rangeOf = (path: ValuePath, part: 'key' | 'value' = 'value') => {
    const places = path.length === 0 ? undefined : data().places
    return places === undefined ? range : locate(value, places, path, part)
  }
  return { index, value, range, data, rangeOf }
}
