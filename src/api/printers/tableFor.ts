import type { KubernetesObject } from '../types.ts'
import { ageSince } from './cellText.ts'
import {
  configMapPrinter,
  namespacePrinter,
  nodePrinter,
  persistentVolumeClaimPrinter,
  persistentVolumePrinter,
  priorityClassPrinter,
  secretPrinter,
  serviceAccountPrinter,
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
  ServiceAccount: serviceAccountPrinter,
  StatefulSet: statefulSetPrinter,
}

// What the API shows of kinds it has no printer for.
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
): Table {
  const { columns, cells } = PRINTERS[kind] ?? OTHER_KINDS
  const asked = (at: number) => format === 'wide' || columns[at]?.wide === false
  return {
    columns: columns.filter((_, at) => asked(at)),
    rows: objects.map((object) => ({ object, cells: cells(object, now, format).filter((_, at) => asked(at)) })),
  }
}
