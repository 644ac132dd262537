import type { ToolCall } from '../tools/tool.ts'
import type { Requirement } from './entry.ts'
import { logText } from './logText.ts'

/** The first thing that a service misses: what it says of it and leaves with. */
export function missingRequirement(
  call: ToolCall,
  requires: readonly Requirement[],
): { readonly text: string; readonly exitCode: number } | undefined {
  for (const requirement of requires) {
    const error = unmet(call, requirement)
    if (error !== undefined)
      return { text: logText(call.world, requirement.message, error), exitCode: requirement.exitCode }
  }
  return undefined
}

/** Why a requirement does not hold, in the system's words where it has some; undefined where it holds. */
function unmet(call: ToolCall, requirement: Requirement): string | undefined {
  const { world } = call
  if ('anyOf' in requirement)
    return requirement.anyOf.some((name) => (call.env.get(name) ?? '') !== '') ? undefined : ''
  if ('argument' in requirement) return call.args.some((arg) => arg.startsWith(requirement.argument)) ? undefined : ''
  if ('file' in requirement) return world.files.exists(requirement.file) ? undefined : ''
  if (world.files.volumeAt(requirement.writable) !== undefined) return undefined
  if (world.files.readOnlyRoot) return '30: Read-only file system'
  return world.uid === 0 ? undefined : '13: Permission denied'
}
