import type { Pod } from './types.ts'

/** On a pod of the API that only shows a static one: the hash of the static pod. */
export const MIRROR_ANNOTATION = 'kubernetes.io/config.mirror'

/** Whether a pod of the API only shows one that a node runs from a file. Models pkg/kubelet/types/pod_update.go, IsMirrorPod (1.36). */
export const isMirrorPod = (pod: Pod): boolean => pod.metadata?.annotations?.[MIRROR_ANNOTATION] !== undefined
