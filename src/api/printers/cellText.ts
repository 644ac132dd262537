import { humanDuration } from '../humanDuration.ts'
import { sortedEntries } from '../sortedKeys.ts'
import { timeOf } from '../timeOf.ts'
import type { Container } from '../types.ts'

/** What a cell without a value shows. */
export const NONE = '<none>'
/** What a cell shows whose value cannot be known. */
export const UNKNOWN = '<unknown>'
/** What a cell shows whose field was left out. */
export const UNSET = '<unset>'

/** How long ago a timestamp was. `now` is in milliseconds since 1970. Models pkg/printers/internalversion/printers.go, translateTimestampSince. */
export function ageSince(timestamp: string | null | undefined, now: number): string {
  const at = timeOf(timestamp)
  return at === undefined ? UNKNOWN : humanDuration(now - at)
}

/** Labels as tables show them: "a=1,b=2" by key. Models apimachinery pkg/labels/labels.go, FormatLabels. */
export function formatLabels(labels: { readonly [key: string]: string } | null | undefined): string {
  const text = sortedEntries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(',')
  return text === '' ? NONE : text
}

/** The cells CONTAINERS and IMAGES. Models pkg/printers/internalversion/printers.go, layoutContainerCells. */
export function containerCells(containers: readonly Container[] | null | undefined): [names: string, images: string] {
  const list = containers ?? []
  return [list.map(({ name }) => name).join(','), list.map(({ image }) => image ?? '').join(',')]
}

/** The first `max` texts, and how many more there are. */
export function firstOf(texts: readonly string[], max: number): string {
  const first = texts.slice(0, max).join(',')
  return texts.length > max ? `${first} + ${texts.length - max} more...` : first
}
