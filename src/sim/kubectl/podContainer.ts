import type { Pod } from '../../api/types.ts'
import { resourceOfKind } from '../apiserver/resources.ts'
import { fail, getTarget, type KubectlContext } from './context.ts'

/** The annotation that names the container which commands are about. */
const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container'

/** The pod that a command line names; undefined, told on standard error, where there is none. */
export function namedPod(context: KubectlContext) {
  const resource = resourceOfKind('Pod')
  const name = (context.flags.positional[0] ?? '').replace(/^(pods?|po)\//, '')
  return resource === undefined ? undefined : getTarget<Pod>(context, { resource, name })
}

/** The names of a pod's containers, as kubectl lists them: ordinary ones, then init and ephemeral ones, which say so. */
export function containerNames({ spec }: Pod): readonly { readonly name: string; readonly shown: string }[] {
  const listed = (list: readonly { readonly name: string }[] | undefined, kind: string) =>
    (list ?? []).map(({ name }) => ({ name, shown: `${name}${kind}` }))
  return [
    ...listed(spec?.containers, ''),
    ...listed(spec?.ephemeralContainers, ' (ephem)'),
    ...listed(spec?.initContainers, ' (init)'),
  ]
}

/** The container that a command is about: a named one, the annotated one, else the first. Models kubectl/pkg/cmd/util/podcmd/podcmd.go, FindOrDefaultContainerByName (1.36). */
export function namedContainer(context: KubectlContext, pod: Pod): string | undefined {
  const all = containerNames(pod)
  const wanted = context.flags.value('container') ?? context.flags.positional[1]
  if (wanted !== undefined) {
    if (all.some(({ name }) => name === wanted)) return wanted
    fail(context, `container ${wanted} not found in pod ${pod.metadata?.name}`)
    return undefined
  }
  const annotated = pod.metadata?.annotations?.[DEFAULT_CONTAINER]
  if (annotated !== undefined && all.some(({ name }) => name === annotated)) return annotated
  const [first] = all
  if (all.length > 1)
    context.err(`Defaulted container "${first?.name}" out of: ${all.map(({ shown }) => shown).join(', ')}\n`)
  return first?.name
}
