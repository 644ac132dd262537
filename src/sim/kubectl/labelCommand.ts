import type { KubernetesObject } from '../../api/types.ts'
import { changeTarget } from './change.ts'
import { fail, getTarget, type KubectlCommand, type KubectlContext } from './context.ts'
import { readTargets } from './targets.ts'

type Field = 'labels' | 'annotations'

/** `kubectl label`. Models kubectl/pkg/cmd/label/label.go (1.36). */
export const labelCommand: KubectlCommand = (context) => setPairs(context, 'labels')

/** `kubectl annotate`. Models kubectl/pkg/cmd/annotate/annotate.go (1.36). */
export const annotateCommand: KubectlCommand = (context) => setPairs(context, 'annotations')

function setPairs(context: KubectlContext, field: Field): number {
  const isPair = (word: string): boolean => /^[^=]+=|-$/.test(word)
  const words = context.flags.positional
  const from = words.findIndex((word, i) => i > 0 && isPair(word))
  if (from < 0) return fail(context, `at least one ${field === 'labels' ? 'label' : 'annotation'} update is required`)
  const read = readTargets(context, words.slice(0, from))
  if (typeof read === 'number') return read
  const pairs = words.slice(from)
  let code = 0
  for (const target of read.targets) {
    const old = getTarget(context, target)
    if (old === undefined) {
      code = 1
      continue
    }
    const taken = pairs.find((pair) => overwrites(old, field, pair))
    if (taken !== undefined && !context.flags.on('overwrite')) {
      const key = taken.slice(0, taken.indexOf('='))
      const value = old.metadata[field]?.[key]
      code = fail(context, `'${key}' already has a value (${value}), and --overwrite is false`)
      continue
    }
    const removes = pairs.every((pair) => pair.endsWith('-') && !pair.includes('='))
    const verb = field === 'labels' ? (removes ? 'unlabeled' : 'labeled') : 'annotated'
    const said = { done: verb, unchanged: field === 'labels' ? 'not labeled' : 'annotated' }
    code = changeTarget(context, target, (object) => withPairs(object, field, pairs), said) || code
  }
  return code
}

function overwrites(old: KubernetesObject, field: Field, pair: string): boolean {
  const equals = pair.indexOf('=')
  if (equals < 0) return false
  const value = old.metadata?.[field]?.[pair.slice(0, equals)]
  return value !== undefined && value !== pair.slice(equals + 1)
}

function withPairs(object: KubernetesObject, field: Field, pairs: readonly string[]): KubernetesObject {
  const values: Record<string, string> = { ...object.metadata?.[field] }
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    if (equals < 0) delete values[pair.slice(0, -1)]
    else values[pair.slice(0, equals)] = pair.slice(equals + 1)
  }
  const { [field]: _before, ...metadata } = object.metadata ?? {}
  return { ...object, metadata: { ...metadata, ...(Object.keys(values).length > 0 ? { [field]: values } : {}) } }
}
