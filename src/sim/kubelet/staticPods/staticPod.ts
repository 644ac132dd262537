import { isMirrorPod, MIRROR_ANNOTATION } from '../../../api/mirrorPod.ts'
import { parseDocuments } from '../../../api/parse/parseDocuments.ts'
import { prepareCreate } from '../../../api/request/create.ts'
import type { Pod } from '../../../api/types.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'

/** Where a pod was learnt of: `file` for a pod of the manifest folder. */
const CONFIG_SOURCE = 'kubernetes.io/config.source'
/** What stands for the manifest: the pod's uid. */
const CONFIG_HASH = 'kubernetes.io/config.hash'
/** When the kubelet learnt of the pod. */
const CONFIG_SEEN = 'kubernetes.io/config.seen'

/** Whether a pod comes from a file of the node rather than from the API. Models pkg/kubelet/types/pod_update.go, IsStaticPod (1.36). */
export const isStaticPod = (pod: Pod): boolean =>
  pod.metadata?.annotations?.[CONFIG_SOURCE] === 'file' && !isMirrorPod(pod)

/** Whether a pod of the API shows this static pod, and not an earlier one of its name. Models pkg/kubelet/pod/mirror_client.go, IsMirrorPodOf (1.36). */
export const isMirrorOf = (mirror: Pod, pod: StoredPod): boolean =>
  mirror.metadata?.annotations?.[MIRROR_ANNOTATION] === pod.metadata.uid

/** The uid under which the node runs what a pod of the API shows. */
export const uidOnNode = (pod: StoredPod): string => pod.metadata.annotations?.[MIRROR_ANNOTATION] ?? pod.metadata.uid

/**
 * The pod of a manifest file: named after the node, bound to it, and tolerant of all that would drive it away.
 * Errors are the decoder's and the validation's. Models pkg/kubelet/config/common.go, applyDefaults (1.36).
 */
export function staticPod(context: KubeletContext, text: string): Result<StoredPod, string> {
  const { scenario, nodeName, store } = context
  const { documents, diagnostics } = parseDocuments(text)
  const bad = diagnostics.find((d) => d.severity === 'error')
  if (bad !== undefined) return err(bad.message)
  const { kubernetesVersion, featureGates } = scenario
  const prepared = prepareCreate(documents[0]?.value, { kubernetesVersion, featureGates })
  if (!prepared.ok) return err(prepared.error.message)
  const object = prepared.value.object
  if (object.kind !== 'Pod') return err(`object is a ${object.kind}, not a pod`)
  const { metadata, spec, status } = object as Pod
  const uid = store.newUid()
  return ok({
    ...object,
    metadata: {
      ...metadata,
      uid,
      name: `${metadata?.name ?? ''}-${nodeName.toLowerCase()}`,
      namespace: metadata?.namespace ?? 'default',
      resourceVersion: '',
      creationTimestamp: store.timestamp(),
      annotations: {
        ...metadata?.annotations,
        [CONFIG_HASH]: uid,
        [CONFIG_SEEN]: store.timestamp(),
        [CONFIG_SOURCE]: 'file',
      },
    },
    spec: {
      ...spec,
      nodeName,
      tolerations: [...(spec?.tolerations ?? []), { operator: 'Exists', effect: 'NoExecute' }],
    },
    status,
  } as StoredPod)
}

/** What the API is shown of a static pod. Models pkg/kubelet/pod/mirror_client.go, CreateMirrorPod (1.36). */
export function mirrorOf(context: KubeletContext, pod: StoredPod): Pod {
  const { uid, resourceVersion: _version, creationTimestamp: _created, ...metadata } = pod.metadata
  const node = context.store.get('Node', undefined, context.nodeName)
  return {
    ...pod,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, [MIRROR_ANNOTATION]: uid },
      ownerReferences: [
        { apiVersion: 'v1', kind: 'Node', name: context.nodeName, uid: node?.metadata.uid ?? '', controller: true },
      ],
    },
  }
}
