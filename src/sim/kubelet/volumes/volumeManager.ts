import type { Container } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Timer } from '../../kernel/kernel.ts'
import { type Process, type Signal, within } from '../../kernel/process.ts'
import type { FileSystem } from '../../runtime/files/fileSystem.ts'
import type { FileTree } from '../../runtime/files/fileTree.ts'
import { type KubeletContext, record, type StoredPod } from '../kubeletContext.ts'
import { expand } from '../kuberuntime/expand.ts'
import { type MountedVolume, mountVolume, refreshVolume } from './mountVolume.ts'

/** How often SyncPod looks whether all volumes are mounted. Models pkg/kubelet/volumemanager/volume_manager.go, podAttachAndMountRetryInterval (1.36). */
const MOUNT_POLL: Millis = 300
/** Until the populator and the reconciler, each looping every 100 ms, get to a new pod. */
const RECONCILE: Millis = 130
/** The wait between two tries of a mount: doubles from 500 ms to 2 m 2 s. Models pkg/util/goroutinemap/exponentialbackoff (1.36). */
const FIRST_RETRY: Millis = 500
const LONGEST_RETRY: Millis = 122 * SECOND

interface PodVolumes {
  /** When the volumes of an ended pod are unmounted; undefined while it may still use them. */
  unmountedAt?: Millis
  readonly mounted: Map<string, MountedVolume>
  readonly retries: Map<string, Timer>
}

/** Mounts the volumes of pods, tries again what fails, and hands them to containers. Models pkg/kubelet/volumemanager (1.36). */
export class VolumeManager {
  private readonly pods = new Map<string, PodVolumes>()
  private readonly context: KubeletContext
  /** Trees that outlive pods: claims and paths of the node. */
  private readonly shared = new Map<string, FileTree>()

  constructor(context: KubeletContext) {
    this.context = context
  }

  /** Waits until all volumes of the pod are mounted, which is looked at once and then at each poll; a stop of the pod ends the wait. */
  *waitForAttachAndMount(pod: StoredPod, stopped: Signal): Process<'mounted' | 'stopped'> {
    const volumes = pod.spec?.volumes ?? []
    if (volumes.length === 0) return 'mounted'
    const state = this.stateOf(pod)
    for (;;) {
      if (volumes.every((v) => state.mounted.has(v.name))) return 'mounted'
      if (yield* within(this.context.kernel, stopped, MOUNT_POLL)) return 'stopped'
    }
  }

  /** Brings what changed in ConfigMaps and Secrets to the mounted files: once a sync, as the kubelet does. */
  refresh(pod: StoredPod): void {
    for (const volume of pod.spec?.volumes ?? []) {
      const mounted = this.pods.get(pod.metadata.uid)?.mounted.get(volume.name)
      if (mounted !== undefined) refreshVolume(this.context, pod, volume, mounted)
    }
  }

  /** Mounts a container's volumes into its root; the error's text where a mount cannot be made. Models pkg/kubelet/kubelet_pods.go, makeMounts (1.36). */
  mountInto(
    pod: StoredPod,
    container: Container,
    files: FileSystem,
    variables: ReadonlyMap<string, string>,
  ): Result<void, string> {
    const mounted = this.pods.get(pod.metadata.uid)?.mounted
    for (const mount of container.volumeMounts ?? []) {
      const volume = mounted?.get(mount.name)
      if (volume === undefined) continue
      if (volume.kind === 'memory') this.countAsMemory(pod, container, mount.name, volume.tree, files)
      const subPath = subPathOf(mount, variables)
      if (!subPath.ok) return subPath
      const tree = subPath.value === '' ? volume.tree : volume.tree.below(subPath.value)
      files.mount(mount.mountPath, tree, { readOnly: mount.readOnly === true || volume.kind === 'projected' })
    }
    return ok(undefined)
  }

  private countAsMemory(pod: StoredPod, container: Container, name: string, tree: FileTree, files: FileSystem): void {
    files.countAsMemory(tree)
    const limit = pod.spec?.volumes?.find((volume) => volume.name === name)?.emptyDir?.sizeLimit
    if (limit !== undefined)
      this.context.notice('notModelled', pod.metadata.uid, container.name, `the end of ${limit} in volume ${name}`)
  }

  /** The mounted volumes of a pod by name. */
  volumesOf(uid: string): ReadonlyMap<string, MountedVolume> {
    return this.pods.get(uid)?.mounted ?? new Map()
  }

  /** The containers of the pod are gone: the populator and the reconciler unmount its volumes meanwhile. */
  beginUnmount(pod: StoredPod): void {
    const state = this.pods.get(pod.metadata.uid)
    if (state === undefined) return
    for (const timer of state.retries.values()) timer.cancel()
    if (state.mounted.size > 0) state.unmountedAt = this.context.kernel.now + RECONCILE
  }

  /** Waits until the volumes of an ended pod are unmounted, which is looked at once and then at each poll. */
  *waitForUnmount(pod: StoredPod): Process {
    const { kernel } = this.context
    const unmountedAt = this.pods.get(pod.metadata.uid)?.unmountedAt ?? kernel.now
    this.pods.delete(pod.metadata.uid)
    while (kernel.now < unmountedAt) yield MOUNT_POLL
  }

  /** Nobody tries to mount what is not mounted yet, until somebody waits for it again. */
  pause(): void {
    for (const { retries } of this.pods.values()) {
      for (const timer of retries.values()) timer.cancel()
      retries.clear()
    }
  }

  private stateOf(pod: StoredPod): PodVolumes {
    const state: PodVolumes = this.pods.get(pod.metadata.uid) ?? { mounted: new Map(), retries: new Map() }
    this.pods.set(pod.metadata.uid, state)
    for (const { name } of pod.spec?.volumes ?? []) {
      if (!state.mounted.has(name) && !state.retries.has(name)) this.tryAfter(pod, state, name, RECONCILE, FIRST_RETRY)
    }
    return state
  }

  private tryAfter(pod: StoredPod, state: PodVolumes, name: string, wait: Millis, retry: Millis): void {
    const { kernel } = this.context
    state.retries.set(
      name,
      kernel.after(wait, () => {
        const volume = pod.spec?.volumes?.find((v) => v.name === name)
        if (volume === undefined) return
        const mounted = mountVolume(this.context, pod, volume, this.shared)
        if (mounted.ok) {
          state.mounted.set(name, mounted.value)
          return
        }
        record(
          this.context,
          pod,
          'Warning',
          'FailedMount',
          `MountVolume.SetUp failed for volume "${name}" : ${mounted.error}`,
        )
        this.tryAfter(pod, state, name, retry, Math.min(2 * retry, LONGEST_RETRY))
      }),
    )
  }
}

type Mount = NonNullable<Container['volumeMounts']>[number]

/** The path within a volume that is mounted: all variables of an expression must be known. Models pkg/kubelet/container/helpers.go, ExpandContainerVolumeMounts (1.36). */
function subPathOf({ subPath, subPathExpr }: Mount, variables: ReadonlyMap<string, string>): Result<string, string> {
  if (subPathExpr === undefined || subPathExpr === '') return ok(subPath ?? '')
  const missing: string[] = []
  const path = expand(subPathExpr, (name) => {
    const value = variables.get(name)
    if (value === undefined) missing.push(name)
    return value ?? ''
  })
  return missing.length === 0 ? ok(path) : err(`missing value for "${missing[0]}"`)
}
