import type { EngineAnswer } from './engine.ts'

/** The buffers of an answer's columns and places, to be handed over to another thread instead of being copied. */
export function transferablesOf(answer: EngineAnswer): ArrayBuffer[] {
  if (answer.kind !== 'simulated') return []
  const { records, probes, transitions } = answer.trace
  const columns = [records, probes, transitions].flatMap((table): ArrayBufferView[] => Object.values(table))
  const places = answer.documents.flatMap((document) => document.places ?? [])
  const buffers = [...columns, ...places].map((column) => column.buffer)
  return [...new Set(buffers)].filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer)
}
