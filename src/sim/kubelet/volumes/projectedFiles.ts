import type { PodSpec } from '../../../api/types.ts'
import { encodeBase64 } from '../../../base/base64.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'
import { type ConfigKind, dataOf } from '../kuberuntime/configData.ts'
import { podField, resourceField } from '../kuberuntime/downwardApi.ts'
import type { PublishedFile } from './publishFiles.ts'

/** A volume of a pod's spec. */
export type Volume = NonNullable<PodSpec['volumes']>[number]

/** The files of a volume by their paths, or in the plugin's words why there are none. */
export type Files = Result<ReadonlyMap<string, PublishedFile>, string>

interface Items {
  readonly items?: readonly { readonly key: string; readonly path: string; readonly mode?: number }[]
  readonly optional?: boolean
}

/** What a file's permissions are where nothing says: 0644. */
const DEFAULT_MODE = 0o644

/** The files of a volume that is made of API objects; undefined for other volumes. Models pkg/volume/{configmap,secret,downwardapi,projected} (1.36). */
export function projectedFiles(context: KubeletContext, pod: StoredPod, volume: Volume): Files | undefined {
  const { configMap, secret, downwardAPI, projected } = volume
  if (configMap !== undefined)
    return objectFiles(context, pod, 'ConfigMap', configMap.name ?? '', configMap, configMap.defaultMode)
  if (secret !== undefined)
    return objectFiles(context, pod, 'Secret', secret.secretName ?? '', secret, secret.defaultMode)
  if (downwardAPI !== undefined)
    return ok(downwardFiles(context, pod, downwardAPI.items ?? [], downwardAPI.defaultMode))
  if (projected === undefined) return undefined
  const all = new Map<string, PublishedFile>()
  const refused: string[] = []
  for (const source of projected.sources ?? []) {
    const files = sourceFiles(context, pod, source, projected.defaultMode)
    if (files.ok) for (const [path, file] of files.value) all.set(path, file)
    else refused.push(files.error)
  }
  return refused.length === 0 ? ok(all) : err(refused.length === 1 ? (refused[0] ?? '') : `[${refused.join(', ')}]`)
}

type Source = NonNullable<NonNullable<Volume['projected']>['sources']>[number]

function sourceFiles(context: KubeletContext, pod: StoredPod, source: Source, mode: number | undefined): Files {
  const { configMap, secret, downwardAPI, serviceAccountToken } = source
  if (configMap !== undefined) return objectFiles(context, pod, 'ConfigMap', configMap.name ?? '', configMap, mode)
  if (secret !== undefined) return objectFiles(context, pod, 'Secret', secret.name ?? '', secret, mode)
  if (downwardAPI !== undefined) return ok(downwardFiles(context, pod, downwardAPI.items ?? [], mode))
  if (serviceAccountToken !== undefined) {
    const token = { text: tokenOf(pod, serviceAccountToken.audience), mode: mode ?? DEFAULT_MODE }
    return ok(new Map([[serviceAccountToken.path, token]]))
  }
  return ok(new Map())
}

/** A token of the pod's service account: it looks like one and proves nothing. */
function tokenOf(pod: StoredPod, audience: string | undefined): string {
  const account = `system:serviceaccount:${pod.metadata.namespace ?? 'default'}:${pod.spec?.serviceAccountName ?? 'default'}`
  const part = (value: object): string => encodeBase64(JSON.stringify(value)).replace(/=+$/, '')
  return `${part({ alg: 'none' })}.${part({ aud: [audience ?? 'https://kubernetes.default.svc.cluster.local'], sub: account })}.simulated`
}

function objectFiles(
  context: KubeletContext,
  pod: StoredPod,
  kind: ConfigKind,
  name: string,
  { items, optional }: Items,
  defaultMode = DEFAULT_MODE,
): Files {
  const data = dataOf(context, kind, pod.metadata.namespace, name)
  if (data === undefined) return optional === true ? ok(new Map()) : err(`${kind.toLowerCase()} "${name}" not found`)
  if (items === undefined || items.length === 0)
    return ok(new Map(Object.entries(data).map(([key, text]) => [key, { text, mode: defaultMode }])))
  const files = new Map<string, PublishedFile>()
  for (const { key, path, mode = defaultMode } of items) {
    const text = data[key]
    if (text !== undefined) files.set(path, { text, mode })
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

function downwardFiles(
  context: KubeletContext,
  pod: StoredPod,
  items: DownwardItems,
  defaultMode = DEFAULT_MODE,
): Map<string, PublishedFile> {
  const files = new Map<string, PublishedFile>()
  // labels and annotations are followed as they change
  const current = context.store.get<StoredPod>('Pod', pod.metadata.namespace, pod.metadata.name) ?? pod
  for (const { path, fieldRef, resourceFieldRef, mode = defaultMode } of items) {
    const own = pod.spec?.containers[0]
    if (fieldRef !== undefined) files.set(path, { text: podField(context, current, fieldRef.fieldPath, ''), mode })
    else if (resourceFieldRef !== undefined && own !== undefined)
      files.set(path, { text: resourceField(context, pod, own, resourceFieldRef), mode })
  }
  return files
}
