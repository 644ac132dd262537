import { NONE, sortedEntries, UNSET } from '../printers/cellText.ts'
import { accessModes } from '../printers/clusterPrinters.ts'
import { parseQuantity } from '../quantity.ts'
import { quantityText } from '../quantityText.ts'
import type { PersistentVolumeClaim, PodSpec } from '../types.ts'
import { type DescribeWriter, nestedWriter } from './describeWriter.ts'
import { annotationLines, labelLines, MAX_ANNOTATION, shortened } from './metadataLines.ts'

type Volume = NonNullable<PodSpec['volumes']>[number]
type ProjectedSource = NonNullable<NonNullable<Volume['projected']>['sources']>[number]

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
  const facts = (type: string, ...lines: readonly (readonly [string, unknown])[]) => {
    writer.line(2, `Type:\t${type}`)
    for (const [name, value] of lines) writer.line(2, `${name}:\t${String(value ?? '')}`)
  }
  const { hostPath, emptyDir, secret, configMap, nfs, persistentVolumeClaim: claim } = volume
  const { ephemeral, downwardAPI, projected, csi, image, iscsi } = volume
  if (hostPath) {
    const type = hostPath.type ?? NONE
    facts('HostPath (bare host directory volume)', ['Path', hostPath.path], ['HostPathType', type])
  } else if (emptyDir) {
    const type = "EmptyDir (a temporary directory that shares a pod's lifetime)"
    facts(type, ['Medium', emptyDir.medium], ['SizeLimit', sizeLimit(emptyDir.sizeLimit)])
  } else if (secret) {
    const optional = secret.optional === true
    facts('Secret (a volume populated by a Secret)', ['SecretName', secret.secretName], ['Optional', optional])
  } else if (configMap) {
    const optional = configMap.optional === true
    facts('ConfigMap (a volume populated by a ConfigMap)', ['Name', configMap.name], ['Optional', optional])
  } else if (nfs) {
    const type = 'NFS (an NFS mount that lasts the lifetime of a pod)'
    facts(type, ['Server', nfs.server], ['Path', nfs.path], ['ReadOnly', nfs.readOnly === true])
  } else if (claim) {
    const type = 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)'
    facts(type, ['ClaimName', claim.claimName], ['ReadOnly', claim.readOnly === true])
  } else if (ephemeral) {
    facts('EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)')
    if (ephemeral.volumeClaimTemplate) claimSpecLines(nestedWriter(writer, 2), ephemeral.volumeClaimTemplate)
  } else if (downwardAPI) {
    facts('DownwardAPI (a volume populated by information about the pod)')
    writer.line(2, 'Items:')
    for (const { fieldRef, resourceFieldRef, path } of downwardAPI.items ?? []) {
      if (fieldRef) writer.line(3, `${fieldRef.fieldPath} -> ${path}`)
      if (resourceFieldRef) writer.line(3, `${resourceFieldRef.resource} -> ${path}`)
    }
  } else if (projected) {
    const lines = (projected.sources ?? []).flatMap(projectedFacts)
    facts('Projected (a volume that contains injected data from multiple sources)', ...lines)
  } else if (csi) {
    const type = 'CSI (a Container Storage Interface (CSI) volume source)'
    facts(type, ['Driver', csi.driver], ['FSType', csi.fsType], ['ReadOnly', csi.readOnly === true])
    attributeLines(writer, csi.volumeAttributes)
  } else if (image) {
    const type = 'Image (a container image or OCI artifact)'
    facts(type, ['Reference', image.reference], ['PullPolicy', image.pullPolicy])
  } else if (iscsi) {
    facts(
      "ISCSI (an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod)",
      ['TargetPortal', iscsi.targetPortal],
      ['IQN', iscsi.iqn],
      ['Lun', iscsi.lun],
    )
  } else {
    writer.line(1, '<unknown>')
  }
}

function projectedFacts({ secret, downwardAPI, configMap, serviceAccountToken }: ProjectedSource): [string, unknown][] {
  if (secret) {
    return [
      ['SecretName', secret.name],
      ['Optional', secret.optional === true],
    ]
  }
  if (downwardAPI) return [['DownwardAPI', true]]
  if (configMap) {
    return [
      ['ConfigMapName', configMap.name],
      ['Optional', configMap.optional === true],
    ]
  }
  return serviceAccountToken ? [['TokenExpirationSeconds', serviceAccountToken.expirationSeconds]] : []
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

/** What a claim and a claim's template have in common. Models kubectl pkg/describe/describe.go, printPersistentVolumeClaim. */
export function claimSpecLines(writer: DescribeWriter, { metadata, spec, status }: PersistentVolumeClaim): void {
  const bound = (spec?.volumeName ?? '') !== ''
  writer.line(0, `StorageClass:\t${spec?.storageClassName ?? ''}`)
  writer.line(0, `Volume:\t${spec?.volumeName ?? ''}`)
  labelLines(writer, 'Labels', metadata?.labels)
  annotationLines(writer, 'Annotations', metadata?.annotations)
  writer.line(0, `Capacity:\t${bound ? (status?.capacity?.storage ?? '0') : ''}`)
  writer.line(0, `Access Modes:\t${bound ? accessModes(status?.accessModes) : ''}`)
  if (spec?.volumeMode) writer.line(0, `VolumeMode:\t${spec.volumeMode}`)
}

function sizeLimit(text: string | undefined): string {
  const parsed = parseQuantity(String(text ?? '0'))
  return parsed.ok && parsed.value.unscaled > 0n ? quantityText(parsed.value) : UNSET
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
