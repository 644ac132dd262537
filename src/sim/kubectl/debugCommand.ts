import type { KubernetesObject, Pod } from '../../api/types.ts'
import { changeObject } from '../apiserver/change.ts'
import { randomSuffix } from '../apiserver/nameGenerator.ts'
import { resourceOfKind } from '../apiserver/resources.ts'
import { fail, failWith, getTarget, type KubectlCommand } from './context.ts'

/** `kubectl debug POD`: adds an ephemeral container. Models kubectl/pkg/cmd/debug/debug.go (1.36). */
export const debugCommand: KubectlCommand = (context) => {
  const { flags, cluster, namespace } = context
  const resource = resourceOfKind('Pod')
  const name = (flags.positional[0] ?? '').replace(/^pods?\//, '')
  const image = flags.value('image')
  if (resource === undefined || image === undefined)
    return fail(context, 'you must specify --image or --set-image when not using --copy-to')
  const pod = getTarget<Pod>(context, { resource, name })
  if (pod === undefined) return 1
  const target = flags.value('target')
  if (target !== undefined)
    context.out(
      `Targeting container "${target}". If you don't see processes from this container it may be because the container runtime doesn't support this feature.\n`,
    )
  const given = flags.value('container')
  const count = pod.spec?.ephemeralContainers?.length ?? 0
  const container = given ?? `debugger-${randomSuffix(cluster.kernel.random(`debugger ${pod.metadata.uid} ${count}`))}`
  if (given === undefined) context.out(`Defaulting debug container name to ${container}.\n`)
  const args = [...flags.positional.slice(1), ...flags.rest]
  const ephemeral = {
    name: container,
    image,
    imagePullPolicy: 'IfNotPresent',
    ...(args.length === 0 ? {} : { command: args }),
    ...(target === undefined ? {} : { targetContainerName: target }),
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    securityContext: { capabilities: { add: ['SYS_PTRACE'] } },
    ...(flags.on('stdin') ? { stdin: true } : {}),
    ...(flags.on('tty') ? { tty: true } : {}),
  }
  const change = (old: KubernetesObject): KubernetesObject => {
    const { spec } = old as Pod
    const ephemeralContainers = [...(spec?.ephemeralContainers ?? []), ephemeral]
    return { ...old, spec: { ...spec, ephemeralContainers } } as KubernetesObject
  }
  const changed = changeObject(cluster, 'Pod', namespace, name, change, 'ephemeralcontainers')
  return changed.ok ? 0 : failWith(context, changed.error)
}
