import type { KubernetesObject } from '../../api/types.ts'
import { changeTarget } from './change.ts'
import { fail, type KubectlCommand } from './context.ts'
import { readTargets } from './targets.ts'

/** `kubectl scale`. Models kubectl/pkg/cmd/scale/scale.go (1.36). */
export const scaleCommand: KubectlCommand = (context) => {
  const text = context.flags.value('replicas')
  if (text === undefined) return fail(context, 'required flag(s) "replicas" not set')
  const replicas = Number(text)
  const read = readTargets(context, context.flags.positional)
  if (typeof read === 'number') return read
  let code = 0
  for (const target of read.targets) {
    const said = { done: 'scaled', unchanged: 'scaled' }
    const scaled = (object: KubernetesObject): KubernetesObject => {
      const spec = { ...(object as { spec?: object }).spec, replicas }
      return { ...object, spec } as KubernetesObject
    }
    code = changeTarget(context, target, scaled, said) || code
  }
  return code
}
