import type { KubernetesObject } from '../types.ts'
import { type DescribeScope, eventsOf } from './describeScope.ts'
import { type DescribeWriter, describedText } from './describeWriter.ts'
import { eventLines } from './eventLines.ts'
import { annotationLines, labelLines } from './metadataLines.ts'

const ACRONYMS: readonly string[] = ['API', 'URL', 'UID', 'OSB', 'GUID']
const SHOWN_ABOVE: readonly string[] = ['managedFields', 'name', 'namespace', 'labels', 'annotations'].map(
  (field) => `.metadata.${field}`,
)

/** `kubectl describe` of a kind that it knows nothing of: all fields by name. Models kubectl pkg/describe/describe.go, genericDescriber (1.36). */
export function describeUnstructured(object: KubernetesObject, { objects, now }: DescribeScope): string {
  const { metadata } = object
  return describedText((writer) => {
    writer.line(0, `Name:\t${metadata?.name ?? ''}`)
    writer.line(0, `Namespace:\t${metadata?.namespace ?? ''}`)
    labelLines(writer, 'Labels', metadata?.labels)
    annotationLines(writer, 'Annotations', metadata?.annotations)
    fieldLines(writer, 0, object, '')
    eventLines(writer, eventsOf(object, objects), now)
  })
}

function fieldLines(writer: DescribeWriter, level: number, content: object, path: string): void {
  for (const [field, value] of Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const at = `${path}.${field}`
    if (value === undefined || SHOWN_ABOVE.includes(at)) continue
    if (typeof value !== 'object' || value === null) {
      writer.line(level, `${titleOf(field)}:\t${value ?? '<nil>'}`)
      continue
    }
    writer.line(level, `${titleOf(field)}:`)
    if (!Array.isArray(value)) fieldLines(writer, level + 1, value, at)
    else for (const item of value) itemLines(writer, level + 1, item, at)
  }
}

function itemLines(writer: DescribeWriter, level: number, item: unknown, path: string): void {
  if (typeof item === 'object' && item !== null) fieldLines(writer, level, item, path)
  else writer.line(level, String(item ?? '<nil>'))
}

// "involvedObject" is read "Involved Object", "uid" "UID"; names with signs stay as they are.
function titleOf(field: string): string {
  if (!/^[\p{L}-]*$/u.test(field)) return field
  const words = field.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|-+/gu) ?? []
  return words
    .map((word) => {
      const upper = word.toUpperCase()
      return ACRONYMS.includes(upper) ? upper : word.charAt(0).toUpperCase() + word.slice(1)
    })
    .join(' ')
}
