import { decode } from '../decode/decode.ts'
import type { Draft } from '../defaults/draft.ts'
import { isEnabled } from '../featureGates.ts'
import { qosClass } from '../resources/qos.ts'
import type { KubernetesObject, PersistentVolumeClaim, Pod, StatefulSet } from '../types.ts'
import type { ValidationOptions } from '../validation/options.ts'
import { applyAppArmorAnnotations } from './appArmor.ts'
import { prepareClaim } from './prepareClaim.ts'

/** Kinds whose objects count the changes of their spec. */
const GENERATIONS = new Set([
  ...['Pod', 'ReplicationController', 'Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'],
  ...['Ingress', 'NetworkPolicy', 'PodDisruptionBudget', 'EndpointSlice', 'FlowSchema', 'PriorityLevelConfiguration'],
])

/** Kinds whose status is the server's alone. */
const STATUS: ReadonlyMap<string, string> = new Map(
  ['ReplicationController', 'Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Ingress']
    .concat(['PodDisruptionBudget', 'HorizontalPodAutoscaler', 'ResourceQuota', 'Service'])
    .map((kind) => [kind, `${kind}Status`]),
)

/** Sets what a client cannot set: the first generation, the first status; tells what is warned about. Models the PrepareForCreate of the kinds' strategies (1.36). */
export function prepareForCreate(object: Draft<KubernetesObject>, options: ValidationOptions): readonly string[] {
  const kind = object.kind ?? ''
  const metadata = object.metadata ?? {}
  object.metadata = metadata
  for (const field of ['uid', 'creationTimestamp', 'resourceVersion', 'selfLink', 'managedFields'] as const) {
    delete metadata[field]
  }
  delete metadata.deletionTimestamp
  delete metadata.deletionGracePeriodSeconds
  if (GENERATIONS.has(kind)) metadata.generation = 1
  else delete metadata.generation
  const warnings = kind === 'Pod' ? preparePod(object) : []
  const status = STATUS.get(kind)
  if (status) (object as { status?: unknown }).status = firstStatus(object, status)
  if (kind === 'PersistentVolumeClaim') prepareClaim(object as Draft<PersistentVolumeClaim>)
  if (kind === 'StatefulSet' && !isEnabled('MaxUnavailableStatefulSet', options)) {
    delete (object as Draft<StatefulSet>).spec?.updateStrategy?.rollingUpdate?.maxUnavailable
  }
  if (kind === 'DaemonSet') {
    metadata.annotations = { ...metadata.annotations, 'deprecated.daemonset.template.generation': '1' }
  }
  return warnings
}

/** The first status of an object. The status of the first autoscalers, whose fields are not described, is no more than two counts. */
function firstStatus({ apiVersion }: KubernetesObject, struct: string): unknown {
  return apiVersion === 'autoscaling/v1' ? { currentReplicas: 0, desiredReplicas: 0 } : emptyStruct(struct)
}

/** A struct without anything set, as the server prints it. */
export function emptyStruct(struct: string): unknown {
  const decoded = decode({}, struct)
  return decoded.ok ? decoded.value.object : {}
}

/** Models pkg/registry/core/pod/strategy.go, PrepareForCreate. */
function preparePod(pod: Draft<Pod>): readonly string[] {
  const { spec } = pod
  if (!spec) return []
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0) spec.terminationGracePeriodSeconds = 1
  const gated = (spec.schedulingGates ?? []).length > 0
  pod.status = {
    phase: 'Pending',
    qosClass: qosClass({ ...spec, containers: spec.containers ?? [] }),
    ...(gated ? { conditions: [GATED] } : {}),
  }
  mergeMatchLabelKeys(pod)
  return applyAppArmorAnnotations(pod)
}

const GATED = {
  type: 'PodScheduled',
  status: 'False',
  reason: 'SchedulingGated',
  message: 'Scheduling is blocked due to non-empty scheduling gates',
} as Draft<NonNullable<NonNullable<Pod['status']>['conditions']>[number]>

type Selecting = {
  matchLabelKeys?: string[]
  mismatchLabelKeys?: string[]
  labelSelector?: { matchExpressions?: { key: string; operator: string; values?: string[] }[] }
}

/** Label keys to match become requirements of the selector. Models pkg/registry/core/pod/strategy.go, applyMatchLabelKeysAndMismatchLabelKeys. */
function mergeMatchLabelKeys({ metadata, spec }: Draft<Pod>): void {
  const labels = metadata?.labels ?? {}
  const require = (term: Selecting, keys: readonly string[] | undefined, operator: string) => {
    if (!term.labelSelector) return
    for (const key of keys ?? []) {
      const value = labels[key]
      if (value === undefined) continue
      term.labelSelector.matchExpressions ??= []
      term.labelSelector.matchExpressions.push({ key, operator, values: [value] })
    }
  }
  for (const affinity of [spec?.affinity?.podAffinity, spec?.affinity?.podAntiAffinity]) {
    const required = affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []
    const preferred = affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
    for (const term of [...preferred.map((each) => each.podAffinityTerm), ...required]) {
      require(term, term.matchLabelKeys, 'In')
      require(term, term.mismatchLabelKeys, 'NotIn')
    }
  }
  for (const constraint of spec?.topologySpreadConstraints ?? []) require(constraint, constraint.matchLabelKeys, 'In')
}
