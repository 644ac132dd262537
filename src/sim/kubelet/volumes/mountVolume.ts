import { err, ok, type Result } from '../../../base/result.ts'
import { FileTree } from '../../runtime/files/fileTree.ts'
import { formatDate } from '../../runtime/tools/dates.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'
import { hostPathError } from './hostPath.ts'
import { projectedFiles, type Volume } from './projectedFiles.ts'
import { type PublishedFile, publishFiles } from './publishFiles.ts'

/** A mounted volume: `emptyDir` ones count against their limits, those in `memory` as their container's memory, what is `projected` follows its sources. */
export type MountedVolume =
  | { readonly kind: 'emptyDir' | 'memory' | 'other'; readonly tree: FileTree }
  | { readonly kind: 'projected'; readonly tree: FileTree; files: ReadonlyMap<string, PublishedFile> }

/** Mounts one volume, or says in the plugin's words why not. */
export function mountVolume(
  context: KubeletContext,
  pod: StoredPod,
  volume: Volume,
  shared: Map<string, FileTree>,
): Result<MountedVolume, string> {
  if (volume.emptyDir !== undefined)
    return ok({ kind: volume.emptyDir.medium === 'Memory' ? 'memory' : 'emptyDir', tree: new FileTree() })
  if (volume.hostPath !== undefined) {
    const refused = hostPathError(volume.hostPath)
    return refused === undefined
      ? ok({ kind: 'other', tree: sharedTree(shared, `path ${volume.hostPath.path}`) })
      : err(refused)
  }
  if (volume.persistentVolumeClaim !== undefined) {
    return ok({
      kind: 'other',
      tree: sharedTree(
        shared,
        `claim ${pod.metadata.namespace ?? 'default'}/${volume.persistentVolumeClaim.claimName}`,
      ),
    })
  }
  const files = projectedFiles(context, pod, volume)
  if (files === undefined) return ok({ kind: 'other', tree: new FileTree() })
  if (!files.ok) return files
  const mounted: MountedVolume = { kind: 'projected', tree: new FileTree(), files: new Map() }
  publish(context, mounted, files.value)
  return ok(mounted)
}

/** Publishes a projected volume's files anew where their sources changed. */
export function refreshVolume(context: KubeletContext, pod: StoredPod, volume: Volume, mounted: MountedVolume): void {
  if (mounted.kind !== 'projected') return
  const files = projectedFiles(context, pod, volume)
  if (files?.ok && !sameFiles(files.value, mounted.files)) publish(context, mounted, files.value)
}

function publish(
  { kernel, scenario }: KubeletContext,
  mounted: Extract<MountedVolume, { kind: 'projected' }>,
  files: ReadonlyMap<string, PublishedFile>,
): void {
  const { root } = mounted.tree
  const stamp = formatDate(scenario.startTime + kernel.now, '..%Y_%m_%d_%H_%M_%S.%N')
  if (root.kind === 'directory') publishFiles(root, files, stamp, kernel.now)
  mounted.files = files
}

function sameFiles(a: ReadonlyMap<string, PublishedFile>, b: ReadonlyMap<string, PublishedFile>): boolean {
  return (
    a.size === b.size &&
    [...a].every(([path, { text, mode }]) => b.get(path)?.text === text && b.get(path)?.mode === mode)
  )
}

function sharedTree(shared: Map<string, FileTree>, key: string): FileTree {
  const tree = shared.get(key) ?? new FileTree()
  shared.set(key, tree)
  return tree
}
