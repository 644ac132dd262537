import type { Builtin, Builtins, InstantBuiltin } from './builtin.ts'
import {
  breakBuiltin,
  colon,
  commandBuiltin,
  continueBuiltin,
  dot,
  evalBuiltin,
  execBuiltin,
  exitBuiltin,
  returnBuiltin,
} from './control.ts'
import { cdBuiltin, pwdBuiltin } from './directories.ts'
import {
  aliasBuiltin,
  hashBuiltin,
  letBuiltin,
  timesBuiltin,
  typeBuiltin,
  ulimitBuiltin,
  umaskBuiltin,
  unaliasBuiltin,
} from './environment.ts'
import { getopts, readBuiltin } from './input.ts'
import { jobsBuiltin, killBuiltin, trapBuiltin, waitBuiltin } from './jobs.ts'
import { instantToolBuiltin, toolBuiltin } from './toolBuiltin.ts'
import { exportBuiltin, localBuiltin, readonlyBuiltin, setBuiltin, shiftBuiltin, unsetBuiltin } from './variables.ts'

const BUILTINS: ReadonlyMap<string, Builtin> = new Map([
  ['.', dot],
  [':', colon],
  ['[', toolBuiltin('[')],
  ['[[', toolBuiltin('[[')],
  ['alias', aliasBuiltin],
  ['break', breakBuiltin],
  ['cd', cdBuiltin],
  ['chdir', cdBuiltin],
  ['command', commandBuiltin],
  ['continue', continueBuiltin],
  ['echo', toolBuiltin('echo')],
  ['eval', evalBuiltin],
  ['exec', execBuiltin],
  ['exit', exitBuiltin],
  ['export', exportBuiltin],
  ['false', toolBuiltin('false')],
  ['getopts', getopts],
  ['hash', hashBuiltin],
  ['jobs', jobsBuiltin],
  ['kill', killBuiltin],
  ['let', letBuiltin],
  ['local', localBuiltin],
  ['printf', toolBuiltin('printf')],
  ['pwd', pwdBuiltin],
  ['read', readBuiltin],
  ['readonly', readonlyBuiltin],
  ['return', returnBuiltin],
  ['set', setBuiltin],
  ['shift', shiftBuiltin],
  ['source', dot],
  ['test', toolBuiltin('test')],
  ['times', timesBuiltin],
  ['trap', trapBuiltin],
  ['true', colon],
  ['type', typeBuiltin],
  ['ulimit', ulimitBuiltin],
  ['umask', umaskBuiltin],
  ['unalias', unaliasBuiltin],
  ['unset', unsetBuiltin],
  ['wait', waitBuiltin],
])

/** Builtins that loops call most, without a wait. */
const INSTANT: ReadonlyMap<string, InstantBuiltin> = new Map([
  [':', () => 0],
  ['true', () => 0],
  ['false', () => 1],
  ...['[', '[[', 'test', 'echo', 'printf'].map((name): [string, InstantBuiltin] => [name, instantToolBuiltin(name)]),
])

/** Builtins whose mistakes end the shell, and before which assignments last. Models ash's BUILTIN_SPECIAL. */
const SPECIAL = new Set([
  '.',
  ':',
  'break',
  'continue',
  'eval',
  'exec',
  'exit',
  'export',
  'readonly',
  'return',
  'set',
  'shift',
  'source',
  'times',
  'trap',
  'unset',
])

/** The builtins of BusyBox ash. */
export const ashBuiltins: Builtins = {
  named: (name) => BUILTINS.get(name),
  instant: (name) => INSTANT.get(name),
  isSpecial: (name) => SPECIAL.has(name),
}
