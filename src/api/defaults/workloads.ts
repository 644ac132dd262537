import type { DaemonSet, Deployment, ReplicaSet, ReplicationController, StatefulSet } from '../types.ts'
import type { Draft } from './draft.ts'
import { defaultPodSpec } from './podSpec.ts'
import { defaultClaim } from './storage.ts'

const REVISIONS = 10
const PROGRESS_SECONDS = 600

/** Fills in a Deployment, its strategy and its pods. Models pkg/apis/apps/v1/defaults.go, SetDefaults_Deployment (1.36). */
export function defaultDeployment({ spec }: Draft<Deployment>): void {
  if (!spec) return
  spec.replicas ??= 1
  spec.strategy ??= {}
  spec.strategy.type ||= 'RollingUpdate'
  if (spec.strategy.type === 'RollingUpdate') {
    spec.strategy.rollingUpdate ??= {}
    spec.strategy.rollingUpdate.maxUnavailable ??= '25%'
    spec.strategy.rollingUpdate.maxSurge ??= '25%'
  }
  spec.revisionHistoryLimit ??= REVISIONS
  spec.progressDeadlineSeconds ??= PROGRESS_SECONDS
  if (spec.template.spec) defaultPodSpec(spec.template.spec)
}

/** Fills in a ReplicaSet: one replica, unless it says otherwise. Models pkg/apis/apps/v1/defaults.go, SetDefaults_ReplicaSet (1.36). */
export function defaultReplicaSet({ spec }: Draft<ReplicaSet>): void {
  if (!spec) return
  spec.replicas ??= 1
  if (spec.template?.spec) defaultPodSpec(spec.template.spec)
}

/** Fills in a StatefulSet, its strategy, its pods and its claims. Models pkg/apis/apps/v1/defaults.go, SetDefaults_StatefulSet (1.36). */
export function defaultStatefulSet({ spec }: Draft<StatefulSet>): void {
  if (!spec) return
  spec.podManagementPolicy ||= 'OrderedReady'
  const update = spec.updateStrategy ?? {}
  spec.updateStrategy = update
  // Who names the type is taken to have meant the rest as well.
  if (!update.type) {
    update.type = 'RollingUpdate'
    update.rollingUpdate ??= {}
  }
  if (update.type === 'RollingUpdate' && update.rollingUpdate) update.rollingUpdate.partition ??= 0
  spec.persistentVolumeClaimRetentionPolicy ??= {}
  spec.persistentVolumeClaimRetentionPolicy.whenDeleted ||= 'Retain'
  spec.persistentVolumeClaimRetentionPolicy.whenScaled ||= 'Retain'
  spec.replicas ??= 1
  spec.revisionHistoryLimit ??= REVISIONS
  if (spec.template.spec) defaultPodSpec(spec.template.spec)
  for (const claim of spec.volumeClaimTemplates ?? []) {
    claim.apiVersion ||= 'v1'
    claim.kind ||= 'PersistentVolumeClaim'
    defaultClaim(claim)
  }
}

/** Fills in a DaemonSet, its strategy and its pods. Models pkg/apis/apps/v1/defaults.go, SetDefaults_DaemonSet (1.36). */
export function defaultDaemonSet({ spec }: Draft<DaemonSet>): void {
  if (!spec) return
  spec.updateStrategy ??= {}
  spec.updateStrategy.type ||= 'RollingUpdate'
  if (spec.updateStrategy.type === 'RollingUpdate') {
    spec.updateStrategy.rollingUpdate ??= {}
    spec.updateStrategy.rollingUpdate.maxUnavailable ??= 1
    spec.updateStrategy.rollingUpdate.maxSurge ??= 0
  }
  spec.revisionHistoryLimit ??= REVISIONS
  if (spec.template.spec) defaultPodSpec(spec.template.spec)
}

/** Its labels and selector are by default those of its template. Models pkg/apis/core/v1/defaults.go, SetDefaults_ReplicationController. */
export function defaultReplicationController({ metadata, spec }: Draft<ReplicationController>): void {
  if (!spec) return
  const labels = spec.template?.metadata?.labels
  if (labels) {
    if (Object.keys(spec.selector ?? {}).length === 0) spec.selector = { ...labels }
    if (metadata && Object.keys(metadata.labels ?? {}).length === 0) metadata.labels = { ...labels }
  }
  spec.replicas ??= 1
  if (spec.template?.spec) defaultPodSpec(spec.template.spec)
}
