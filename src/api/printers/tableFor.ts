import type { KubernetesObject } from '../types.ts'
import { ageSince } from './cellText.ts'
import {
  configMapPrinter,
  namespacePrinter,
  nodePrinter,
  olderNodePrinter,
  olderServiceAccountPrinter,
  persistentVolumeClaimPrinter,
  persistentVolumePrinter,
  priorityClassPrinter,
  secretPrinter,
} from './clusterPrinters.ts'
import { eventPrinter } from './eventPrinter.ts'
import { cronJobPrinter, jobPrinter } from './jobPrinters.ts'
import { type KindPrinter, kindPrinter } from './kindPrinter.ts'
import {
  endpointSlicePrinter,
  endpointsPrinter,
  podDisruptionBudgetPrinter,
  servicePrinter,
} from './networkPrinters.ts'
import { podPrinter } from './podPrinter.ts'
import { shown, type Table, type TableFormat } from './table.ts'
import {
  controllerRevisionPrinter,
  daemonSetPrinter,
  deploymentPrinter,
  replicaSetPrinter,
  replicationControllerPrinter,
  statefulSetPrinter,
} from './workloadPrinters.ts'

const PRINTERS: Readonly<Record<string, KindPrinter>> = {
  ConfigMap: configMapPrinter,
  ControllerRevision: controllerRevisionPrinter,
  CronJob: cronJobPrinter,
  DaemonSet: daemonSetPrinter,
  Deployment: deploymentPrinter,
  Endpoints: endpointsPrinter,
  EndpointSlice: endpointSlicePrinter,
  Event: eventPrinter,
  Job: jobPrinter,
  Namespace: namespacePrinter,
  Node: nodePrinter,
  PersistentVolume: persistentVolumePrinter,
  PersistentVolumeClaim: persistentVolumeClaimPrinter,
  Pod: podPrinter,
  PodDisruptionBudget: podDisruptionBudgetPrinter,
  PriorityClass: priorityClassPrinter,
  ReplicaSet: replicaSetPrinter,
  ReplicationController: replicationControllerPrinter,
  Secret: secretPrinter,
  Service: servicePrinter,
  StatefulSet: statefulSetPrinter,
}

const PRINTERS_OF_1_34: Readonly<Record<string, KindPrinter>> = {
  Node: olderNodePrinter,
  ServiceAccount: olderServiceAccountPrinter,
}

// What the API shows of kinds it has no printer for, and of those that have no more to show.
const OTHER_KINDS = kindPrinter(shown('Name', 'Age'), ({ metadata }, now) => [
  metadata?.name ?? '',
  ageSince(metadata?.creationTimestamp, now),
])

/** The table of `kubectl get` for objects of one kind, in the order given. `now` is in milliseconds since 1970. Models pkg/printers/internalversion/printers.go, AddHandlers (1.36). */
export function tableFor(
  kind: string,
  objects: readonly KubernetesObject[],
  now: number,
  format: TableFormat = 'default',
  kubernetesVersion: '1.36' | '1.34' = '1.36',
): Table {
  const older = kubernetesVersion === '1.34' ? PRINTERS_OF_1_34[kind] : undefined
  const { columns, cells } = older ?? PRINTERS[kind] ?? OTHER_KINDS
  const asked = (at: number) => format === 'wide' || columns[at]?.wide === false
  return {
    columns: columns.filter((_, at) => asked(at)),
    rows: objects.map((object) => ({ object, cells: cells(object, now, format).filter((_, at) => asked(at)) })),
  }
}
