import type { KubeletContext, StoredPod } from './kubeletContext.ts'
import { PodContainers } from './kuberuntime/podContainers.ts'
import { VolumeManager } from './volumes/volumeManager.ts'

/** The images that a node has got. */
export interface PulledImages {
  readonly names: Set<string>
  /** Images that were pulled with a secret: others need one too. */
  readonly withSecret: Set<string>
}

/** What stays on a node whatever becomes of its kubelet's process. */
export interface NodeState {
  readonly containers: PodContainers
  readonly volumes: VolumeManager
  readonly images: PulledImages
  /** The folder of static pods, by file name. */
  readonly manifests: Map<string, StoredPod>
}

/** The state of a node on which nothing was ever run. */
export function emptyNode(context: KubeletContext): NodeState {
  return {
    containers: new PodContainers(context),
    volumes: new VolumeManager(context),
    images: { names: new Set(), withSecret: new Set() },
    manifests: new Map(),
  }
}
