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
  helpBuiltin,
  letBuiltin,
  timesBuiltin,
  typeBuiltin,
  unaliasBuiltin,
} from './environment.ts'
import { getoptsBuiltin } from './getopts.ts'
import { foregroundBuiltin, jobsBuiltin, waitBuiltin } from './jobs.ts'
import { ulimitBuiltin, umaskBuiltin } from './limits.ts'
import { readBuiltin } from './read.ts'
import { killBuiltin, trapBuiltin } from './signals.ts'
import { instantToolBuiltin, toolBuiltin } from './toolBuiltin.ts'
import { exportBuiltin, localBuiltin, readonlyBuiltin, setBuiltin, shiftBuiltin, unsetBuiltin } from './variables.ts'

const BUILTINS: ReadonlyMap<string, Builtin> = new Map([
  ['.', dot],
  [':', colon],
  ['[', toolBuiltin('[')],
  ['[[', toolBuiltin('[[')],
  ['alias', aliasBuiltin],
  ['bg', foregroundBuiltin],
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
  ['fg', foregroundBuiltin],
  ['getopts', getoptsBuiltin],
  ['hash', hashBuiltin],
  ['help', helpBuiltin],
  ['history', colon],
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

/** The builtins of BusyBox ash. */
export const ashBuiltins: Builtins = {
  names: [...BUILTINS.keys()].sort((a, b) => (a < b ? -1 : 1)),
  named: (name) => BUILTINS.get(name),
  instant: (name) => INSTANT.get(name),
}
