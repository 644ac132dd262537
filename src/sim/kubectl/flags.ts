/** Flags that take no value unless one is given with `=`. */
const SWITCHES = new Set([
  ...['all', 'all-namespaces', 'attach', 'delete-emptydir-data', 'disable-eviction', 'expose', 'force'],
  ...['ignore-daemonsets', 'ignore-not-found', 'list', 'no-headers', 'now', 'overwrite', 'previous', 'quiet', 'rm'],
  ...[
    'all-containers',
    'follow',
    'prefix',
    'timestamps',
    'save-config',
    'server-side',
    'show-labels',
    'stdin',
    'tty',
    'wait',
    'watch',
    'interactive',
    'recursive',
  ],
])
/** Letters of flags, and the flags that they stand for. */
type Letters = Readonly<Record<string, string>>

const SHORT: Letters = {
  A: 'all-namespaces',
  c: 'container',
  f: 'filename',
  i: 'stdin',
  l: 'selector',
  n: 'namespace',
  o: 'output',
  p: 'patch',
  R: 'recursive',
  t: 'tty',
  w: 'watch',
}

/** Letters that mean something else to `kubectl logs`. */
export const LOGS_LETTERS: Letters = { f: 'follow', p: 'previous' }

/** A command line of kubectl, taken apart. */
export interface Flags {
  readonly positional: readonly string[]
  /** What follows `--`. */
  readonly rest: readonly string[]
  /** The last value of a flag by its long name; undefined where it is not given. */
  value(name: string): string | undefined
  /** All values of a flag. */
  values(name: string): readonly string[]
  /** Whether a switch is on. */
  on(name: string, byDefault?: 'on' | 'off'): boolean
}

/** Takes a command line apart as kubectl does. */
export function parseFlags(args: readonly string[], own: Letters = {}): Flags {
  const letters = { ...SHORT, ...own }
  const given = new Map<string, string[]>()
  const positional: string[] = []
  let rest: readonly string[] = []
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? ''
    if (word === '--') {
      rest = args.slice(i + 1)
      break
    }
    const flag = /^--([^=]+)(?:=([\s\S]*))?$/.exec(word) ?? shortFlag(word, letters)
    if (flag === undefined) {
      positional.push(word)
      continue
    }
    const name = flag[1] ?? ''
    const value = flag[2] ?? (SWITCHES.has(name) ? 'true' : (args[++i] ?? ''))
    given.set(name, [...(given.get(name) ?? []), value])
  }
  return {
    positional,
    rest,
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
    on: (name, byDefault = 'off') => (given.get(name)?.at(-1) ?? (byDefault === 'on' ? 'true' : 'false')) !== 'false',
  }
}

function shortFlag(word: string, letters: Letters): readonly (string | undefined)[] | undefined {
  const short = /^-([A-Za-z])(?:=?([\s\S]+))?$/.exec(word)
  const name = letters[short?.[1] ?? '']
  if (short === null || name === undefined) return undefined
  return SWITCHES.has(name) ? [word, name] : [word, name, short[2]]
}
