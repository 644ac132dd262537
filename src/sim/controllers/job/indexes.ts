import type { Pod } from '../../../api/types.ts'

/** The annotation and label of a pod's completion index. */
export const INDEX_KEY = 'batch.kubernetes.io/job-completion-index'

/** The completion index of a pod; undefined where it has none. */
export function indexOf({ metadata }: Pod): number | undefined {
  const text = metadata?.annotations?.[INDEX_KEY]
  return text === undefined ? undefined : Number(text)
}

/** Reads `0,2-4`. */
export function parseIndexes(text: string | undefined): Set<number> {
  const indexes = new Set<number>()
  for (const part of (text ?? '').split(',').filter((p) => p !== '')) {
    const [first = '', last = first] = part.split('-')
    for (let i = Number(first); i <= Number(last); i++) indexes.add(i)
  }
  return indexes
}

/** Writes indexes as Job statuses do: three and more in a row as a range, two with a comma. Models pkg/controller/job/indexed_job_utils.go, orderedIntervals.String (1.36). */
export function indexesText(indexes: Iterable<number>): string {
  const sorted = [...indexes].sort((a, b) => a - b)
  const parts: string[] = []
  for (let i = 0; i < sorted.length; ) {
    let end = i
    while (sorted[end + 1] === (sorted[end] ?? 0) + 1) end++
    const [first, last] = [sorted[i], sorted[end]]
    parts.push(first === last ? `${first}` : end === i + 1 ? `${first},${last}` : `${first}-${last}`)
    i = end + 1
  }
  return parts.join(',')
}
