import { ageSince, NONE } from '../printers/cellText.ts'
import { accessModes } from '../printers/clusterPrinters.ts'
import type { PersistentVolumeClaim, Pod } from '../types.ts'
import { type DescribeScope, eventsOf } from './describeScope.ts'
import { type DescribeWriter, describedText } from './describeWriter.ts'
import { eventLines } from './eventLines.ts'
import { annotationLines, labelLines, multiline } from './metadataLines.ts'

/** `kubectl describe persistentvolumeclaim`. Models kubectl pkg/describe/describe.go, describePersistentVolumeClaim (1.36). */
export function describePersistentVolumeClaim(claim: PersistentVolumeClaim, { objects, now }: DescribeScope): string {
  const { metadata, status } = claim
  const users = objects.filter((object): object is Pod => {
    if (object.kind !== 'Pod' || object.metadata?.namespace !== metadata?.namespace) return false
    const volumes = (object as Pod).spec?.volumes ?? []
    return volumes.some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === metadata?.name)
  })
  return describedText((writer) => {
    writer.line(0, `Name:\t${metadata?.name ?? ''}`)
    writer.line(0, `Namespace:\t${metadata?.namespace ?? ''}`)
    writer.line(0, `StorageClass:\t${claim.spec?.storageClassName ?? ''}`)
    const leaving = metadata?.deletionTimestamp
    writer.line(0, `Status:\t${leaving ? `Terminating (lasts ${ageSince(leaving, now)})` : (status?.phase ?? '')}`)
    volumeOfClaimLines(writer, claim)
    writer.line(0, `Finalizers:\t[${(metadata?.finalizers ?? []).join(' ')}]`)
    capacityLines(writer, claim)
    multiline(writer, 'Used By', users.map((pod) => pod.metadata?.name ?? '').sort())
    eventLines(writer, eventsOf(claim, objects), now)
  })
}

/** The claim that an ephemeral volume makes. Models kubectl pkg/describe/describe.go, printPersistentVolumeClaim. */
export function claimSpecLines(writer: DescribeWriter, claim: PersistentVolumeClaim): void {
  writer.line(0, `StorageClass:\t${claim.spec?.storageClassName ?? ''}`)
  volumeOfClaimLines(writer, claim)
  capacityLines(writer, claim)
}

function volumeOfClaimLines(writer: DescribeWriter, { metadata, spec }: PersistentVolumeClaim): void {
  writer.line(0, `Volume:\t${spec?.volumeName ?? ''}`)
  labelLines(writer, 'Labels', metadata?.labels)
  annotationLines(writer, 'Annotations', metadata?.annotations)
}

function capacityLines(writer: DescribeWriter, { spec, status }: PersistentVolumeClaim): void {
  const bound = (spec?.volumeName ?? '') !== ''
  writer.line(0, `Capacity:\t${bound ? (status?.capacity?.storage ?? '0') : ''}`)
  writer.line(0, `Access Modes:\t${bound ? accessModes(status?.accessModes) : ''}`)
  if (spec?.volumeMode) writer.line(0, `VolumeMode:\t${spec.volumeMode}`)
}

/** The block "Volume Claims" of a StatefulSet. Models kubectl pkg/describe/describe.go, describeVolumeClaimTemplates. */
export function claimTemplateLines(
  writer: DescribeWriter,
  templates: readonly PersistentVolumeClaim[] | null | undefined,
): void {
  const list = templates ?? []
  writer.line(0, list.length === 0 ? `Volume Claims:\t${NONE}` : 'Volume Claims:')
  for (const { metadata, spec } of list) {
    writer.line(1, `Name:\t${metadata?.name ?? ''}`)
    writer.line(1, `StorageClass:\t${spec?.storageClassName ?? ''}`)
    labelLines(writer, 'Labels', metadata?.labels, '  ')
    labelLines(writer, 'Annotations', metadata?.annotations, '  ')
    writer.line(1, `Capacity:\t${spec?.resources?.requests?.storage ?? '<default>'}`)
    writer.line(1, `Access Modes:\t[${(spec?.accessModes ?? []).join(' ')}]`)
  }
}
