import { maxSurge, newReplicaSetSize } from '../../../api/controllers/rollout.ts'
import type { Deployment, ReplicaSet } from '../../../api/types.ts'
import { createObject } from '../../apiserver/create.ts'
import type { Stored } from '../../apiserver/objectStore.ts'
import type { Cluster } from '../../cluster.ts'
import { controllerReference } from '../ownership.ts'
import { templateHash } from '../templates.ts'
import {
  DESIRED_REPLICAS,
  HASH_LABEL,
  MAX_REPLICAS,
  REVISION,
  type Revisions,
  revisionOf,
  sizeOf,
} from './revisions.ts'
import { rolloutSpecOf } from './rollout.ts'

/** Annotations of a Deployment that its ReplicaSets do not get. */
const OWN_ANNOTATIONS = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  DESIRED_REPLICAS,
  MAX_REPLICAS,
])

/** Creates the ReplicaSet of a Deployment's current template. Models deployment/sync.go, getNewReplicaSet (1.36). */
export function createNewReplicaSet(
  cluster: Cluster,
  deployment: Stored<Deployment>,
  { old }: Revisions,
): { readonly set: Stored<ReplicaSet>; readonly revision: number } | undefined {
  const { name, namespace, annotations = {} } = deployment.metadata
  const template = deployment.spec?.template
  const hash = templateHash(template, deployment.status?.collisionCount)
  const labels = { ...template?.metadata?.labels, [HASH_LABEL]: hash }
  const spec = rolloutSpecOf(deployment)
  const revision = Math.max(0, ...old.map(revisionOf)) + 1
  const kept = Object.entries(annotations).filter(([key]) => !OWN_ANNOTATIONS.has(key))
  const { minReadySeconds, selector } = deployment.spec ?? {}
  const made = createObject(
    cluster,
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${name}-${hash}`,
        namespace,
        labels,
        annotations: {
          ...Object.fromEntries(kept),
          [DESIRED_REPLICAS]: String(spec.replicas),
          [MAX_REPLICAS]: String(spec.replicas + maxSurge(spec)),
          [REVISION]: String(revision),
        },
        ownerReferences: [controllerReference(deployment)],
      },
      spec: {
        replicas: newReplicaSetSize(spec, [...old.map(sizeOf), 0]),
        ...(minReadySeconds ? { minReadySeconds } : {}),
        selector: { ...selector, matchLabels: { ...selector?.matchLabels, [HASH_LABEL]: hash } },
        template: { ...template, metadata: { ...template?.metadata, labels } },
      },
    },
    namespace,
  )
  return made.ok ? { set: made.value.object as Stored<ReplicaSet>, revision } : undefined
}
