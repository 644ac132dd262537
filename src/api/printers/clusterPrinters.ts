import { parseQuantity } from '../quantity/quantity.ts'
import { quantityText } from '../quantity/quantityText.ts'
import { storageClassOf } from '../storageClassOf.ts'
import type {
  KubernetesObject,
  Namespace,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  PriorityClass,
} from '../types.ts'
import { ageSince, NONE, UNKNOWN, UNSET } from './cellText.ts'
import { kindPrinter } from './kindPrinter.ts'
import { type Cell, shown, wide } from './table.ts'

const ROLE_PREFIX = 'node-role.kubernetes.io/'
const ROLE_LABEL = 'kubernetes.io/role'
const ACCESS_MODES: readonly (readonly [mode: string, short: string])[] = [
  ['ReadWriteOnce', 'RWO'],
  ['ReadOnlyMany', 'ROX'],
  ['ReadWriteMany', 'RWX'],
  ['ReadWriteOncePod', 'RWOP'],
]

type ResourceList = { readonly [name: string]: string } | undefined

interface ServiceAccountLike extends KubernetesObject {
  readonly secrets?: readonly unknown[]
}

/** An object with data by key. */
interface DataHolder extends KubernetesObject {
  readonly type?: string
  readonly data?: Readonly<Record<string, unknown>>
  readonly binaryData?: Readonly<Record<string, unknown>>
}

const NODE_COLUMNS = [
  ...shown('Name', 'Status', 'Roles', 'Age', 'Version'),
  ...wide('Internal-IP', 'External-IP', 'OS-Image', 'Kernel-Version', 'Container-Runtime'),
]

/** `kubectl get nodes`. Models pkg/printers/internalversion/printers.go, printNode (1.36). */
export const nodePrinter = kindPrinter<Node>(NODE_COLUMNS, (node, now) => {
  const { kernelVersion, architecture } = node.status?.nodeInfo ?? {}
  const kernel = kernelVersion || UNKNOWN
  return nodeCells(node, now, architecture ? `${kernel} (${architecture})` : kernel)
})

/** `kubectl get nodes` of 1.34, which tells no architecture. */
export const olderNodePrinter = kindPrinter<Node>(NODE_COLUMNS, (node, now) =>
  nodeCells(node, now, node.status?.nodeInfo?.kernelVersion || UNKNOWN),
)

function nodeCells(node: Node, now: number, kernel: string): Cell[] {
  const info = node.status?.nodeInfo
  const address = (type: string) =>
    (node.status?.addresses ?? []).find((candidate) => candidate.type === type)?.address ?? NONE
  return [
    node.metadata?.name ?? '',
    nodeStatusText(node),
    nodeRoles(node).join(',') || NONE,
    ageSince(node.metadata?.creationTimestamp, now),
    info?.kubeletVersion ?? '',
    address('InternalIP'),
    address('ExternalIP'),
    info?.osImage || UNKNOWN,
    kernel,
    info?.containerRuntimeVersion || UNKNOWN,
  ]
}

/** `kubectl get namespaces`. Models pkg/printers/internalversion/printers.go, printNamespace. */
export const namespacePrinter = kindPrinter<Namespace>(shown('Name', 'Status', 'Age'), ({ metadata, status }, now) => [
  metadata?.name ?? '',
  status?.phase ?? '',
  ageSince(metadata?.creationTimestamp, now),
])

/** `kubectl get configmaps`. Models pkg/printers/internalversion/printers.go, printConfigMap. */
export const configMapPrinter = kindPrinter<DataHolder>(shown('Name', 'Data', 'Age'), (config, now) => [
  config.metadata?.name ?? '',
  Object.keys(config.data ?? {}).length + Object.keys(config.binaryData ?? {}).length,
  ageSince(config.metadata?.creationTimestamp, now),
])

/** `kubectl get secrets`. Models pkg/printers/internalversion/printers.go, printSecret. */
export const secretPrinter = kindPrinter<DataHolder>(shown('Name', 'Type', 'Data', 'Age'), (secret, now) => [
  secret.metadata?.name ?? '',
  secret.type ?? '',
  Object.keys(secret.data ?? {}).length,
  ageSince(secret.metadata?.creationTimestamp, now),
])

/** `kubectl get serviceaccounts` of 1.34; later versions count no secrets. Models pkg/printers/internalversion/printers.go, printServiceAccount (1.34). */
export const olderServiceAccountPrinter = kindPrinter<ServiceAccountLike>(
  shown('Name', 'Secrets', 'Age'),
  (account, now) => [
    account.metadata?.name ?? '',
    (account.secrets ?? []).length,
    ageSince(account.metadata?.creationTimestamp, now),
  ],
)

