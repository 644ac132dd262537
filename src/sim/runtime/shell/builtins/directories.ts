import { normalize } from '../../files/fileSystem.ts'
import { type Builtin, complain } from './builtin.ts'

export const cdBuiltin: Builtin = function* (shell, argv) {
  const { state } = shell
  const args = argv.slice(1).filter((arg) => arg !== '-L' && arg !== '-P' && arg !== '--')
  const given = args[0] ?? state.variables.get('HOME') ?? '/'
  const target = given === '-' ? (state.variables.get('OLDPWD') ?? state.workingDir) : given
  const path = normalize(target === '' ? '.' : target, state.workingDir)
  const node = state.world.files.lookup(path)
  if (node?.kind !== 'directory') {
    const reason = node === undefined ? 'No such file or directory' : 'Not a directory'
    yield* complain(shell, argv, `can't cd to ${target}: ${reason}`)
    return 1
  }
  state.variables.set('OLDPWD', state.workingDir)
  state.workingDir = path
  state.variables.set('PWD', path)
  if (given === '-') yield* shell.print(1, `${path}\n`)
  return 0
}

export const pwdBuiltin: Builtin = function* (shell) {
  yield* shell.print(1, `${shell.state.workingDir}\n`)
  return 0
}
