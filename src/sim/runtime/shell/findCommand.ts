import { APPLETS } from '../tools/applets.ts'
import { type Found, findProgram } from '../tools/findProgram.ts'
import { absolutePath } from './redirect.ts'
import type { ShellState } from './shellState.ts'

const APPLET_NAMES: ReadonlySet<string> = new Set(APPLETS)

/** Why a name runs nothing: what is said, and the status. */
export interface Refusal {
  readonly words: string
  readonly status: number
}

/** What the shell says of a name that leads to no program. */
export function refusalOf(state: ShellState, name: string, found: Found, path = state.variables.get('PATH')): Refusal {
  if (name === '') return { words: 'Permission denied', status: 127 }
  if (found.kind !== 'forbidden') return { words: 'not found', status: 127 }
  const places = name.includes('/') ? [name] : (path ?? '').split(':').map((dir) => `${dir === '' ? '.' : dir}/${name}`)
  const file = places.some((place) => state.world.files.lookup(absolutePath(state, place))?.kind === 'file')
  // a directory along PATH is passed over, though it is why nothing was found
  return { words: 'Permission denied', status: file || name.includes('/') ? 126 : 127 }
}

/** Finds the program of a name, as the shell does: busybox's own before what PATH leads to. Models FEATURE_SH_STANDALONE. */
export function findCommand(state: ShellState, name: string, path = state.variables.get('PATH')): Found {
  if (APPLET_NAMES.has(name)) {
    const own = findProgram(state.world, `/bin/${name}`, path, state.workingDir)
    if (own.kind === 'tool') return { ...own, path: name }
  }
  return findProgram(state.world, name, path, state.workingDir)
}
