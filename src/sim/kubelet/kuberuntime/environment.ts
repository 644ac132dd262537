import type { Container } from '../../../api/types.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'
import type { MountedVolume } from '../volumes/mountVolume.ts'
import { type ConfigKind, textsOf } from './configData.ts'
import { podField, resourceField } from './downwardApi.ts'
import { expand } from './expand.ts'
import { serviceVariables } from './serviceVariables.ts'

/** What a container's variables are made of beside its spec. */
export interface EnvironmentSources {
  readonly podIp: string
  /** The mounted volumes of the pod by name. */
  readonly volumes: ReadonlyMap<string, MountedVolume>
}

/**
 * The variables that the kubelet gives a container, or why it cannot (CreateContainerConfigError): the image's own come beneath them.
 * Models pkg/kubelet/kubelet_pods.go, makeEnvironmentVariables (1.36).
 */
export function containerEnvironment(
  context: KubeletContext,
  pod: StoredPod,
  container: Container,
  sources: EnvironmentSources,
): Result<Map<string, string>, string> {
  const { namespace } = pod.metadata
  const services = serviceVariables(context, pod)
  const env = new Map<string, string>()
  for (const source of container.envFrom ?? []) {
    const ref = source.configMapRef ?? source.secretRef
    if (ref === undefined) continue
    const kind = source.configMapRef === undefined ? 'Secret' : 'ConfigMap'
    const data = textsOf(context, kind, namespace, ref.name ?? '')
    if (data === undefined) {
      if (ref.optional === true) continue
      return err(notFound(kind, ref.name))
    }
    for (const [key, value] of Object.entries(data)) env.set(`${source.prefix ?? ''}${key}`, value)
  }
  for (const { name, value = '', valueFrom } of container.env ?? []) {
    if (value !== '' || valueFrom === undefined) {
      env.set(
        name,
        expand(value, (other) => env.get(other) ?? services.get(other)),
      )
      continue
    }
    const found = sourceValue(context, pod, container, valueFrom, sources)
    if (!found.ok) return found
    if (found.value !== undefined) env.set(name, found.value)
  }
  for (const [name, value] of services) if (!env.has(name)) env.set(name, value)
  return ok(env)
}

const notFound = (kind: ConfigKind, name: string | undefined): string => `${kind.toLowerCase()} "${name}" not found`

type ValueFrom = NonNullable<NonNullable<Container['env']>[number]['valueFrom']>

/** What a source gives a variable; undefined where the variable is left out. */
function sourceValue(
  context: KubeletContext,
  pod: StoredPod,
  container: Container,
  from: ValueFrom,
  { podIp, volumes }: EnvironmentSources,
): Result<string | undefined, string> {
  const { namespace } = pod.metadata
  if (from.fieldRef !== undefined) return ok(podField(context, pod, from.fieldRef.fieldPath, podIp))
  if (from.resourceFieldRef !== undefined) return ok(resourceField(context, pod, container, from.resourceFieldRef))
  if (from.fileKeyRef !== undefined) return fileValue(pod, volumes, from.fileKeyRef)
  const key = from.configMapKeyRef ?? from.secretKeyRef
  if (key === undefined) return ok('')
  const kind = from.configMapKeyRef === undefined ? 'Secret' : 'ConfigMap'
  const data = textsOf(context, kind, namespace, key.name ?? '')
  const value = data?.[key.key]
  if (value !== undefined) return ok(value)
  if (key.optional === true) return ok(undefined)
  return err(
    data === undefined
      ? notFound(kind, key.name)
      : `couldn't find key ${key.key} in ${kind} ${namespace ?? 'default'}/${key.name}`,
  )
}

type FileKey = NonNullable<ValueFrom['fileKeyRef']>

/** A variable out of a file that a container of the pod has written. Models pkg/kubelet/util/env/env_util.go, ParseEnv (1.36). */
function fileValue(
  pod: StoredPod,
  volumes: EnvironmentSources['volumes'],
  { volumeName, path, key, optional }: FileKey,
): Result<string | undefined, string> {
  const volume = volumes.get(volumeName)
  if (volume === undefined) return err(`cannot find the volume "${volumeName}" referenced by FileKeyRef`)
  const text = volume.tree.readFile(path)
  if (text === undefined) return err("couldn't parse env file")
  for (const line of text.split('\n')) {
    const [, name, quoted, plain] = /^\s*([^#=\s][^=]*?)\s*=\s*(?:'([^']*)'|(.*?))\s*$/.exec(line) ?? []
    if (name === key) return ok(quoted ?? plain ?? '')
  }
  if (optional === true) return ok(undefined)
  const file = `/var/lib/kubelet/pods/${pod.metadata.uid}/volumes/kubernetes.io~empty-dir/${volumeName}/${path}`
  return err(`environment variable key "${key}" not found in file "${file}"`)
}
