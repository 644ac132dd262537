import type { KubernetesObject } from '../../api/types.ts'
import { createObject } from '../apiserver/create.ts'
import { fail, failWith, getTarget, type KubectlCommand } from './context.ts'
import { podSpecOf } from './setCommand.ts'
import { readTargets } from './targets.ts'

/** `kubectl expose`. Models kubectl/pkg/cmd/expose/expose.go (1.36). */
export const exposeCommand: KubectlCommand = (context) => {
  const { flags, namespace } = context
  const read = readTargets(context, flags.positional)
  if (typeof read === 'number') return read
  let code = 0
  for (const target of read.targets) {
    const object = getTarget(context, target)
    if (object === undefined) return 1
    const selector = selectorOf(object)
    if (selector === undefined) return fail(context, `couldn't retrieve selectors via --selector flag or introspection`)
    const declared = podSpecOf(object)?.containers.flatMap((c) => c.ports ?? []) ?? []
    const wanted = flags.value('port')
    const ports = wanted === undefined ? declared.map((p) => p.containerPort) : [Number(wanted)]
    if (ports.length === 0) return fail(context, `couldn't find port via --port flag or introspection`)
    const targetPort = flags.value('target-port')
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: flags.value('name') ?? target.name, namespace, ...labelsOf(object) },
      spec: {
        selector,
        ports: ports.map((port, i) => ({
          ...(ports.length > 1 ? { name: `port-${i + 1}` } : {}),
          port,
          protocol: flags.value('protocol') ?? 'TCP',
          targetPort:
            targetPort === undefined ? port : Number.isNaN(Number(targetPort)) ? targetPort : Number(targetPort),
        })),
        ...(flags.value('type') === undefined ? {} : { type: flags.value('type') }),
        ...(flags.value('cluster-ip') === undefined ? {} : { clusterIP: flags.value('cluster-ip') }),
      },
    }
    const made = createObject(context.cluster, service, namespace)
    if (made.ok) context.out(`service/${made.value.object.metadata.name} exposed\n`)
    else code = failWith(context, made.error)
  }
  return code
}

const labelsOf = ({ metadata }: KubernetesObject) => (metadata?.labels === undefined ? {} : { labels: metadata.labels })

function selectorOf(object: KubernetesObject): Readonly<Record<string, string>> | undefined {
  if (object.kind === 'Pod') return object.metadata?.labels
  const { selector } = (object as { spec?: { selector?: Record<string, unknown> } }).spec ?? {}
  const labels = selector?.matchLabels ?? selector
  return labels as Readonly<Record<string, string>> | undefined
}
