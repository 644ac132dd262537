import { normalize } from '../../files/fileSystem.ts'
import type { Shell } from '../shell.ts'
import { type Builtin, builtinOptions, giveUp } from './builtin.ts'

/** `cd`: by way of CDPATH for a name that begins with neither slash nor dots. Models ash's cdcmd. */
export const cdBuiltin: Builtin = function* (shell, argv) {
  const { letters, rest } = yield* builtinOptions(shell, argv, 'LP')
  const { variables } = shell.state
  const given = rest[0] ?? variables.get('HOME')
  const target = (given === '-' ? variables.get('OLDPWD') : given) ?? ''
  if (target === '') {
    goTo(shell, shell.state.workingDir)
    if (given === '-') yield* shell.print(1, `${shell.state.workingDir}\n`)
    return 0
  }
  const search = /^(?:\/|\.\.?(?:\/|$))/.test(target) ? [''] : (variables.get('CDPATH') ?? '').split(':')
  for (const base of [...search, '']) {
    const path = base === '' ? target : `${base.replace(/\/$/, '')}/${target}`
    const arrived = enter(shell, path, letters.endsWith('P') ? 'without links' : 'as written')
    if (arrived === undefined) continue
    if (given === '-' || base !== '') yield* shell.print(1, `${arrived}\n`)
    return 0
  }
  const node = shell.state.world.files.lookup(normalize(target, shell.state.workingDir))
  const reason = node === undefined ? 'No such file or directory' : 'Not a directory'
  return yield* giveUp(shell, `can't cd to ${target}: ${reason}`)
}

/** Makes a directory the working directory; its path, or undefined where there is none. */
function enter(shell: Shell, path: string, how: 'as written' | 'without links'): string | undefined {
  const { files } = shell.state.world
  const full = normalize(path, shell.state.workingDir)
  const place = files.find(full)
  if (!place.ok || place.value.node?.kind !== 'directory') return undefined
  const arrived = how === 'as written' ? full : place.value.path
  goTo(shell, arrived)
  return arrived
}

function goTo(shell: Shell, path: string): void {
  const { state } = shell
  for (const [name, value] of [
    ['OLDPWD', state.workingDir],
    ['PWD', path],
  ] as const) {
    shell.assign(name, value)
    state.variables.mark(name, 'exported')
  }
  state.workingDir = path
}

/** `pwd`: prints the working directory, with `-P` without links. */
export const pwdBuiltin: Builtin = function* (shell, argv) {
  const { letters } = yield* builtinOptions(shell, argv, 'LP')
  const { world, workingDir } = shell.state
  const place = letters.endsWith('P') ? world.files.find(workingDir) : undefined
  yield* shell.print(1, `${place?.ok === true ? place.value.path : workingDir}\n`)
  return 0
}
