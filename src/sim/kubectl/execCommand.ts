import type { Pod } from '../../api/types.ts'
import { refOf } from '../apiserver/objectStore.ts'
import { fail, type KubectlCommand } from './context.ts'
import { namedContainer, namedPod } from './podContainer.ts'

/** `kubectl exec POD -- COMMAND`. Models kubectl/pkg/cmd/exec/exec.go (1.36). */
export const execCommand: KubectlCommand = function* (context) {
  const { rest } = context.flags
  if (rest.length === 0) return fail(context, 'you must specify at least one command for the container')
  const pod = namedPod(context)
  if (pod === undefined) return 1
  const { phase } = pod.status ?? {}
  if (phase === 'Succeeded' || phase === 'Failed')
    return fail(context, `cannot exec into a container in a completed pod; current phase is ${phase}`)
  const container = namedContainer(context, pod)
  if (container === undefined) return 1
  if (!isRunning(pod, container))
    return fail(context, `Internal error occurred: unable to upgrade connection: container not found ("${container}")`)
  const { stdout, stderr, code, refused } = yield* context.cluster.nodeVerbs.exec(refOf(pod), container, rest)
  if (refused !== undefined) {
    const what = `error executing command in container: ${refused.replace(/^rpc error: code = \w+ desc = /, '')}`
    return fail(context, `Internal error occurred: Internal error occurred: ${what}`)
  }
  context.out(stdout)
  context.err(stderr)
  if (code !== 0) context.err(`command terminated with exit code ${code}\n`)
  return code
}

function isRunning({ status }: Pod, container: string): boolean {
  const all = [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ]
  return all.find(({ name }) => name === container)?.state?.running !== undefined
}
