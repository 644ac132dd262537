import type { Deployment, KubernetesObject, ReplicaSet } from '../../api/types.ts'
import { parseDuration } from '../../base/millis.ts'
import type { Stored } from '../apiserver/objectStore.ts'
import { qualifiedSingular } from '../apiserver/resources.ts'
import type { Process } from '../kernel/process.ts'
import { Signal, within } from '../kernel/process.ts'
import { changeTarget } from './change.ts'
import {
  fail,
  getTarget,
  type KubectlCommand,
  type KubectlContext,
  namespaceFor,
  type Target,
  titleOf,
} from './context.ts'
import { type RolloutView, rolloutStatus } from './rolloutStatus.ts'
import { readTargets } from './targets.ts'

const REVISION = 'deployment.kubernetes.io/revision'
const HASH = 'pod-template-hash'
const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt'

/** `kubectl rollout`. Models kubectl/pkg/cmd/rollout (1.36). */
export const rolloutCommand: KubectlCommand = function* (context) {
  const [verb = '', ...words] = context.flags.positional
  const read = readTargets(context, words)
  if (typeof read === 'number') return read
  let code = 0
  for (const target of read.targets) {
    if (getTarget(context, target) === undefined) return 1
    switch (verb) {
      case 'status':
        code = (yield* status(context, target)) || code
        break
      case 'restart':
        code =
          changeTarget(context, target, (o) => restarted(context, o), { done: 'restarted', unchanged: 'restarted' }) ||
          code
        break
      case 'pause':
      case 'resume':
        code = setPaused(context, target, verb) || code
        break
      case 'undo':
        code = undo(context, target) || code
        break
      case 'history':
        history(context, target)
        break
      default:
        return fail(context, `unknown command "rollout ${verb}"`)
    }
  }
  return code
}

function* status(context: KubectlContext, target: Target): Process<number> {
  const { cluster, flags } = context
  const { store, kernel } = cluster
  const get = (): RolloutView | undefined =>
    store.get(target.resource.kind, namespaceFor(context, target.resource), target.name)
  const timeout = parseDuration(flags.value('timeout') ?? '0s') || Number.POSITIVE_INFINITY
  const end = kernel.now + timeout
  let signal = new Signal()
  store.watch(target.resource.kind, ({ object }) => {
    if (object.metadata.name === target.name) signal.fire()
  })
  for (;;) {
    const object = get()
    if (object === undefined) return fail(context, 'object has been deleted')
    const seen = rolloutStatus(object)
    if (seen.kind === 'error') return fail(context, seen.message)
    context.out(seen.message)
    if (seen.kind === 'done') return 0
    signal = new Signal()
    const span = Math.max(0, end - kernel.now)
    const fired = Number.isFinite(span) ? yield* within(kernel, signal, span) : yield* forever(signal)
    if (!fired) return fail(context, 'timed out waiting for the condition')
  }
}

function* forever(signal: Signal): Process<boolean> {
  yield signal
  return true
}

function restarted({ cluster }: KubectlContext, object: KubernetesObject): KubernetesObject {
  const spec = (object as Deployment).spec
  const annotations = { ...spec?.template.metadata?.annotations, [RESTARTED_AT]: cluster.store.timestamp() }
  const template = { ...spec?.template, metadata: { ...spec?.template.metadata, annotations } }
  return { ...object, spec: { ...spec, template } } as KubernetesObject
}

function setPaused(context: KubectlContext, target: Target, verb: 'pause' | 'resume'): number {
  const deployment = getTarget<Deployment>(context, target)
  const paused = deployment?.spec?.paused === true
  const past = verb === 'pause' ? 'paused' : 'resumed'
  if (paused === (verb === 'pause'))
    return fail(
      context,
      `${qualifiedSingular(target.resource)} "${target.name}" ${verb === 'pause' ? 'is already paused' : 'is not paused'}`,
    )
  const change = (old: KubernetesObject): KubernetesObject => {
    const { paused: _before, ...spec } = (old as { spec?: { paused?: boolean } }).spec ?? {}
    return { ...old, spec: verb === 'pause' ? { ...spec, paused: true } : spec } as KubernetesObject
  }
  return changeTarget(context, target, change, { done: past, unchanged: past })
}

/** The ReplicaSets of a Deployment by revision, the newest last. */
function revisionsOf({ cluster }: KubectlContext, deployment: Stored<KubernetesObject>): Stored<ReplicaSet>[] {
  return cluster.store
    .list<ReplicaSet>('ReplicaSet')
    .filter((rs) => rs.metadata.ownerReferences?.some((o) => o.uid === deployment.metadata.uid))
    .sort((a, b) => revisionOf(a) - revisionOf(b))
}

const revisionOf = (rs: KubernetesObject): number => Number(rs.metadata?.annotations?.[REVISION] ?? 0)

function undo(context: KubectlContext, target: Target): number {
  const deployment = getTarget(context, target)
  if (deployment === undefined) return 1
  const revisions = revisionsOf(context, deployment)
  const asked = context.flags.value('to-revision') ?? '0'
  const wanted = asked === '0' ? revisions.at(-2) : revisions.find((rs) => revisionOf(rs) === Number(asked))
  const template = wanted?.spec?.template
  if (wanted === undefined || template === undefined)
    return fail(
      context,
      asked === '0'
        ? `no rollout history found for deployment "${target.name}"`
        : `unable to find specified revision ${asked} in history`,
    )
  const { [HASH]: _hash, ...labels } = template.metadata?.labels ?? {}
  const back = { ...template, metadata: { ...template.metadata, labels } }
  const change = (old: KubernetesObject) =>
    ({ ...old, spec: { ...(old as Deployment).spec, template: back } }) as KubernetesObject
  return changeTarget(context, target, change, {
    done: 'rolled back',
    unchanged: `skipped rollback (current template already matches revision ${revisionOf(wanted)})`,
  })
}

function history(context: KubectlContext, target: Target): void {
  const deployment = getTarget(context, target)
  if (deployment === undefined) return
  const rows = revisionsOf(context, deployment).map((rs) => {
    const cause = rs.metadata.annotations?.['kubernetes.io/change-cause'] ?? '<none>'
    return `${String(revisionOf(rs)).padEnd(10)}${cause}\n`
  })
  context.out(`${titleOf(target)} \nREVISION  CHANGE-CAUSE\n${rows.join('')}\n`)
}
