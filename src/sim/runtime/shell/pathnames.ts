import { type FileNode, namesIn } from '../files/fileNode.ts'
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
  const { files } = state.world
  const absolute = (path: string): string => (path.startsWith('/') ? path : `${state.workingDir}/${path}`)
  // separators stay as they were written
  const [lead = '', ...pieces] = pattern.split(/(\/+)/)
  let found = ['']
  const components = [lead, ...pieces]
  for (let i = 0; i < components.length; i += 2) {
    const component = components[i] ?? ''
    const separator = components[i + 1] ?? ''
    const next: string[] = []
    for (const base of found) {
      const names = hasPattern(component)
        ? namesMatching(files.lookup(absolute(base)), component)
        : [literalOf(component)]
      for (const name of names) {
        const path = base + name
        if (component !== '' && separator !== '' && files.lookup(absolute(path))?.kind !== 'directory') continue
        if (separator === '' && name !== '' && !exists(files, absolute(path))) continue
        next.push(path + separator)
      }
    }
    found = next
  }
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

const literalOf = (component: string): string => component.replace(/\\(.)/g, '$1')

/** Whether anything bears this path, be it a link that leads nowhere. */
function exists(files: ShellState['world']['files'], path: string): boolean {
  const place = files.find(path, { follow: 'all but the last' })
  return place.ok && place.value.node !== undefined
}

function namesMatching(node: FileNode | undefined, component: string): string[] {
  if (node?.kind !== 'directory') return []
  const matcher = patternToRegExp(component)
  const hidden = component.startsWith('.')
  const names = hidden ? ['.', '..', ...namesIn(node)] : namesIn(node)
  return names.filter((name) => matcher.test(name) && (hidden || !name.startsWith('.')))
}
