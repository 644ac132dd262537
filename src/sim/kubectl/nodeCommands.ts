import { isMirrorPod } from '../../api/mirrorPod.ts'
import type { KubernetesObject, Node, Pod, Taint } from '../../api/types.ts'
import type { Millis } from '../../base/millis.ts'
import { deletePod } from '../apiserver/deletion.ts'
import { evictPod } from '../apiserver/eviction.ts'
import { resourceOfKind } from '../apiserver/resources.ts'
import type { Process } from '../kernel/process.ts'
import { changeTarget } from './change.ts'
import { fail, getTarget, type KubectlCommand, type KubectlContext, type Target } from './context.ts'

/** After how long a refused eviction is tried again. */
const EVICTION_RETRY: Millis = 5000
/** How often drain looks whether a pod is gone. Models kubectl/pkg/drain/drain.go, waitForDelete. */
const GONE_POLL: Millis = 1000

function nodeTarget(name: string): Target {
  const resource = resourceOfKind('Node')
  if (resource === undefined) throw new Error('the API server must serve nodes')
  return { resource, name: name.replace(/^nodes?\//, '') }
}

/** `kubectl cordon`. Models kubectl/pkg/cmd/drain/drain.go (1.36). */
export const cordonCommand: KubectlCommand = (context) => setUnschedulable(context, 'cordoned')

/** `kubectl uncordon`. */
export const uncordonCommand: KubectlCommand = (context) => setUnschedulable(context, 'uncordoned')

function setUnschedulable(context: KubectlContext, verb: 'cordoned' | 'uncordoned'): number {
  let code = 0
  for (const name of context.flags.positional) {
    const said = { done: verb, unchanged: `already ${verb}` }
    code = changeTarget(context, nodeTarget(name), (old) => withUnschedulable(old, verb), said) || code
  }
  return code
}

function withUnschedulable(node: KubernetesObject, verb: 'cordoned' | 'uncordoned'): KubernetesObject {
  const { unschedulable: _before, ...spec } = (node as Node).spec ?? {}
  return { ...node, spec: verb === 'cordoned' ? { ...spec, unschedulable: true } : spec } as KubernetesObject
}

/** `kubectl taint`. Models kubectl/pkg/cmd/taint/taint.go (1.36). */
export const taintCommand: KubectlCommand = (context) => {
  const [, name = '', ...specs] = context.flags.positional
  const target = nodeTarget(name)
  const node = getTarget<Node>(context, target)
  if (node === undefined) return 1
  const removes = specs.every((spec) => spec.endsWith('-'))
  const taints = (old: KubernetesObject): KubernetesObject => {
    const before = (old as Node).spec?.taints ?? []
    const changed = specs.reduce<readonly Taint[]>((list, spec) => withTaint(list, spec), before)
    const { taints: _before, ...spec } = (old as Node).spec ?? {}
    return { ...old, spec: changed.length > 0 ? { ...spec, taints: changed } : spec } as KubernetesObject
  }
  const missing = specs.find(
    (spec) =>
      spec.endsWith('-') && withTaint(node.spec?.taints ?? [], spec).length === (node.spec?.taints ?? []).length,
  )
  if (missing !== undefined) return fail(context, `taint "${missing.slice(0, -1)}" not found`)
  const verb = removes ? 'untainted' : 'tainted'
  return changeTarget(context, target, taints, { done: verb, unchanged: verb })
}

/** The taints with one set (`key=value:Effect`) or taken away (`key-`, `key:Effect-`). */
function withTaint(taints: readonly Taint[], text: string): readonly Taint[] {
  const parts = /^([^=:]+?)(?:=([^:]*))?(?::(\w+))?(-?)$/.exec(text)
  const [, key = '', value, effect, minus] = parts ?? []
  const others = taints.filter((t) => t.key !== key || (effect !== undefined && effect !== '' && t.effect !== effect))
  if (minus === '-') return others
  return [...others, { key, effect: effect ?? '', ...(value ? { value } : {}) }]
}

/** `kubectl drain`. Models kubectl/pkg/drain/drain.go (1.36). */
export const drainCommand: KubectlCommand = function* (context) {
  const { flags, cluster } = context
  const [name = ''] = flags.positional
  const target = nodeTarget(name)
  const node = getTarget<Node>(context, target)
  if (node === undefined) return 1
  changeTarget(context, target, (old) => withUnschedulable(old, 'cordoned'), {
    done: 'cordoned',
    unchanged: 'already cordoned',
  })
  const pods = cluster.store.list<Pod>('Pod').filter((p) => p.spec?.nodeName === target.name && !isMirrorPod(p))
  const daemons = pods.filter((p) => ownerKind(p) === 'DaemonSet')
  const others = pods.filter((p) => !daemons.includes(p))
  const blocked = blockers(context, others, daemons)
  if (blocked.length > 0) {
    context.err(
      `error: unable to drain node "${target.name}" due to error: ${blocked.join(', ')}, continuing command...\n`,
    )
    context.err(`There are pending nodes to be drained:\n ${target.name}\n${blocked.join('\n')}\n`)
    return 1
  }
  if (daemons.length > 0) context.err(`Warning: ignoring DaemonSet-managed Pods: ${daemons.map(fullName).join(', ')}\n`)
  for (const pod of others) context.out(`evicting pod ${fullName(pod)}\n`)
  for (const pod of others) yield* evict(context, pod)
  for (const pod of others) yield* untilGone(context, pod)
  context.out(`node/${target.name} drained\n`)
  return 0
}

const fullName = ({ metadata }: Pod): string => `${metadata?.namespace}/${metadata?.name}`
const ownerKind = (pod: Pod): string | undefined =>
  pod.metadata?.ownerReferences?.find((o) => o.controller === true)?.kind

function blockers(context: KubectlContext, others: readonly Pod[], daemons: readonly Pod[]): string[] {
  const { flags } = context
  const said: string[] = []
  const local = others.filter((p) => p.spec?.volumes?.some((v) => v.emptyDir !== undefined))
  const bare = others.filter(
    (p) => ownerKind(p) === undefined && p.status?.phase !== 'Succeeded' && p.status?.phase !== 'Failed',
  )
  if (daemons.length > 0 && !flags.on('ignore-daemonsets'))
    said.push(
      `cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): ${daemons.map(fullName).join(', ')}`,
    )
  if (local.length > 0 && !flags.on('delete-emptydir-data'))
    said.push(
      `cannot delete Pods with local storage (use --delete-emptydir-data to override): ${local.map(fullName).join(', ')}`,
    )
  if (bare.length > 0 && !flags.on('force'))
    said.push(
      `cannot delete Pods that declare no controller (use --force to override): ${bare.map(fullName).join(', ')}`,
    )
  return said
}

function* evict(context: KubectlContext, pod: Pod): Process {
  const { store } = context.cluster
  const { namespace, name = '' } = pod.metadata ?? {}
  const text = context.flags.value('grace-period')
  const options = text === undefined || text === '-1' ? {} : { gracePeriodSeconds: Number(text) }
  for (;;) {
    const evicted = context.flags.on('disable-eviction')
      ? deletePod(store, namespace, name, options)
      : evictPod(store, namespace, name, options)
    if (evicted.ok || evicted.error.reason === 'NotFound') return
    context.err(
      `error when evicting pods/"${name}" -n "${namespace}" (will retry after 5s): ${evicted.error.message}\n`,
    )
    yield EVICTION_RETRY
  }
}

function* untilGone(context: KubectlContext, pod: Pod): Process {
  const { store } = context.cluster
  const { namespace, name = '', uid } = pod.metadata ?? {}
  while (store.get('Pod', namespace, name)?.metadata.uid === uid) yield GONE_POLL
  context.out(`pod/${name} evicted\n`)
}
