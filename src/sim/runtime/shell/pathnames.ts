import { directory, namesIn } from '../files/fileNode.ts'
import type { Field } from './fields.ts'
import { hasPattern, patternToRegExp } from './pattern.ts'
import type { ShellState } from './shellState.ts'

/** Adds the files that a field's pattern stands for to arguments, or the field itself where there are none. */
export function pushMatches(state: ShellState, field: Field, args: string[]): void {
  if (field.pattern === undefined || state.options.has('f')) {
    args.push(field.text)
    return
  }
  const matches = matchFiles(state, field.pattern)
  if (matches.length === 0) args.push(field.text)
  else args.push(...matches)
}

/** The paths that a pattern stands for, in byte order. Names with a leading dot must be asked for. */
function matchFiles(state: ShellState, pattern: string): string[] {
  const absolute = pattern.startsWith('/')
  let found = [absolute ? '/' : '']
  const components = pattern.split('/').filter((c, i, all) => c !== '' || (i === all.length - 1 && i > 0))
  components.forEach((component, i) => {
    const last = i === components.length - 1
    const next: string[] = []
    for (const base of found) {
      if (!hasPattern(component)) {
        const path = base + component.replace(/\\(.)/g, '$1')
        if (state.world.files.exists(absolute ? path : `${state.workingDir}/${path}`))
          next.push(last ? path : `${path}/`)
        continue
      }
      const matcher = patternToRegExp(component)
      const node = state.world.files.lookup(absolute ? base : `${state.workingDir}/${base}`)
      for (const name of namesIn(node?.kind === 'directory' ? node : directory())) {
        if (!matcher.test(name) || (name.startsWith('.') && !component.startsWith('.'))) continue
        const path = base + name
        const kind = state.world.files.lookup(absolute ? path : `${state.workingDir}/${path}`)?.kind
        if (last) next.push(path)
        else if (kind === 'directory') next.push(`${path}/`)
      }
    }
    found = next
  })
  return found
}
