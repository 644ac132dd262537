import type { Container, KubernetesObject, PodSpec } from '../../api/types.ts'
import { changeTarget } from './change.ts'
import { fail, getTarget, type KubectlCommand } from './context.ts'
import { readTargets } from './targets.ts'

/** `kubectl set image`. Models kubectl/pkg/cmd/set/set_image.go (1.36). */
export const setCommand: KubectlCommand = (context) => {
  const [what, ...words] = context.flags.positional
  if (what !== 'image') return fail(context, `kubectl set ${what ?? ''} is not simulated`)
  const pairs = words.filter((word) => word.includes('='))
  const read = readTargets(
    context,
    words.filter((word) => !word.includes('=')),
  )
  if (typeof read === 'number') return read
  if (pairs.length === 0) return fail(context, 'at least one image update is required')
  const images = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]))
  let code = 0
  for (const target of read.targets) {
    const old = getTarget(context, target)
    if (old === undefined) {
      code = 1
      continue
    }
    const names = podSpecOf(old)
    const known = [...(names?.containers ?? []), ...(names?.initContainers ?? [])].map((c) => c.name)
    const unknown = [...images.keys()].find((name) => name !== '*' && !known.includes(name))
    if (unknown !== undefined) code = fail(context, `unable to find container named "${unknown}"`)
    else {
      const said = { done: 'image updated', unchanged: 'image updated' }
      code =
        changeTarget(context, target, (object) => withPodSpec(object, (spec) => withImages(spec, images)), said) || code
    }
  }
  return code
}

interface WithTemplate {
  readonly spec?: { readonly template?: { readonly spec?: PodSpec }; readonly jobTemplate?: WithTemplate }
}

/** The pod spec of a pod or of a workload's template. */
export function podSpecOf(object: KubernetesObject): PodSpec | undefined {
  if (object.kind === 'Pod') return (object as { spec?: PodSpec }).spec
  const { spec } = object as WithTemplate
  return spec?.jobTemplate === undefined ? spec?.template?.spec : spec.jobTemplate.spec?.template?.spec
}

/** The object with its pod spec changed, or that of its template. */
export function withPodSpec(object: KubernetesObject, change: (spec: PodSpec) => PodSpec): KubernetesObject {
  const before = podSpecOf(object)
  if (before === undefined) return object
  const spec = change(before)
  if (object.kind === 'Pod') return { ...object, spec } as KubernetesObject
  const into = (owner: WithTemplate): WithTemplate => ({
    ...owner,
    spec: { ...owner.spec, template: { ...owner.spec?.template, spec } },
  })
  const { spec: own } = object as WithTemplate
  return own?.jobTemplate === undefined
    ? (into(object as WithTemplate) as KubernetesObject)
    : ({ ...object, spec: { ...own, jobTemplate: into(own.jobTemplate) } } as KubernetesObject)
}

function withImages(spec: PodSpec, images: ReadonlyMap<string, string>): PodSpec {
  const set = (container: Container): Container => {
    const image = images.get(container.name) ?? images.get('*')
    return image === undefined ? container : { ...container, image }
  }
  const initContainers = spec.initContainers?.map(set)
  return { ...spec, containers: spec.containers.map(set), ...(initContainers === undefined ? {} : { initContainers }) }
}
