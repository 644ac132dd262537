import type { Trace } from './trace.ts'

/**
 * A trace as JSON text: keys in order, columns as arrays, without spaces. Equal traces give equal bytes on every engine,
 * so that a hash of the text compares runs.
 */
export function serializeTrace(trace: Trace): string {
  return canonicalJson(trace, new Map())
}

/** Parts that revisions share are written once and remembered. */
function canonicalJson(value: unknown, written: Map<object, string>): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const known = written.get(value)
  if (known !== undefined) return known
  const text = writeObject(value, written)
  written.set(value, text)
  return text
}

function writeObject(value: object, written: Map<object, string>): string {
  if (ArrayBuffer.isView(value)) return `[${Array.from(value as unknown as ArrayLike<number>, numberJson).join(',')}]`
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, written)).join(',')}]`
  const fields = value as Readonly<Record<string, unknown>>
  const keys = Object.keys(fields).filter((key) => fields[key] !== undefined)
  keys.sort(byCodeUnit)
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(fields[key], written)}`).join(',')}}`
}

const numberJson = (value: number): string => (Number.isFinite(value) ? String(value) : 'null')

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
