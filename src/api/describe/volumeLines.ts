import { NONE } from '../printers/cellText.ts'
import { sortedEntries } from '../sortedKeys.ts'
import type { PodSpec } from '../types.ts'
import { claimSpecLines } from './claimLines.ts'
import { type DescribeWriter, nestedWriter } from './describeWriter.ts'
import { MAX_ANNOTATION, shortened } from './metadataLines.ts'
import { type Volume, volumeSource } from './volumeSources.ts'

/** A pod's or a template's volumes; `space` is set where a template is described. Models kubectl pkg/describe/describe.go, describeVolumes (1.36). */
export function volumeLines(writer: DescribeWriter, volumes: PodSpec['volumes'] | null, space = ''): void {
  const list = volumes ?? []
  writer.line(0, list.length === 0 ? `${space}Volumes:\t${NONE}` : `${space}Volumes:`)
  for (const volume of list) {
    writer.line(1, `${space === '' ? '' : ' '}${volume.name}:`)
    sourceLines(writer, volume)
  }
}

function sourceLines(writer: DescribeWriter, volume: Volume): void {
  const source = volumeSource(volume)
  if (source === undefined) {
    writer.line(1, '<unknown>')
    return
  }
  writer.line(2, `Type:\t${source.type}`)
  for (const [title, value] of source.facts) writer.line(2, `${title}\t${String(value ?? '')}`)
  const claim = volume.ephemeral?.volumeClaimTemplate
  if (source.field === 'ephemeral' && claim) claimSpecLines(nestedWriter(writer, 2), claim)
  if (source.field === 'downwardAPI') itemLines(writer, volume.downwardAPI?.items ?? [])
  if (source.field === 'csi') attributeLines(writer, volume.csi?.volumeAttributes)
}

function itemLines(writer: DescribeWriter, items: NonNullable<NonNullable<Volume['downwardAPI']>['items']>): void {
  writer.line(2, 'Items:')
  for (const { fieldRef, resourceFieldRef, path } of items) {
    if (fieldRef) writer.line(3, `${fieldRef.fieldPath} -> ${path}`)
    if (resourceFieldRef) writer.line(3, `${resourceFieldRef.resource} -> ${path}`)
  }
}

// Each piece is indented anew, even within a line: so kubectl prints it.
function attributeLines(writer: DescribeWriter, attributes: { readonly [key: string]: string } | undefined): void {
  writer.write(2, 'VolumeAttributes:\t')
  const entries = sortedEntries(attributes)
  if (entries.length === 0) writer.rest(NONE)
  entries.forEach(([key, value], at) => {
    if (at > 0) {
      writer.write(2, '')
      writer.write(2, '\t')
    }
    writer.line(2, shortened(`${key}=${value}`, MAX_ANNOTATION))
  })
}
