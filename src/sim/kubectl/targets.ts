import { parseSelector } from '../../api/selector/parseSelector.ts'
import { requirementsMatch } from '../../api/selector/selector.ts'
import { type Resource, resourceByName } from '../apiserver/resources.ts'
import { fail, type KubectlContext, namespaceFor, type Target } from './context.ts'

/** How a command line names its objects. */
type Naming = 'named' | 'selected'

/** The objects that a command line names: `pod web`, `pod/web deployment/api`, `pods -l app=web`, `pods --all`. */
export interface Targets {
  readonly targets: readonly Target[]
  readonly naming: Naming
  readonly resources: readonly Resource[]
}

/** Reads them from the positional words; an exit code where kubectl would not understand. */
export function readTargets(context: KubectlContext, words: readonly string[]): Targets | number {
  const [first] = words
  if (first === undefined) return fail(context, 'You must provide one or more resources by argument or filename.')
  if (first.includes('/')) return readPairs(context, words)
  const resources: Resource[] = []
  for (const word of first.split(',')) {
    const resource = resourceByName(word)
    if (resource === undefined) return fail(context, `the server doesn't have a resource type "${word}"`)
    resources.push(resource)
  }
  const names = words.slice(1)
  if (names.length > 0) {
    const targets = resources.flatMap((resource) => names.map((name) => ({ resource, name })))
    return { targets, naming: 'named', resources }
  }
  return select(context, resources)
}

function readPairs(context: KubectlContext, words: readonly string[]): Targets | number {
  const targets: Target[] = []
  for (const word of words) {
    const [type = '', name = ''] = word.split('/')
    const resource = resourceByName(type)
    if (resource === undefined) return fail(context, `the server doesn't have a resource type "${type}"`)
    if (name === '') return fail(context, `arguments in resource/name form must have a single resource and name`)
    targets.push({ resource, name })
  }
  return { targets, naming: 'named', resources: [...new Set(targets.map((t) => t.resource))] }
}

function select(context: KubectlContext, resources: readonly Resource[]): Targets | number {
  const text = context.flags.value('selector')
  const selector = text === undefined ? undefined : parseSelector(text)
  if (selector !== undefined && !selector.ok) return fail(context, selector.error)
  const everywhere = context.flags.on('all-namespaces')
  const targets = resources.flatMap((resource) =>
    context.cluster.store
      .list(resource.kind)
      .filter(({ metadata }) => everywhere || metadata.namespace === namespaceFor(context, resource))
      .filter(({ metadata }) => selector === undefined || requirementsMatch(selector.value, metadata.labels))
      .map(({ metadata }) => ({ resource, name: metadata.name })),
  )
  return { targets, naming: 'selected', resources }
}
