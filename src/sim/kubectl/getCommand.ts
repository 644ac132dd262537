import { evaluateJsonPath } from '../../api/jsonPath/jsonPath.ts'
import { objectJson, objectListJson } from '../../api/printers/objectJson.ts'
import { objectListYaml, objectYaml } from '../../api/printers/objectYaml.ts'
import { renderTable } from '../../api/printers/renderTable.ts'
import { tableFor } from '../../api/printers/tableFor.ts'
import type { KubernetesObject } from '../../api/types.ts'
import { qualifiedSingular, type Resource } from '../apiserver/resources.ts'
import { fail, getTarget, type KubectlCommand, type KubectlContext } from './context.ts'
import { readTargets, type Targets } from './targets.ts'

/** `kubectl get`. Models kubectl/pkg/cmd/get/get.go (1.36). */
export const getCommand: KubectlCommand = (context) => {
  const read = readTargets(context, context.flags.positional)
  if (typeof read === 'number') return read
  // a command's output is shown once it has ended, and a watch has no end
  if (context.flags.on('watch')) context.notModelled('kubectl get --watch: what there is at first is printed')
  let code = 0
  const found: KubernetesObject[] = []
  for (const target of read.targets) {
    const object =
      context.flags.on('all-namespaces') && read.naming === 'selected'
        ? context.cluster.store.list(target.resource.kind).find((o) => o.metadata.name === target.name)
        : context.flags.on('ignore-not-found')
          ? context.cluster.store.get(
              target.resource.kind,
              target.resource.scope === 'Namespaced' ? context.namespace : undefined,
              target.name,
            )
          : getTarget(context, target)
    if (object === undefined) code = context.flags.on('ignore-not-found') ? code : 1
    else found.push(object)
  }
  return print(context, read, found) || code
}

function print(context: KubectlContext, { naming, resources }: Targets, found: readonly KubernetesObject[]): number {
  const output = context.flags.value('output') ?? ''
  const only = naming === 'named' && found.length === 1 ? found[0] : undefined
  const whole = only ?? { apiVersion: 'v1', items: found, kind: 'List', metadata: { resourceVersion: '' } }
  if (output === 'json') context.out(only === undefined ? objectListJson(found) : objectJson(only))
  else if (output === 'yaml') context.out(only === undefined ? objectListYaml(found) : objectYaml(only))
  else if (output === 'name') for (const object of found) context.out(`${nameOf(object, resources)}\n`)
  else if (output.startsWith('jsonpath=')) {
    const text = evaluateJsonPath(output.slice('jsonpath='.length), whole)
    if (!text.ok) return fail(context, text.error)
    context.out(text.value)
  } else if (output === '' || output === 'wide') tables(context, resources, found)
  else return fail(context, `unable to match a printer suitable for the output format "${output}"`)
  return 0
}

function nameOf(object: KubernetesObject, resources: readonly Resource[]): string {
  const resource = resources.find((r) => r.kind === object.kind)
  return `${resource === undefined ? '' : qualifiedSingular(resource)}/${object.metadata?.name ?? ''}`
}

function tables(context: KubectlContext, resources: readonly Resource[], found: readonly KubernetesObject[]): void {
  const { flags, cluster } = context
  if (found.length === 0) {
    const where = flags.on('all-namespaces')
      ? 'No resources found'
      : `No resources found in ${context.namespace} namespace.`
    if (flags.positional.length <= 1) context.err(`${where}\n`)
    return
  }
  const now = cluster.scenario.startTime + cluster.kernel.now
  const several = resources.length > 1
  const texts = resources.flatMap((resource) => {
    const objects = found.filter((object) => object.kind === resource.kind)
    if (objects.length === 0) return []
    const format = flags.value('output') === 'wide' ? 'wide' : 'default'
    const table = tableFor(resource.kind, objects, now, format, cluster.scenario.kubernetesVersion)
    return renderTable(table, {
      noHeaders: flags.on('no-headers'),
      showLabels: flags.on('show-labels'),
      allNamespaces: flags.on('all-namespaces'),
      ...(several ? { namePrefix: qualifiedSingular(resource) } : {}),
    })
  })
  context.out(texts.join('\n'))
}
