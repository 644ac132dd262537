import type { Subresource } from '../../api/request/update.ts'
import type { KubernetesObject } from '../../api/types.ts'
import { changeTarget } from './change.ts'
import { fail, getTarget, type KubectlCommand } from './context.ts'
import { jsonPatch, mergePatch } from './jsonPatch.ts'
import { strategicMerge } from './strategicMerge.ts'
import { readTargets } from './targets.ts'

/** `kubectl patch`. Models kubectl/pkg/cmd/patch/patch.go (1.36). */
export const patchCommand: KubectlCommand = (context) => {
  const { flags } = context
  const read = readTargets(context, flags.positional)
  if (typeof read === 'number') return read
  const text = flags.value('patch')
  if (text === undefined)
    return fail(context, 'must specify --patch or --patch-file containing the contents of the patch')
  let patch: unknown
  try {
    patch = JSON.parse(text)
  } catch {
    return fail(context, `unable to parse "${text}": yaml: could not be read as JSON`)
  }
  let code = 0
  for (const target of read.targets) {
    const old = getTarget(context, target)
    if (old === undefined) {
      code = 1
      continue
    }
    const patched = patchedBy(flags.value('type') ?? 'strategic', old, patch)
    if (typeof patched === 'string') {
      context.err(`The request is invalid: ${patched}\n`)
      code = 1
      continue
    }
    const part = subresourceOf(flags.value('subresource'))
    const said = { done: 'patched', unchanged: 'patched (no change)' }
    code = changeTarget(context, target, () => patched, said, part) || code
  }
  return code
}

function patchedBy(type: string, old: KubernetesObject, patch: unknown): KubernetesObject | string {
  switch (type) {
    case 'json': {
      const patched = jsonPatch(old, Array.isArray(patch) ? patch : [])
      return patched.ok ? (patched.value as KubernetesObject) : patched.error
    }
    case 'merge':
      return mergePatch(old, patch) as KubernetesObject
    default:
      return strategicMerge(old, patch) as KubernetesObject
  }
}

function subresourceOf(name: string | undefined): Subresource | undefined {
  return name === 'status' || name === 'resize' || name === 'ephemeralcontainers' ? name : undefined
}
