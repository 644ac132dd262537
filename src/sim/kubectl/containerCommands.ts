import type { Pod } from '../../api/types.ts'
import { refOf } from '../apiserver/objectStore.ts'
import { resourceOfKind } from '../apiserver/resources.ts'
import { fail, getTarget, type KubectlCommand, type KubectlContext } from './context.ts'

/** The pod and the container that a command line names. */
function containerOf(context: KubectlContext) {
  const resource = resourceOfKind('Pod')
  const name = (context.flags.positional[0] ?? '').replace(/^pods?\//, '')
  const pod = resource === undefined ? undefined : getTarget<Pod>(context, { resource, name })
  if (pod === undefined) return undefined
  const container = context.flags.value('container') ?? pod.spec?.containers[0]?.name ?? ''
  return { pod: refOf(pod), container }
}

/** `kubectl exec POD -- COMMAND`. */
export const execCommand: KubectlCommand = function* (context) {
  const found = containerOf(context)
  if (found === undefined) return 1
  const argv = context.flags.rest
  if (argv.length === 0) return fail(context, 'you must specify at least one command for the container')
  const { stdout, stderr, code } = yield* context.cluster.nodeVerbs.exec(found.pod, found.container, argv)
  context.out(stdout)
  context.err(stderr)
  return code
}

/** `kubectl logs POD`. */
export const logsCommand: KubectlCommand = (context) => {
  const found = containerOf(context)
  if (found === undefined) return 1
  const which = context.flags.on('previous') ? 'previous' : 'current'
  const { stdout, stderr, code } = context.cluster.nodeVerbs.logs(found.pod, found.container, which)
  context.out(stdout)
  context.err(stderr)
  return code
}
