import { APPLETS } from '../tools/applets.ts'
import { type Device, type Directory, directory, type FileNode, regularFile } from './fileNode.ts'

const DIRECTORIES = ['/app', '/data', '/dev', '/etc', '/home', '/proc', '/root', '/run', '/sbin', '/sys', '/usr/bin']
const MORE_DIRECTORIES = ['/usr/local/bin', '/usr/sbin', '/usr/share', '/var/cache', '/var/lib', '/var/log', '/var/run']
const DEVICES: Readonly<Record<string, Device['device']>> = {
  full: 'full',
  null: 'null',
  random: 'random',
  stderr: 'stderr',
  stdin: 'stdin',
  stdout: 'stdout',
  urandom: 'random',
  zero: 'zero',
}
const PASSWD = 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n'
const GROUP = 'root:x:0:\nnogroup:x:65534:\n'

/** What stands in the file of a program that the simulator plays itself: the name to look it up by. */
export const PROGRAM_MARK = '\x7fELF '

/** A program file that runs the simulator's own tool of this name. */
export function programFile(tool: string): FileNode {
  return regularFile(`${PROGRAM_MARK}${tool}`, 0, 0o755)
}

/** The root of a fresh container: a small busybox system, over which images add their own files. */
export function baseImage(): Directory {
  const root = directory()
  const at = (path: string): Directory => {
    let dir = root
    for (const part of path.split('/').filter((p) => p !== '')) {
      const next = dir.entries.get(part)
      const made = next?.kind === 'directory' ? next : directory()
      if (made !== next) dir.entries.set(part, made)
      dir = made
    }
    return dir
  }
  for (const path of [...DIRECTORIES, ...MORE_DIRECTORIES]) at(path)
  for (const path of ['/tmp', '/var/tmp', '/dev/shm']) at(path).mode = 0o1777
  const bin = at('/bin').entries
  for (const applet of APPLETS) bin.set(applet, programFile(applet))
  at('/usr/local/bin').entries.set('stress', programFile('stress'))
  root.entries.set('agnhost', programFile('agnhost'))
  const dev = at('/dev').entries
  for (const name of Object.keys(DEVICES)) {
    dev.set(name, { kind: 'device', device: DEVICES[name] ?? 'null', mode: 0o666, uid: 0, modified: 0 })
  }
  dev.set('termination-log', regularFile('', 0, 0o666))
  const etc = at('/etc').entries
  etc.set('passwd', regularFile(PASSWD))
  etc.set('group', regularFile(GROUP))
  return root
}
