import { evaluateJsonPath } from '../../api/jsonPath/jsonPath.ts'
import type { KubernetesObject } from '../../api/types.ts'
import { parseDuration } from '../../base/millis.ts'
import { Signal, within } from '../kernel/process.ts'
import { fail, type KubectlCommand, namespaceFor, type Target, titleOf } from './context.ts'
import { readTargets } from './targets.ts'

interface Conditioned extends KubernetesObject {
  readonly status?: {
    readonly conditions?: readonly {
      readonly type: string
      readonly status: string
      readonly observedGeneration?: number
    }[]
  }
}

/** Whether what a command waits for is the case; undefined: the object is gone. */
type Test = (object: KubernetesObject | undefined) => boolean

/** `kubectl wait`. Models kubectl/pkg/cmd/wait/wait.go (1.36). */
export const waitCommand: KubectlCommand = function* (context) {
  const { flags, cluster } = context
  const { kernel, store } = cluster
  const test = testOf(flags.value('for') ?? '')
  if (typeof test === 'string') return fail(context, test)
  const read = readTargets(context, flags.positional)
  if (typeof read === 'number') return read
  const deleting = flags.value('for') === 'delete'
  if (read.targets.length === 0) return deleting ? 0 : fail(context, 'no matching resources found')
  const end = kernel.now + (parseDuration(flags.value('timeout') ?? '30s') ?? 0)
  let code = 0
  for (const target of read.targets) {
    const get = (): KubernetesObject | undefined =>
      store.get(target.resource.kind, namespaceFor(context, target.resource), target.name)
    if (get() === undefined && !deleting) {
      context.err(`Error from server (NotFound): ${target.resource.plural} "${target.name}" not found\n`)
      code = 1
      continue
    }
    const met = new Signal()
    const look = (): void => {
      if (test(get())) met.fire()
    }
    store.watch(target.resource.kind, look)
    look()
    if (yield* within(kernel, met, Math.max(0, end - kernel.now))) context.out(`${titleOf(target)} condition met\n`)
    else code = fail(context, `timed out waiting for the condition on ${pluralTitle(target)}`)
  }
  return code
}

const pluralTitle = ({ resource, name }: Target): string => `${resource.plural}/${name}`

function testOf(text: string): Test | string {
  if (text === 'delete') return (object) => object === undefined
  if (text === 'create') return (object) => object !== undefined
  const condition = /^condition=([^=]+)(?:=(.+))?$/.exec(text)
  if (condition !== null) {
    const [, type = '', wanted = 'true'] = condition
    return (object) => {
      const found = (object as Conditioned | undefined)?.status?.conditions?.find(
        (c) => c.type.toLowerCase() === type.toLowerCase(),
      )
      const stale = (found?.observedGeneration ?? Number.POSITIVE_INFINITY) < (object?.metadata?.generation ?? 0)
      return found !== undefined && !stale && found.status.toLowerCase() === wanted.toLowerCase()
    }
  }
  const path = /^jsonpath=(.+?\})(?:=(.*))?$/.exec(text)
  if (path !== null) {
    const [, template = '', wanted] = path
    return (object) => {
      const value = object === undefined ? undefined : evaluateJsonPath(template, object)
      return value?.ok === true && (wanted === undefined ? value.value !== '' : value.value === wanted)
    }
  }
  return `unrecognized condition: "${text}"`
}
