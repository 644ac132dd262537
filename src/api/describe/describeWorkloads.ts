import { formatLabels } from '../printers/cellText.ts'
import { formatLabelSelector, matchesLabelSelector } from '../selector/selector.ts'
import type {
  DaemonSet,
  Deployment,
  KubernetesObject,
  LabelSelector,
  Pod,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../types.ts'
import { claimTemplateLines } from './claimLines.ts'
import { type DescribeScope, eventsOf } from './describeScope.ts'
import { type DescribeWriter, describedText } from './describeWriter.ts'
import { eventLines } from './eventLines.ts'
import { annotationLines, controllerText, describeTime, labelLines, selectorText } from './metadataLines.ts'
import { podTemplateLines } from './podTemplateLines.ts'
import { replicaSetLines } from './replicaSetLines.ts'

interface Condition {
  readonly type: string
  readonly status: string
  readonly reason?: string
}

/** `kubectl describe deployment`. Models kubectl pkg/describe/describe.go, describeDeployment (1.36). */
export function describeDeployment(deployment: Deployment, { objects, now }: DescribeScope): string {
  const { metadata, spec, status } = deployment
  return describedText((writer) => {
    writer.line(0, `Name:\t${metadata?.name ?? ''}`)
    writer.line(0, `Namespace:\t${metadata?.namespace ?? ''}`)
    writer.line(0, `CreationTimestamp:\t${describeTime(metadata?.creationTimestamp)}`)
    labelLines(writer, 'Labels', metadata?.labels)
    annotationLines(writer, 'Annotations', metadata?.annotations)
    writer.line(0, `Selector:\t${selectorText(spec?.selector)}`)
    const { updatedReplicas = 0, replicas = 0, availableReplicas = 0, unavailableReplicas = 0 } = status ?? {}
    const counts = `${updatedReplicas} updated | ${replicas} total | ${availableReplicas} available`
    writer.line(0, `Replicas:\t${spec?.replicas ?? 0} desired | ${counts} | ${unavailableReplicas} unavailable`)
    writer.line(0, `StrategyType:\t${spec?.strategy?.type ?? ''}`)
    writer.line(0, `MinReadySeconds:\t${spec?.minReadySeconds ?? 0}`)
    const rolling = spec?.strategy?.rollingUpdate
    if (rolling) {
      const { maxUnavailable, maxSurge } = rolling
      const unavailable = maxUnavailable ?? '<nil>'
      writer.line(0, `RollingUpdateStrategy:\t${unavailable} max unavailable, ${maxSurge ?? '<nil>'} max surge`)
    }
    podTemplateLines(writer, spec?.template)
    conditionLines(writer, status?.conditions)
    replicaSetLines(writer, deployment, objects)
    eventLines(writer, eventsOf(deployment, objects), now)
  })
}

/** `kubectl describe replicaset`. Models kubectl pkg/describe/describe.go, describeReplicaSet (1.36). */
export function describeReplicaSet(replicaSet: ReplicaSet, { objects, now }: DescribeScope): string {
  const { metadata, spec, status } = replicaSet
  return describedText((writer) => {
    writer.line(0, `Name:\t${metadata?.name ?? ''}`)
    writer.line(0, `Namespace:\t${metadata?.namespace ?? ''}`)
    writer.line(0, `Selector:\t${formatLabelSelector(spec?.selector)}`)
    labelLines(writer, 'Labels', metadata?.labels)
    annotationLines(writer, 'Annotations', metadata?.annotations)
    const controller = controllerText(metadata)
    if (controller !== undefined) writer.line(0, `Controlled By:\t${controller}`)
    writer.line(0, `Replicas:\t${status?.replicas ?? 0} current / ${spec?.replicas ?? 0} desired`)
    writer.line(0, `Pods Status:\t${podCounts(replicaSet, spec?.selector, objects)}`)
    podTemplateLines(writer, spec?.template)
    conditionLines(writer, status?.conditions)
    eventLines(writer, eventsOf(replicaSet, objects), now)
  })
}

/** `kubectl describe replicationcontroller`. Models kubectl pkg/describe/describe.go, describeReplicationController (1.36). */
export function describeReplicationController(
  controller: ReplicationController,
  { objects, now }: DescribeScope,
): string {
  const { metadata, spec, status } = controller
  return describedText((writer) => {
    writer.line(0, `Name:\t${metadata?.name ?? ''}`)
    writer.line(0, `Namespace:\t${metadata?.namespace ?? ''}`)
    writer.line(0, `Selector:\t${formatLabels(spec?.selector)}`)
    labelLines(writer, 'Labels', metadata?.labels)
    annotationLines(writer, 'Annotations', metadata?.annotations)
    writer.line(0, `Replicas:\t${status?.replicas ?? 0} current / ${spec?.replicas ?? 0} desired`)
    writer.line(0, `Pods Status:\t${podCounts(controller, { matchLabels: spec?.selector }, objects)}`)
    podTemplateLines(writer, spec?.template ?? null)
    conditionLines(writer, status?.conditions)
    eventLines(writer, eventsOf(controller, objects), now)
  })
}

/** `kubectl describe statefulset`. Models kubectl pkg/describe/describe.go, describeStatefulSet (1.36). */
export function describeStatefulSet(statefulSet: StatefulSet, { objects, now }: DescribeScope): string {
  const { metadata, spec, status } = statefulSet
  return describedText((writer) => {
    writer.line(0, `Name:\t${metadata?.name ?? ''}`)
    writer.line(0, `Namespace:\t${metadata?.namespace ?? ''}`)
    writer.line(0, `CreationTimestamp:\t${describeTime(metadata?.creationTimestamp)}`)
    writer.line(0, `Selector:\t${selectorText(spec?.selector)}`)
    labelLines(writer, 'Labels', metadata?.labels)
    annotationLines(writer, 'Annotations', metadata?.annotations)
    writer.line(0, `Replicas:\t${spec?.replicas ?? 0} desired | ${status?.replicas ?? 0} total`)
    writer.line(0, `Update Strategy:\t${spec?.updateStrategy?.type ?? ''}`)
    const rolling = spec?.updateStrategy?.rollingUpdate
    if (rolling?.partition !== undefined) {
      writer.line(1, `Partition:\t${rolling.partition}`)
      if (rolling.maxUnavailable !== undefined) writer.line(1, `MaxUnavailable:\t${rolling.maxUnavailable}`)
    }
    writer.line(0, `Pods Status:\t${podCounts(statefulSet, spec?.selector, objects)}`)
    podTemplateLines(writer, spec?.template)
    claimTemplateLines(writer, spec?.volumeClaimTemplates)
    eventLines(writer, eventsOf(statefulSet, objects), now)
  })
}

/** `kubectl describe daemonset`. Models kubectl pkg/describe/describe.go, describeDaemonSet (1.36). */
export function describeDaemonSet(daemonSet: DaemonSet, { objects, now }: DescribeScope): string {
  const { metadata, spec, status } = daemonSet
  return describedText((writer) => {
    writer.line(0, `Name:\t${metadata?.name ?? ''}`)
    writer.line(0, `Namespace:\t${metadata?.namespace ?? ''}`)
    writer.line(0, `Selector:\t${selectorText(spec?.selector)}`)
    writer.line(0, `Node-Selector:\t${formatLabels(spec?.template?.spec?.nodeSelector)}`)
    labelLines(writer, 'Labels', metadata?.labels)
    annotationLines(writer, 'Annotations', metadata?.annotations)
    writer.line(0, `Desired Number of Nodes Scheduled: ${status?.desiredNumberScheduled ?? 0}`)
    writer.line(0, `Current Number of Nodes Scheduled: ${status?.currentNumberScheduled ?? 0}`)
    writer.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${status?.updatedNumberScheduled ?? 0}`)
    writer.line(0, `Number of Nodes Scheduled with Available Pods: ${status?.numberAvailable ?? 0}`)
    writer.line(0, `Number of Nodes Misscheduled: ${status?.numberMisscheduled ?? 0}`)
    writer.line(0, `Pods Status:\t${podCounts(daemonSet, spec?.selector, objects)}`)
    podTemplateLines(writer, spec?.template)
    eventLines(writer, eventsOf(daemonSet, objects), now)
  })
}

function conditionLines(writer: DescribeWriter, conditions: readonly Condition[] | undefined): void {
  if ((conditions ?? []).length === 0) return
  writer.line(0, 'Conditions:')
  writer.line(1, 'Type\tStatus\tReason')
  writer.line(1, '----\t------\t------')
  for (const { type, status, reason } of conditions ?? []) writer.line(1, `${type} \t${status}\t${reason ?? ''}`)
}

function podCounts(
  owner: KubernetesObject,
  selector: LabelSelector | undefined,
  objects: readonly KubernetesObject[],
): string {
  const owned = objects.filter((object): object is Pod => {
    if (object.kind !== 'Pod' || object.metadata?.namespace !== owner.metadata?.namespace) return false
    const controller = object.metadata?.ownerReferences?.find((reference) => reference.controller === true)
    return controller?.uid === owner.metadata?.uid && matchesLabelSelector(selector, object.metadata?.labels)
  })
  const count = (phase: string) => owned.filter(({ status }) => status?.phase === phase).length
  const live = `${count('Running')} Running / ${count('Pending')} Waiting`
  return `${live} / ${count('Succeeded')} Succeeded / ${count('Failed')} Failed`
}