/** `kubectl get persistentvolumeclaims`. Models pkg/printers/internalversion/printers.go, printPersistentVolumeClaim. */
export const persistentVolumeClaimPrinter = kindPrinter<PersistentVolumeClaim>(
  [
    ...shown('Name', 'Status', 'Volume', 'Capacity', 'Access Modes', 'StorageClass', 'VolumeAttributesClass', 'Age'),
    ...wide('VolumeMode'),
  ],
  ({ metadata, spec, status }, now) => {
    const bound = (spec?.volumeName ?? '') !== ''
    return [
      metadata?.name ?? '',
      metadata?.deletionTimestamp ? 'Terminating' : (status?.phase ?? ''),
      spec?.volumeName ?? '',
      bound ? capacityText(status?.capacity) : '',
      bound ? accessModes(status?.accessModes) : '',
      storageClassOf({ metadata, spec }),
      spec?.volumeAttributesClassName ?? UNSET,
      ageSince(metadata?.creationTimestamp, now),
      spec?.volumeMode ?? UNSET,
    ]
  },
)

/** `kubectl get persistentvolumes`. Models pkg/printers/internalversion/printers.go, printPersistentVolume. */
export const persistentVolumePrinter = kindPrinter<PersistentVolume>(
  [
    ...shown('Name', 'Capacity', 'Access Modes', 'Reclaim Policy', 'Status', 'Claim', 'StorageClass'),
    ...shown('VolumeAttributesClass', 'Reason', 'Age'),
    ...wide('VolumeMode'),
  ],
  ({ metadata, spec, status }, now) => [
    metadata?.name ?? '',
    capacityText(spec?.capacity),
    accessModes(spec?.accessModes),
    spec?.persistentVolumeReclaimPolicy ?? '',
    metadata?.deletionTimestamp ? 'Terminating' : (status?.phase ?? ''),
    spec?.claimRef ? `${spec.claimRef.namespace ?? ''}/${spec.claimRef.name ?? ''}` : '',
    storageClassOf({ metadata, spec }),
    spec?.volumeAttributesClassName ?? UNSET,
    status?.reason ?? '',
    ageSince(metadata?.creationTimestamp, now),
    spec?.volumeMode ?? UNSET,
  ],
)

/** `kubectl get priorityclasses`. Models pkg/printers/internalversion/printers.go, printPriorityClass. */
export const priorityClassPrinter = kindPrinter<PriorityClass>(
  shown('Name', 'Value', 'Global-Default', 'Age', 'PreemptionPolicy'),
  ({ metadata, value, globalDefault, preemptionPolicy }, now) => [
    metadata?.name ?? '',
    value ?? 0,
    globalDefault ?? false,
    ageSince(metadata?.creationTimestamp, now),
    preemptionPolicy ?? '',
  ],
)

/** A node's roles by name, from its labels. Models pkg/printers/internalversion/printers.go, findNodeRoles. */
export function nodeRoles({ metadata }: Node): string[] {
  const roles = new Set<string>()
  for (const [key, value] of Object.entries(metadata?.labels ?? {})) {
    if (key.startsWith(ROLE_PREFIX) && key.length > ROLE_PREFIX.length) roles.add(key.slice(ROLE_PREFIX.length))
    else if (key === ROLE_LABEL && value !== '') roles.add(value)
  }
  return [...roles].sort()
}

/** The storage a volume or a claim has. */
export function capacityText(capacity: ResourceList): string {
  const parsed = parseQuantity(capacity?.storage ?? '0')
  return parsed.ok ? quantityText(parsed.value) : '0'
}

/** Access modes in their short forms. Models pkg/apis/core/v1/helper, GetAccessModesAsString. */
export function accessModes(modes: readonly string[] | undefined): string {
  return ACCESS_MODES.filter(([mode]) => modes?.includes(mode) === true)
    .map(([, short]) => short)
    .join(',')
}

function nodeStatusText({ spec, status }: Node): string {
  const ready = [...(status?.conditions ?? [])].reverse().find(({ type }) => type === 'Ready')
  const text = ready === undefined ? 'Unknown' : ready.status === 'True' ? 'Ready' : 'NotReady'
  return spec?.unschedulable === true ? `${text},SchedulingDisabled` : text
}
