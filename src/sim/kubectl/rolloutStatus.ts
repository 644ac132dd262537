import type { DaemonSet, Deployment, KubernetesObject, StatefulSet } from '../../api/types.ts'

/** An object whose rollout can be followed. */
export type RolloutView = KubernetesObject

/** What `kubectl rollout status` says of an object as it stands. */
export interface RolloutSeen {
  readonly kind: 'waiting' | 'done' | 'error'
  readonly message: string
}

const waiting = (message: string): RolloutSeen => ({ kind: 'waiting', message: `${message}\n` })
const done = (message: string): RolloutSeen => ({ kind: 'done', message: `${message}\n` })
const error = (message: string): RolloutSeen => ({ kind: 'error', message })

/** Models kubectl/pkg/polymorphichelpers/rollout_status.go (1.36). */
export function rolloutStatus(object: KubernetesObject): RolloutSeen {
  switch (object.kind) {
    case 'Deployment':
      return deploymentStatus(object as Deployment)
    case 'DaemonSet':
      return daemonSetStatus(object as DaemonSet)
    case 'StatefulSet':
      return statefulSetStatus(object as StatefulSet)
    default:
      return error(`no status viewer has been implemented for ${object.kind}`)
  }
}

function deploymentStatus({ metadata, spec, status }: Deployment): RolloutSeen {
  const name = metadata?.name
  if ((metadata?.generation ?? 0) > (status?.observedGeneration ?? 0))
    return waiting('Waiting for deployment spec update to be observed...')
  if (status?.conditions?.some((c) => c.type === 'Progressing' && c.reason === 'ProgressDeadlineExceeded'))
    return error(`deployment "${name}" exceeded its progress deadline`)
  const head = `Waiting for deployment "${name}" rollout to finish:`
  const replicas = spec?.replicas ?? 1
  const [total, updated, available] = [
    status?.replicas ?? 0,
    status?.updatedReplicas ?? 0,
    status?.availableReplicas ?? 0,
  ]
  if (updated < replicas) return waiting(`${head} ${updated} out of ${replicas} new replicas have been updated...`)
  if (total > updated) return waiting(`${head} ${total - updated} old replicas are pending termination...`)
  if (available < updated) return waiting(`${head} ${available} of ${updated} updated replicas are available...`)
  return done(`deployment "${name}" successfully rolled out`)
}

function daemonSetStatus({ metadata, spec, status }: DaemonSet): RolloutSeen {
  if (spec?.updateStrategy?.type !== 'RollingUpdate')
    return error('rollout status is only available for RollingUpdate strategy type')
  if ((metadata?.generation ?? 0) > (status?.observedGeneration ?? 0))
    return waiting('Waiting for daemon set spec update to be observed...')
  const head = `Waiting for daemon set "${metadata?.name}" rollout to finish:`
  const desired = status?.desiredNumberScheduled ?? 0
  const [updated, available] = [status?.updatedNumberScheduled ?? 0, status?.numberAvailable ?? 0]
  if (updated < desired) return waiting(`${head} ${updated} out of ${desired} new pods have been updated...`)
  if (available < desired) return waiting(`${head} ${available} of ${desired} updated pods are available...`)
  return done(`daemon set "${metadata?.name}" successfully rolled out`)
}

function statefulSetStatus({ metadata, spec, status }: StatefulSet): RolloutSeen {
  if (spec?.updateStrategy?.type !== 'RollingUpdate')
    return error('rollout status is only available for RollingUpdate strategy type')
  if ((status?.observedGeneration ?? 0) === 0 || (metadata?.generation ?? 0) > (status?.observedGeneration ?? 0))
    return waiting('Waiting for statefulset spec update to be observed...')
  const replicas = spec.replicas ?? 1
  const [ready, updated] = [status?.readyReplicas ?? 0, status?.updatedReplicas ?? 0]
  if (ready < replicas) return waiting(`Waiting for ${replicas - ready} pods to be ready...`)
  const partition = spec.updateStrategy.rollingUpdate?.partition ?? 0
  if (partition > 0) {
    const wanted = replicas - partition
    return updated < wanted
      ? waiting(`Waiting for partitioned roll out to finish: ${updated} out of ${wanted} new pods have been updated...`)
      : done(`partitioned roll out complete: ${updated} new pods have been updated...`)
  }
  if (status?.updateRevision !== status?.currentRevision)
    return waiting(
      `waiting for statefulset rolling update to complete ${updated} pods at revision ${status?.updateRevision}...`,
    )
  return done(
    `statefulset rolling update complete ${status?.currentReplicas ?? 0} pods at revision ${status?.currentRevision}...`,
  )
}
