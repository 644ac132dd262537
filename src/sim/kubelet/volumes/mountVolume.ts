import type { PodSpec } from '../../../api/types.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { FileTree } from '../../runtime/files/fileTree.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'
import { dataOf, podField, resourceField } from '../kuberuntime/environment.ts'
import { hostPathError } from './hostPath.ts'

/** A volume of a pod's spec. */
export type Volume = NonNullable<PodSpec['volumes']>[number]

/** A mounted volume; `emptyDir` ones count against their limits. */
export interface MountedVolume {
  readonly kind: 'emptyDir' | 'projected' | 'other'
  readonly tree: FileTree
}

/** Mounts one volume, or says in the plugin's words why not. */
export function mountVolume(
  context: KubeletContext,
  pod: StoredPod,
  volume: Volume,
  shared: Map<string, FileTree>,
): Result<MountedVolume, string> {
  if (volume.emptyDir !== undefined) return ok({ kind: 'emptyDir', tree: new FileTree() })
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
  const files = filesOf(context, pod, volume)
  if (files === undefined) return ok({ kind: 'other', tree: new FileTree() })
  if (!files.ok) return files
  const tree = new FileTree()
  for (const [path, text] of files.value) tree.writeFile(path, text)
  return ok({ kind: 'projected', tree })
}

/** Writes a projected volume's files anew where their sources changed. */
export function refreshVolume(context: KubeletContext, pod: StoredPod, volume: Volume, mounted: MountedVolume): void {
  if (mounted.kind !== 'projected') return
  const files = filesOf(context, pod, volume)
  if (files === undefined || !files.ok) return
  for (const [path, text] of files.value) if (mounted.tree.readFile(path) !== text) mounted.tree.writeFile(path, text)
}

type Files = Result<Map<string, string>, string>

interface Items {
  readonly items?: readonly { readonly key: string; readonly path: string }[]
  readonly optional?: boolean
}

/** The files of a volume that is made of API objects; undefined for other volumes. */
function filesOf(context: KubeletContext, pod: StoredPod, volume: Volume): Files | undefined {
  if (volume.configMap !== undefined)
    return objectFiles(context, pod, 'ConfigMap', volume.configMap.name ?? '', volume.configMap)
  if (volume.secret !== undefined)
    return objectFiles(context, pod, 'Secret', volume.secret.secretName ?? '', volume.secret)
  if (volume.downwardAPI !== undefined) return ok(downwardFiles(context, pod, volume.downwardAPI.items ?? []))
  if (volume.projected === undefined) return undefined
  const all = new Map<string, string>()
  const refused: string[] = []
  for (const source of volume.projected.sources ?? []) {
    const files =
      source.configMap !== undefined
        ? objectFiles(context, pod, 'ConfigMap', source.configMap.name ?? '', source.configMap)
        : source.secret !== undefined
          ? objectFiles(context, pod, 'Secret', source.secret.name ?? '', source.secret)
          : source.downwardAPI !== undefined
            ? ok(downwardFiles(context, pod, source.downwardAPI.items ?? []))
            : ok(new Map([[source.serviceAccountToken?.path ?? 'token', 'a.token.of.the.service.account']]))
    if (files.ok) for (const [path, text] of files.value) all.set(path, text)
    else refused.push(files.error)
  }
  return refused.length === 0 ? ok(all) : err(refused.length === 1 ? (refused[0] ?? '') : `[${refused.join(', ')}]`)
}

function objectFiles(
  context: KubeletContext,
  pod: StoredPod,
  kind: 'ConfigMap' | 'Secret',
  name: string,
  { items, optional }: Items,
): Files {
  const data = dataOf(context, kind, pod.metadata.namespace, name)
  if (data === undefined) return optional === true ? ok(new Map()) : err(`${kind.toLowerCase()} "${name}" not found`)
  if (items === undefined || items.length === 0) return ok(new Map(Object.entries(data)))
  const files = new Map<string, string>()
  for (const { key, path } of items) {
    const text = data[key]
    if (text !== undefined) files.set(path, text)
    else if (optional !== true)
      return err(
        kind === 'Secret'
          ? `references non-existent secret key: ${key}`
          : `configmap references non-existent config key: ${key}`,
      )
  }
  return ok(files)
}

type DownwardItems = NonNullable<NonNullable<Volume['downwardAPI']>['items']>

function downwardFiles(context: KubeletContext, pod: StoredPod, items: DownwardItems): Map<string, string> {
  const files = new Map<string, string>()
  for (const { path, fieldRef, resourceFieldRef } of items) {
    const own = pod.spec?.containers[0]
    if (fieldRef !== undefined) files.set(path, podField(context, pod, fieldRef.fieldPath, pod.status?.podIP ?? ''))
    else if (resourceFieldRef !== undefined && own !== undefined)
      files.set(path, resourceField(context, pod, own, resourceFieldRef))
  }
  return files
}

function sharedTree(shared: Map<string, FileTree>, key: string): FileTree {
  const tree = shared.get(key) ?? new FileTree()
  shared.set(key, tree)
  return tree
}
