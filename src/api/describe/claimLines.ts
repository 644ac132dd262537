import { ageSince, NONE } from '../printers/cellText.ts'
import { accessModes, capacityText } from '../printers/clusterPrinters.ts'
import { storageClassOf } from '../storageClassOf.ts'
import type { KubernetesObject, PersistentVolumeClaim, Pod } from '../types.ts'
import { type DescribeScope, eventsOf } from './describeScope.ts'
import { type DescribeWriter, describedText } from './describeWriter.ts'
import { eventLines } from './eventLines.ts'
import { annotationLines, describeTime, labelLines, multiline } from './metadataLines.ts'

type ClaimConditions = NonNullable<NonNullable<PersistentVolumeClaim['status']>['conditions']>

/** `kubectl describe persistentvolumeclaim`. Models kubectl pkg/describe/describe.go, describePersistentVolumeClaim (1.36). */
export function describePersistentVolumeClaim(claim: PersistentVolumeClaim, { objects, now }: DescribeScope): string {
  const { metadata, status } = claim
  return describedText((writer) => {
    writer.line(0, `Name:\t${metadata?.name ?? ''}`)
    writer.line(0, `Namespace:\t${metadata?.namespace ?? ''}`)
    writer.line(0, `StorageClass:\t${storageClassOf(claim)}`)
    const leaving = metadata?.deletionTimestamp
    writer.line(0, `Status:\t${leaving ? `Terminating (lasts ${ageSince(leaving, now)})` : (status?.phase ?? '')}`)
    volumeOfClaimLines(writer, claim)
    writer.line(0, `Finalizers:\t[${(metadata?.finalizers ?? []).join(' ')}]`)
    capacityLines(writer, claim)
    multiline(writer, 'Used By', usersOf(claim, objects).sort())
    conditionLines(writer, status?.conditions ?? [])
    eventLines(writer, eventsOf(claim, objects), now)
  })
}

// Pods with a volume of the claim, once for each such volume, and its owner. Models kubectl pkg/describe/describe.go, getPodsForPVC.
function usersOf({ metadata }: PersistentVolumeClaim, objects: readonly KubernetesObject[]): string[] {
  const pods = objects.filter((object): object is Pod => {
    return object.kind === 'Pod' && object.metadata?.namespace === metadata?.namespace
  })
  const users = pods.flatMap((pod) => {
    const volumes = pod.spec?.volumes ?? []
    return volumes.flatMap((volume) => (volume.persistentVolumeClaim?.claimName === metadata?.name ? [pod] : []))
  })
  for (const { kind, uid } of metadata?.ownerReferences ?? []) {
    const owner = kind === 'Pod' ? pods.find((pod) => pod.metadata?.uid === uid) : undefined
    if (owner !== undefined && !users.includes(owner)) users.push(owner)
  }
  return users.map((pod) => pod.metadata?.name ?? '')
}

function conditionLines(writer: DescribeWriter, conditions: ClaimConditions): void {
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:')
  writer.line(1, 'Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage')
  writer.line(1, '----\t------\t-----------------\t------------------\t------\t-------')
  for (const { type, status, lastProbeTime, lastTransitionTime, reason = '', message = '' } of conditions) {
    const times = `${describeTime(lastProbeTime)} \t${describeTime(lastTransitionTime)}`
    writer.line(1, `${type} \t${status} \t${times} \t${reason} \t${message}`)
  }
}

/** The claim that an ephemeral volume makes. Models kubectl pkg/describe/describe.go, printPersistentVolumeClaim. */
export function claimSpecLines(writer: DescribeWriter, claim: PersistentVolumeClaim): void {
  writer.line(0, `StorageClass:\t${storageClassOf(claim)}`)
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
  writer.line(0, `Capacity:\t${bound ? capacityText(status?.capacity) : ''}`)
  writer.line(0, `Access Modes:\t${bound ? accessModes(status?.accessModes) : ''}`)
  if (spec?.volumeMode !== undefined) writer.line(0, `VolumeMode:\t${spec.volumeMode}`)
  if (!spec?.dataSource) return
  const { apiGroup, kind, name } = spec.dataSource
  writer.line(0, 'DataSource:')
  if (apiGroup !== undefined) writer.line(1, `APIGroup:\t${apiGroup}`)
  writer.line(1, `Kind:\t${kind}`)
  writer.line(1, `Name:\t${name}`)
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
    writer.line(1, `StorageClass:\t${storageClassOf({ metadata, spec })}`)
    labelLines(writer, 'Labels', metadata?.labels, '  ')
    labelLines(writer, 'Annotations', metadata?.annotations, '  ')
    const wanted = spec?.resources?.requests
    writer.line(1, `Capacity:\t${wanted?.storage === undefined ? '<default>' : capacityText(wanted)}`)
    writer.line(1, `Access Modes:\t[${(spec?.accessModes ?? []).join(' ')}]`)
  }
}
