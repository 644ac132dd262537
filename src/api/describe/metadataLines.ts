import { NONE } from '../printers/cellText.ts'
import { labelSelectorAsSelector, requirementsText } from '../selector/selector.ts'
import { sortedEntries } from '../sortedKeys.ts'
import type { LabelSelector, ObjectMeta, Taint, Toleration } from '../types.ts'
import type { DescribeWriter } from './describeWriter.ts'

/** Longer annotations are set on lines of their own, and cut. */
export const MAX_ANNOTATION = 140
const HIDDEN_ANNOTATIONS: readonly string[] = ['kubectl.kubernetes.io/last-applied-configuration']
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const ZERO_TIME = 'Mon, 01 Jan 0001 00:00:00 +0000'

type TextMap = { readonly [key: string]: string } | null | undefined

/** Values under a title, one a line, the first beside it. */
export function multiline(writer: DescribeWriter, title: string, values: readonly string[], indent = ''): void {
  writer.write(0, `${indent}${title}:\t`)
  if (values.length === 0) {
    writer.rest(NONE)
    return
  }
  values.forEach((value, at) => {
    if (at > 0) {
      writer.write(0, indent)
      writer.write(0, '\t')
    }
    writer.line(0, value)
  })
}

/** Labels, or any map of texts, as "key=value" lines by key. */
export function labelLines(writer: DescribeWriter, title: string, labels: TextMap, indent = ''): void {
  const values = sortedEntries(labels).map(([key, value]) => `${key}=${value}`)
  multiline(writer, title, values, indent)
}

/** Annotations by key; long ones and those of several lines begin below their key. Models kubectl pkg/describe, printAnnotationsMultiline. */
export function annotationLines(writer: DescribeWriter, title: string, annotations: TextMap): void {
  const shown = sortedEntries(annotations).filter(([key]) => !HIDDEN_ANNOTATIONS.includes(key))
  writer.write(0, `${title}:\t`)
  if (shown.length === 0) writer.rest(NONE)
  shown.forEach(([key, text], at) => {
    if (at > 0) writer.write(0, '\t')
    const value = text.replace(/\n$/, '')
    if (value.length + key.length + 2 <= MAX_ANNOTATION && !value.includes('\n')) {
      writer.line(0, `${key}: ${value}`)
      return
    }
    writer.line(0, `${key}:`)
    for (const line of value.split('\n')) writer.line(0, `\t  ${shortened(line, MAX_ANNOTATION - 2)}`)
  })
}

/** Tolerations by key. Models kubectl pkg/describe, printTolerationsMultilineWithIndent. */
export function tolerationLines(
  writer: DescribeWriter,
  title: string,
  tolerations: readonly Toleration[] | null | undefined,
): void {
  const sorted = [...(tolerations ?? [])].sort((a, b) => compareTexts(a.key ?? '', b.key ?? ''))
  const values = sorted.map(({ key = '', value = '', effect = '', operator, tolerationSeconds }) => {
    const target = key + (value === '' ? '' : `=${value}`) + (effect === '' ? '' : `:${effect}`)
    const exists = operator === 'Exists' && value === '' ? `${key === '' && effect === '' ? '' : ' '}op=Exists` : ''
    return target + exists + (tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`)
  })
  multiline(writer, title, values)
}

/** Taints by effect and key. Models kubectl pkg/describe, printTaintsMultilineWithIndent. */
export function taintLines(writer: DescribeWriter, title: string, taints: readonly Taint[] | null | undefined): void {
  const sorted = [...(taints ?? [])].sort((a, b) => compareTexts(`${a.effect},${a.key}`, `${b.effect},${b.key}`))
  multiline(
    writer,
    title,
    sorted.map(({ key, value, effect }) => {
      const named = value ? `${key}=${value}` : key
      return effect ? `${named}:${effect}` : named
    }),
  )
}

/** Who controls an object, as "Kind/name"; undefined where nobody does. */
export function controllerText(metadata: ObjectMeta | undefined): string | undefined {
  const owner = metadata?.ownerReferences?.find(({ controller }) => controller === true)
  return owner === undefined ? undefined : `${owner.kind}/${owner.name}`
}

/** A selector as describe shows it: empty where it selects nothing or everything. */
export function selectorText(selector: LabelSelector | undefined): string {
  const read = labelSelectorAsSelector(selector)
  if (!read.ok) return `Failed to get selector: ${read.error}`
  return read.value.selects === 'nothing' ? '' : requirementsText(read.value.requirements)
}

/** A timestamp as "Thu, 15 Jan 2026 11:59:51 +0000". Models Go's time.RFC1123Z in UTC. */
export function describeTime(timestamp: string | null | undefined): string {
  const at = new Date(timestamp ?? Number.NaN)
  if (Number.isNaN(at.getTime())) return ZERO_TIME
  const two = (part: number) => String(part).padStart(2, '0')
  const date = `${two(at.getUTCDate())} ${MONTHS[at.getUTCMonth()]} ${String(at.getUTCFullYear()).padStart(4, '0')}`
  const time = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':')
  return `${DAYS[at.getUTCDay()]}, ${date} ${time} +0000`
}

/** A text, cut where it is longer than `max`. */
export function shortened(text: string, max: number): string {
  return text.length > max ? `${text.slice(0, max)}...` : text
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
