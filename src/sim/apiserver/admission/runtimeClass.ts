import type { Pod, RuntimeClass } from '../../../api/types.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Cluster } from '../../cluster.ts'
import { forbidden, type StatusError } from '../statusError.ts'
import { sameJson } from '../update.ts'
import { requestName } from './requestName.ts'

/** Applies a runtime class: its overhead, node selector and tolerations. Models plugin/pkg/admission/runtimeclass/admission.go (1.36). */
export function withRuntimeClass({ store }: Cluster, pod: Pod): Result<Pod, StatusError> {
  const spec = pod.spec
  const name = spec?.runtimeClassName
  if (spec === undefined || !name) return ok(pod)
  const rejected = (why: string) =>
    err(forbidden('Pod', requestName(pod), `pod rejected: ${why}`, ['spec', 'runtimeClassName']))
  const found = store.get<RuntimeClass>('RuntimeClass', undefined, name)
  if (found === undefined) return rejected(`RuntimeClass "${name}" not found`)
  const overhead = found.overhead?.podFixed
  if (overhead !== undefined && spec.overhead !== undefined && !sameJson(spec.overhead, overhead))
    return rejected("Pod's Overhead doesn't match RuntimeClass's defined Overhead")
  const nodeSelector = { ...found.scheduling?.nodeSelector }
  for (const [key, value] of Object.entries(spec.nodeSelector ?? {})) {
    if (key in nodeSelector && nodeSelector[key] !== value)
      return rejected(
        `conflict: runtimeClass.scheduling.nodeSelector[${key}] = ${nodeSelector[key]}; pod.spec.nodeSelector[${key}] = ${value}`,
      )
    nodeSelector[key] = value
  }
  const tolerations = [...(spec.tolerations ?? []), ...(found.scheduling?.tolerations ?? [])]
  return ok({
    ...pod,
    spec: {
      ...spec,
      ...(overhead === undefined ? {} : { overhead }),
      ...(Object.keys(nodeSelector).length > 0 ? { nodeSelector } : {}),
      ...(tolerations.length > 0 ? { tolerations } : {}),
    },
  })
}

/** Refuses an overhead that no runtime class gives. Models the same file's Validate. */
export function overheadRefusal({ store }: Cluster, pod: Pod): StatusError | undefined {
  const { overhead, runtimeClassName = '' } = pod.spec ?? {}
  const found = store.get<RuntimeClass>('RuntimeClass', undefined, runtimeClassName)
  if (overhead === undefined || found?.overhead?.podFixed) return undefined
  const why = 'pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead'
  return forbidden('Pod', pod.metadata?.name ?? '', why, ['spec', 'overhead'])
}
