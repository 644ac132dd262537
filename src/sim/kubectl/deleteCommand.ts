import type { Millis } from '../../base/millis.ts'
import { parseDuration } from '../../base/millis.ts'
import { deleteObject, type Propagation } from '../apiserver/deletion.ts'
import { qualifiedSingular } from '../apiserver/resources.ts'
import { Signal, within } from '../kernel/process.ts'
import { fail, failWith, type KubectlCommand, type KubectlContext, namespaceFor, type Target } from './context.ts'
import { documentsOf } from './documents.ts'
import { readTargets } from './targets.ts'

/** Between the deletions of one command. */
const NEXT_REQUEST: Millis = 10
const ONE_WEEK: Millis = 168 * 3600 * 1000

/** `kubectl delete`. Models kubectl/pkg/cmd/delete/delete.go (1.36). */
export const deleteCommand: KubectlCommand = function* (context) {
  const { flags, cluster } = context
  const { kernel, store } = cluster
  const grace = graceOf(context)
  if (typeof grace === 'string') return fail(context, grace)
  const named = namedTargets(context)
  if (typeof named === 'number') return named
  const { targets, naming } = named
  if (targets.length === 0) {
    context.out('No resources found\n')
    return 0
  }
  const forced = flags.on('force')
  if (forced && grace.seconds === 0)
    context.err(
      'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.\n',
    )
  let code = 0
  const waiting: { target: Target; uid: string }[] = []
  for (const [i, target] of targets.entries()) {
    if (i > 0) yield NEXT_REQUEST
    const { resource, name } = target
    const namespace = namespaceFor(context, resource)
    const uid = store.get(resource.kind, namespace, name)?.metadata.uid
    const options = { gracePeriodSeconds: grace.seconds, propagation: propagationOf(context) }
    const deleted = deleteObject(store, resource.kind, namespace, name, options)
    if (deleted.ok) {
      const where =
        namespace === undefined || cluster.scenario.kubernetesVersion < '1.34' ? '' : ` from ${namespace} namespace`
      context.out(`${qualifiedSingular(resource)} "${name}" ${forced ? 'force deleted' : 'deleted'}${where}\n`)
      if (uid !== undefined) waiting.push({ target, uid })
    } else if (!(deleted.error.reason === 'NotFound' && (flags.on('ignore-not-found') || naming === 'selected')))
      code = failWith(context, deleted.error)
  }
  if (!flags.on('wait', 'on')) return code
  const timeout = parseDuration(flags.value('timeout') ?? '0s') || ONE_WEEK
  const end = kernel.now + timeout
  for (const { target, uid } of waiting) {
    const { resource, name } = target
    const namespace = namespaceFor(context, resource)
    const gone = (): boolean => store.get(resource.kind, namespace, name)?.metadata.uid !== uid
    if (gone()) continue
    const signal = new Signal()
    store.watch(resource.kind, () => {
      if (gone()) signal.fire()
    })
    if (!(yield* within(kernel, signal, end - kernel.now)))
      code = fail(context, `timed out waiting for the condition on ${resource.plural}/${name}`)
  }
  return code
}

function namedTargets(context: KubectlContext): { targets: readonly Target[]; naming: string } | number {
  const { flags } = context
  if (flags.value('filename') !== undefined) {
    const documents = documentsOf(context)
    return typeof documents === 'number' ? documents : { targets: documents.map((d) => d.target), naming: 'named' }
  }
  const read = readTargets(context, flags.positional)
  if (typeof read === 'number') return read
  if (read.naming === 'selected' && flags.value('selector') === undefined && !flags.on('all'))
    return fail(context, 'resource(s) were provided, but no name was specified')
  return read
}

function graceOf({ flags }: KubectlContext): { seconds: number | undefined } | string {
  const text = flags.value('grace-period')
  const seconds = flags.on('now') ? 1 : text === undefined || text === '-1' ? undefined : Number(text)
  const forced = flags.on('force')
  if (forced && seconds !== undefined && seconds > 0)
    return '--force and --grace-period greater than 0 cannot be specified together'
  if (forced) return { seconds: 0 }
  // without --force nobody may skip the confirmation of the kubelet
  return { seconds: seconds === 0 ? 1 : seconds }
}

function propagationOf({ flags }: KubectlContext): Propagation {
  switch (flags.value('cascade')) {
    case 'orphan':
    case 'false':
      return 'Orphan'
    case 'foreground':
      return 'Foreground'
    default:
      return 'Background'
  }
}
