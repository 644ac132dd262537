import type { Trace } from '../../trace/trace.ts'

/** The buffers of a trace's columns, to be handed over to another thread instead of being copied. */
export function transferablesOf(trace: Trace): ArrayBuffer[] {
  const columns = [trace.records, trace.probes, trace.transitions].flatMap((table) => Object.values(table))
  const buffers = columns.map((column: ArrayBufferView) => column.buffer)
  return [...new Set(buffers)].filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer)
}
