import { ageSince, NONE } from '../printers/cellText.ts'
import { qosClass } from '../resources/qos.ts'
import type { Container, KubernetesObject, Pod } from '../types.ts'
import { containerLines, resourceLines } from './containerLines.ts'
import { type DescribeWriter, describedText } from './describeWriter.ts'
import { eventLines, eventsAbout } from './eventLines.ts'
import { annotationLines, controllerText, describeTime, labelLines, tolerationLines } from './metadataLines.ts'
import { topologySpreadLines } from './podTemplateLines.ts'
import { volumeLines } from './volumeLines.ts'

/** `kubectl describe pod`. `events` may hold those of other objects too; `now` is in milliseconds since 1970. Models kubectl pkg/describe/describe.go, describePod (1.36). */
export function describePod(pod: Pod, events: readonly KubernetesObject[], now: number): string {
  const { metadata, spec, status } = pod
  return describedText((writer) => {
    headLines(writer, pod, now)
    addressLines(writer, pod)
    if (spec?.resources) {
      writer.line(0, 'Resources:')
      resourceLines(writer, spec.resources, 1)
    }
    if ((spec?.initContainers ?? []).length > 0) {
      const statuses = status?.initContainerStatuses
      containerLines(writer, { title: 'Init Containers', containers: spec?.initContainers, statuses, pod })
    }
    containerLines(writer, {
      title: 'Containers',
      containers: spec?.containers,
      statuses: status?.containerStatuses,
      pod,
    })
    if ((spec?.ephemeralContainers ?? []).length > 0) {
      const containers = spec?.ephemeralContainers as readonly Container[] | undefined
      const statuses = status?.ephemeralContainerStatuses
      containerLines(writer, { title: 'Ephemeral Containers', containers, statuses, pod })
    }
    conditionLines(writer, pod)
    volumeLines(writer, spec?.volumes)
    const qos = status?.qosClass || qosClass({ ...spec, containers: spec?.containers ?? [] })
    writer.line(0, `QoS Class:\t${qos}`)
    labelLines(writer, 'Node-Selectors', spec?.nodeSelector)
    tolerationLines(writer, 'Tolerations', spec?.tolerations)
    topologySpreadLines(writer, spec?.topologySpreadConstraints)
    eventLines(writer, eventsAbout({ metadata }, events), now)
  })
}

function headLines(writer: DescribeWriter, { metadata, spec, status }: Pod, now: number): void {
  writer.line(0, `Name:\t${metadata?.name ?? ''}`)
  writer.line(0, `Namespace:\t${metadata?.namespace ?? ''}`)
  if (spec?.priority !== undefined) writer.line(0, `Priority:\t${spec.priority}`)
  if (spec?.priorityClassName) writer.line(0, `Priority Class Name:\t${spec.priorityClassName}`)
  if (spec?.runtimeClassName) writer.line(0, `Runtime Class Name:\t${spec.runtimeClassName}`)
  if (spec?.serviceAccountName) writer.line(0, `Service Account:\t${spec.serviceAccountName}`)
  writer.line(0, `Node:\t${spec?.nodeName ? `${spec.nodeName}/${status?.hostIP ?? ''}` : NONE}`)
  if (status?.startTime) writer.line(0, `Start Time:\t${describeTime(status.startTime)}`)
  labelLines(writer, 'Labels', metadata?.labels)
  annotationLines(writer, 'Annotations', metadata?.annotations)
  const over = status?.phase === 'Failed' || status?.phase === 'Succeeded'
  if (metadata?.deletionTimestamp && !over) {
    writer.line(0, `Status:\tTerminating (lasts ${ageSince(metadata.deletionTimestamp, now)})`)
    writer.line(0, `Termination Grace Period:\t${metadata.deletionGracePeriodSeconds ?? 0}s`)
  } else {
    writer.line(0, `Status:\t${status?.phase ?? ''}`)
  }
  if (status?.reason) writer.line(0, `Reason:\t${status.reason}`)
  if (status?.message) writer.line(0, `Message:\t${status.message}`)
  const profile = spec?.securityContext?.seccompProfile
  if (!profile) return
  writer.line(0, `SeccompProfile:\t${profile.type}`)
  if (profile.type === 'Localhost') writer.line(0, `LocalhostProfile:\t${profile.localhostProfile ?? ''}`)
}

function addressLines(writer: DescribeWriter, { metadata, status }: Pod): void {
  writer.line(0, `IP:\t${status?.podIP ?? ''}`)
  const addresses = status?.podIPs ?? []
  writer.line(0, addresses.length === 0 ? `IPs:\t${NONE}` : 'IPs:')
  for (const { ip } of addresses) writer.line(1, `IP:\t${ip}`)
  const controller = controllerText(metadata)
  if (controller !== undefined) writer.line(0, `Controlled By:\t${controller}`)
  if (status?.nominatedNodeName) writer.line(0, `NominatedNodeName:\t${status.nominatedNodeName}`)
}

function conditionLines(writer: DescribeWriter, { spec, status }: Pod): void {
  const conditions = status?.conditions ?? []
  const gates = spec?.readinessGates ?? []
  if (gates.length > 0) {
    writer.line(0, 'Readiness Gates:')
    writer.line(1, 'Type\tStatus')
    for (const { conditionType } of gates) {
      const found = conditions.find(({ type }) => type === conditionType)
      writer.line(1, `${conditionType} \t${found?.status ?? NONE} `)
    }
  }
  if (conditions.length === 0) return
  writer.line(0, 'Conditions:')
  writer.line(1, 'Type\tStatus')
  for (const condition of conditions) writer.line(1, `${condition.type} \t${condition.status} `)
}
