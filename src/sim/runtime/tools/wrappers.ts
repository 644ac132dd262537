import { writeTo } from '../processes/io.ts'
import { APPLETS } from './applets.ts'
import { becomeCommand, startCommand } from './startCommand.ts'
import { instant, options, runTool, type Tool, ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** `env`: prints the environment, or runs a program in a changed one. */
const envTool: Tool = waiting(function* (call) {
  const removed: string[] = []
  const read = options(
    call.args[0] === '-' ? ['-i', ...call.args.slice(1)] : call.args,
    '+iu:0',
    { 'ignore-environment': 'i', unset: 'u:' },
    (_letter, name) => removed.push(name),
  )
  if (read.error !== undefined) return usage(call, read.error)
  const env = new Map(read.flags.has('i') ? [] : call.env)
  for (const name of removed) env.delete(name)
  const first = read.rest.findIndex((word) => !/^[^=]+=/.test(word))
  const assignments = first < 0 ? read.rest : read.rest.slice(0, first)
  for (const word of assignments) env.set(word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1))
  if (first >= 0) return yield* becomeCommand(call, read.rest.slice(first), env)
  for (const [name, value] of env) call.out(`${name}=${value}${read.flags.has('0') ? '\0' : '\n'}`)
  return 0
})

const printenvTool: Tool = instant((call) => {
  if (call.args.length === 0) for (const [name, value] of call.env) call.out(`${name}=${value}\n`)
  let status = 0
  for (const name of call.args) {
    const value = call.env.get(name)
    if (value === undefined) status = 1
    else call.out(`${value}\n`)
  }
  return status
})

/** Tools that run another program in their place: priorities, processors and sessions mean nothing here. */
function wrapper(spec: string, own: number): Tool {
  return waiting(function* (call) {
    const read = options(call.args, `+${spec}`)
    const command = read.rest.slice(own)
    if (read.error !== undefined || command.length === 0) return usage(call, read.error)
    return yield* becomeCommand(call, command)
  })
}

/** `nohup`: runs a program that hangups do not end. */
const nohupTool: Tool = waiting(function* (call) {
  if (call.args.length === 0) return usage(call)
  call.process.dispositions.set('HUP', 'ignore')
  return yield* becomeCommand(call, call.args[0] === '--' ? call.args.slice(1) : call.args)
})

const niceTool: Tool = waiting(function* (call) {
  if (call.args.length === 0) {
    call.out('0\n')
    return 0
  }
  const args = call.args.map((arg) => arg.replace(/^-(-?\d+)$/, '-n$1'))
  const read = options(args, '+n:')
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  return yield* becomeCommand(call, read.rest)
})

/** `chroot`: programs are found below the new root, but files keep their names. */
const chrootTool: Tool = waiting(function* (call) {
  const [root, ...command] = call.args
  if (root === undefined) return usage(call)
  if (!call.isDirectory(root)) {
    call.complain(`can't change root directory to '${root}': No such file or directory`)
    return 1
  }
  if (call.world.files.find(call.path(root)).ok && call.path(root).replace(/\/+$/, '') !== '')
    call.world.notModelled('chroot: another root')
  return yield* becomeCommand(call, command.length === 0 ? ['/bin/sh', '-i'] : command)
})

/** `busybox NAME ...`: the tool of this name. */
const busyboxTool: Tool = waiting(function* (call) {
  const [name, ...args] = call.args
  if (name === '--list') {
    yield* writeTo(call.process, 1, APPLETS.map((applet) => `${applet}\n`).join(''))
    return 0
  }
  if (name === undefined || name === '--help') {
    call.out(
      'BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.\nBusyBox is copyrighted by many authors between 1998-2015.\nLicensed under GPLv2. See source distribution for detailed\ncopyright notices.\n',
    )
    return 0
  }
  const applet = name.slice(name.lastIndexOf('/') + 1)
  if (!APPLETS.includes(applet)) {
    call.err(`${applet}: applet not found\n`)
    return 127
  }
  call.process.name = applet
  const { world, process, env, workingDir } = call
  return yield* runTool(world.toolNamed(applet), new ToolCall(world, process, [name, ...args], env, workingDir))
})

/** `run-parts`: runs all programs of a directory, in the order of their names. */
const runPartsTool: Tool = waiting(function* (call) {
  const read = options(call.args, '+a:u:', { arg: 'a:', test: 't', 'exit-on-error': 'e', list: 'l', reverse: 'r' })
  const [folder] = read.rest
  if (read.error !== undefined || folder === undefined) return usage(call, read.error)
  if (!call.isDirectory(folder)) {
    call.complain(`can't open '${folder}': No such file or directory`)
    return 1
  }
  let status = 0
  for (const name of call.world.files.list(call.path(folder))) {
    const node = call.world.files.lookup(`${call.path(folder)}/${name}`)
    if (!/^[\w-]+$/.test(name) || node?.kind !== 'file' || (node.mode & 0o111) === 0) continue
    const path = `${folder.replace(/(.)\/$/, '$1')}/${name}`
    if (read.flags.has('t') || read.flags.has('l')) call.out(`${path}\n`)
    else {
      const child = startCommand(call, [path])
      if (typeof child === 'number') {
        status = 1
        continue
      }
      while (child.status === undefined) yield call.process.childEnded
      call.process.table.reap(child)
      if (child.status.code === 0) continue
      call.complain(`${path}: exited with code ${child.status.code}`)
      status = 1
      if (read.flags.has('e')) return 1
    }
  }
  return status
})

/** Tools that run other programs. */
export const wrapperTools: Readonly<Record<string, Tool>> = {
  busybox: busyboxTool,
  chroot: chrootTool,
  env: envTool,
  ionice: wrapper('c:n:tp:', 0),
  nice: niceTool,
  nohup: nohupTool,
  printenv: printenvTool,
  'run-parts': runPartsTool,
  setsid: wrapper('c', 0),
  taskset: wrapper('pc', 1),
}
