import { formatLabelSelector, labelSelectorAsSelector, requirementsText } from '../selector/selector.ts'
import type {
  ControllerRevision,
  DaemonSet,
  Deployment,
  LabelSelector,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../types.ts'
import { ageSince, containerCells, formatLabels, NONE } from './cellText.ts'
import { kindPrinter } from './kindPrinter.ts'
import { type Cell, shown, wide } from './table.ts'

const TEMPLATE_COLUMNS = wide('Containers', 'Images', 'Selector')
const REPLICA_COLUMNS = [...shown('Name', 'Desired', 'Current', 'Ready', 'Age'), ...TEMPLATE_COLUMNS]

/** `kubectl get deployments`. Models pkg/printers/internalversion/printers.go, printDeployment. */
export const deploymentPrinter = kindPrinter<Deployment>(
  [...shown('Name', 'Ready', 'Up-to-date', 'Available', 'Age'), ...TEMPLATE_COLUMNS],
  ({ metadata, spec, status }, now) => [
    metadata?.name ?? '',
    `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`,
    status?.updatedReplicas ?? 0,
    status?.availableReplicas ?? 0,
    ageSince(metadata?.creationTimestamp, now),
    ...containerCells(spec?.template?.spec?.containers),
    selectorText(spec?.selector),
  ],
)

/** `kubectl get replicasets`. Models pkg/printers/internalversion/printers.go, printReplicaSet. */
export const replicaSetPrinter = kindPrinter<ReplicaSet>(REPLICA_COLUMNS, (set, now) => [
  ...replicaCells(set, now),
  formatLabelSelector(set.spec?.selector),
])

/** `kubectl get replicationcontrollers`. Models pkg/printers/internalversion/printers.go, printReplicationController. */
export const replicationControllerPrinter = kindPrinter<ReplicationController>(REPLICA_COLUMNS, (set, now) => [
  ...replicaCells(set, now),
  formatLabels(set.spec?.selector),
])

/** `kubectl get statefulsets`. Models pkg/printers/internalversion/printers.go, printStatefulSet. */
export const statefulSetPrinter = kindPrinter<StatefulSet>(
  [...shown('Name', 'Ready', 'Age'), ...wide('Containers', 'Images')],
  ({ metadata, spec, status }, now) => [
    metadata?.name ?? '',
    `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 0}`,
    ageSince(metadata?.creationTimestamp, now),
    ...containerCells(spec?.template?.spec?.containers),
  ],
)

/** `kubectl get daemonsets`. Models pkg/printers/internalversion/printers.go, printDaemonSet. */
export const daemonSetPrinter = kindPrinter<DaemonSet>(
  [
    ...shown('Name', 'Desired', 'Current', 'Ready', 'Up-to-date', 'Available', 'Node Selector', 'Age'),
    ...TEMPLATE_COLUMNS,
  ],
  ({ metadata, spec, status }, now) => [
    metadata?.name ?? '',
    status?.desiredNumberScheduled ?? 0,
    status?.currentNumberScheduled ?? 0,
    status?.numberReady ?? 0,
    status?.updatedNumberScheduled ?? 0,
    status?.numberAvailable ?? 0,
    formatLabels(spec?.template?.spec?.nodeSelector),
    ageSince(metadata?.creationTimestamp, now),
    ...containerCells(spec?.template?.spec?.containers),
    formatLabelSelector(spec?.selector),
  ],
)

/** `kubectl get controllerrevisions`. Models pkg/printers/internalversion/printers.go, printControllerRevision. */
export const controllerRevisionPrinter = kindPrinter<ControllerRevision>(
  shown('Name', 'Controller', 'Revision', 'Age'),
  ({ metadata, revision }, now) => {
    const owner = metadata?.ownerReferences?.find(({ controller }) => controller === true)
    const group = owner?.apiVersion.includes('/') === true ? `.${owner.apiVersion.split('/')[0]}` : ''
    return [
      metadata?.name ?? '',
      owner === undefined ? NONE : `${owner.kind.toLowerCase()}${group}/${owner.name}`,
      revision ?? 0,
      ageSince(metadata?.creationTimestamp, now),
    ]
  },
)

function replicaCells({ metadata, spec, status }: ReplicaSet | ReplicationController, now: number): Cell[] {
  return [
    metadata?.name ?? '',
    spec?.replicas ?? 0,
    status?.replicas ?? 0,
    status?.readyReplicas ?? 0,
    ageSince(metadata?.creationTimestamp, now),
    ...containerCells(spec?.template?.spec?.containers),
  ]
}

function selectorText(selector: LabelSelector | undefined): string {
  const read = labelSelectorAsSelector(selector)
  if (!read.ok) return '<invalid>'
  return read.value.selects === 'matching' ? requirementsText(read.value.requirements) : ''
}
