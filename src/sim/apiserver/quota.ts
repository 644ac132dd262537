import { parseQuantity, type Quantity, ZERO_QUANTITY } from '../../api/quantity/quantity.ts'
import { addQuantities, compareQuantities } from '../../api/quantity/quantityArithmetic.ts'
import { podLimits, podRequests } from '../../api/resources/podResources.ts'
import { qosClass } from '../../api/resources/qos.ts'
import type { KubernetesObject, PersistentVolumeClaim, Pod, ResourceQuota, Service } from '../../api/types.ts'
import type { ObjectStore } from './objectStore.ts'
import { qualifiedPlural, resourceOfKind } from './resources.ts'

/** Amounts by resource name, as quotas count them: `pods`, `requests.cpu`, `count/deployments.apps`. */
export type Usage = ReadonlyMap<string, Quantity>

/** Kinds that quotas count by a name of their own, besides `count/...`. */
const COUNTED = [
  'services',
  'configmaps',
  'secrets',
  'persistentvolumeclaims',
  'replicationcontrollers',
  'resourcequotas',
]
const ONE: Quantity = { unscaled: 1n, exponent: 0, format: 'DecimalSI', held: 'int64' }

/** What one object uses of quotas. Models pkg/quota/v1/evaluator/core (1.36). */
export function usageOf(object: KubernetesObject): Usage {
  const resource = resourceOfKind(object.kind ?? '')
  if (resource === undefined) return new Map()
  const usage = new Map<string, Quantity>([[`count/${qualifiedPlural(resource)}`, ONE]])
  if (COUNTED.includes(resource.plural)) usage.set(resource.plural, ONE)
  if (object.kind === 'Pod') addPod(usage, object as Pod)
  if (object.kind === 'PersistentVolumeClaim')
    addAmount(usage, 'requests.storage', (object as PersistentVolumeClaim).spec?.resources?.requests?.storage)
  if (object.kind === 'Service') addService(usage, object as Service)
  return usage
}

/** Whether a quota's scopes take in an object. */
export function quotaCovers(quota: ResourceQuota, object: KubernetesObject): boolean {
  const scopes = [
    ...(quota.spec?.scopes ?? []).map((scopeName) => ({ scopeName, operator: 'Exists', values: undefined })),
    ...(quota.spec?.scopeSelector?.matchExpressions ?? []),
  ]
  if (scopes.length === 0) return true
  if (object.kind !== 'Pod') return false
  const spec = (object as Pod).spec
  if (spec === undefined) return false
  return scopes.every(({ scopeName, operator, values }) => {
    switch (scopeName) {
      case 'Terminating':
        return spec.activeDeadlineSeconds !== undefined
      case 'NotTerminating':
        return spec.activeDeadlineSeconds === undefined
      case 'BestEffort':
        return qosClass(spec) === 'BestEffort'
      case 'NotBestEffort':
        return qosClass(spec) !== 'BestEffort'
      case 'PriorityClass': {
        const name = spec.priorityClassName ?? ''
        if (operator === 'In') return values?.includes(name) === true
        if (operator === 'NotIn') return values?.includes(name) !== true
        return operator === 'Exists' ? name !== '' : name === ''
      }
      default:
        return false
    }
  })
}

/** What the namespace uses of what a quota limits. */
export function usedOf(store: ObjectStore, quota: ResourceQuota): Usage {
  const limited = Object.keys(quota.spec?.hard ?? {})
  const used = new Map<string, Quantity>(limited.map((name) => [name, ZERO_QUANTITY]))
  for (const kind of kindsOf(limited))
    for (const object of store.list(kind)) {
      if (object.metadata.namespace !== quota.metadata?.namespace || !quotaCovers(quota, object)) continue
      for (const [name, amount] of usageOf(object)) {
        const before = used.get(name)
        if (before !== undefined) used.set(name, addQuantities(before, amount))
      }
    }
  return used
}

/** Whether an amount is above a limit. */
export function exceeds(amount: Quantity, limit: string): boolean {
  const parsed = parseQuantity(limit)
  return parsed.ok && compareQuantities(amount, parsed.value) > 0
}

function kindsOf(names: readonly string[]): readonly string[] {
  const kinds = new Set<string>()
  for (const name of names) {
    const counted = /^count\/([^.]+)/.exec(name)?.[1] ?? name
    const kind = KIND_OF_COUNT[counted]
    kinds.add(kind ?? (counted.includes('storage') && !counted.includes('ephemeral') ? 'PersistentVolumeClaim' : 'Pod'))
  }
  return [...kinds]
}

const KIND_OF_COUNT: Readonly<Record<string, string>> = {
  services: 'Service',
  'services.loadbalancers': 'Service',
  'services.nodeports': 'Service',
  configmaps: 'ConfigMap',
  secrets: 'Secret',
  persistentvolumeclaims: 'PersistentVolumeClaim',
  replicationcontrollers: 'ReplicationController',
  resourcequotas: 'ResourceQuota',
  deployments: 'Deployment',
  replicasets: 'ReplicaSet',
  statefulsets: 'StatefulSet',
  daemonsets: 'DaemonSet',
  jobs: 'Job',
  cronjobs: 'CronJob',
}

function addPod(usage: Map<string, Quantity>, pod: Pod): void {
  const { spec, status } = pod
  if (spec === undefined || status?.phase === 'Succeeded' || status?.phase === 'Failed') return
  usage.set('pods', ONE)
  for (const [name, amount] of podRequests(spec)) {
    usage.set(name, amount)
    usage.set(`requests.${name}`, amount)
  }
  for (const [name, amount] of podLimits(spec)) usage.set(`limits.${name}`, amount)
}

function addService(usage: Map<string, Quantity>, { spec }: Service): void {
  if (spec?.type === 'LoadBalancer') usage.set('services.loadbalancers', ONE)
  if (spec?.type === 'NodePort' || spec?.type === 'LoadBalancer')
    usage.set('services.nodeports', { ...ONE, unscaled: BigInt(spec.ports?.length ?? 0) })
}

function addAmount(usage: Map<string, Quantity>, name: string, text: string | undefined): void {
  const parsed = parseQuantity(text ?? '')
  if (parsed.ok) usage.set(name, addQuantities(usage.get(name) ?? ZERO_QUANTITY, parsed.value))
}
