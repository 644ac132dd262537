import type { FileNode } from '../files/fileNode.ts'
import type { FileError, Place } from '../files/fileSystem.ts'
import { mayWrite } from '../processes/open.ts'
import type { ToolCall } from './tool.ts'

/** Where a path that a tool was given leads, or why it leads nowhere. */
export type Looked = { readonly place: Place; readonly error?: undefined } | { readonly error: FileError }

/** Follows a path that a tool was given. */
export function look(call: ToolCall, path: string, follow: 'all' | 'all but the last' = 'all'): Looked {
  if (path === '') return { error: 'ENOENT' }
  const found = call.world.files.find(call.path(path), { follow })
  return found.ok ? { place: found.value } : { error: found.error }
}

/** Whether the user may change a directory's entries. */
export function writable(call: ToolCall, place: Place): FileError | undefined {
  if (place.readOnly) return 'EROFS'
  return mayWrite(call.world, place.parent.mode, place.parent.uid) ? undefined : 'EACCES'
}

/** Makes what a place has room for, as the container's user. */
export function create(call: ToolCall, place: Place, node: FileNode): FileError | undefined {
  const refused = writable(call, place)
  if (refused !== undefined) return refused
  node.uid = call.world.uid
  const made = call.world.files.create(place, node)
  return made.ok ? undefined : made.error
}
