import { livenessTrace } from '../trace/queries/testTrace.ts'
import type { Host } from './host.ts'

/** A host for tests: files are a table, what is written and printed can be looked at. */
export interface TestHost extends Host {
  readonly files: Map<string, string>
  readonly printed: { out: string; err: string }
}

/** A host with these files, in which every simulation plays the example trace unless another engine is given. */
export function testHost(
  files: Readonly<Record<string, string>>,
  simulate: Host['simulate'] = livenessTrace,
): TestHost {
  const known = new Map(Object.entries(files))
  const printed = { out: '', err: '' }
  return {
    files: known,
    printed,
    out: (text) => {
      printed.out += text
    },
    err: (text) => {
      printed.err += text
    },
    read: (path) => {
      const text = known.get(path)
      if (text === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' })
      return text
    },
    write: (path, text) => void known.set(path, text),
    filesBelow: (folder, endings) =>
      [...known.keys()]
        .filter((path) => path.startsWith(`${folder}/`) && endings.some((end) => path.endsWith(end)))
        .sort(),
    clock: () => 0,
    simulate,
  }
}
