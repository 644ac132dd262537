import type { Trace } from '../../trace/trace.ts'

/** A trace as JSON; its typed arrays become lists of numbers. */
export function traceText(trace: Trace): string {
  const plain = (_: string, value: unknown): unknown =>
    ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value
  return `${JSON.stringify(trace, plain)}\n`
}
