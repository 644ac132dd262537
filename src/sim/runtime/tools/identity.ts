import { KERNEL_RELEASE } from '../files/processFiles.ts'
import { becomeCommand } from './startCommand.ts'
import { instant, options, type Tool, waiting } from './tool.ts'
import { usage } from './usage.ts'
import { groupName, groupsOf, knownGroup, knownUser, userEntry } from './users.ts'

const hostnameTool: Tool = instant((call) => {
  const read = options(call.args, 'dfiIsF:v')
  if (read.error !== undefined) return usage(call, read.error)
  const { hostname, network } = call.world
  if (read.rest.length > 0 || read.values.has('F')) {
    call.complain('sethostname: Operation not permitted')
    return 1
  }
  if (read.flags.has('i') || read.flags.has('I')) call.out(`${network.ip ?? '127.0.0.1'}\n`)
  else if (read.flags.has('d')) call.out(hostname.includes('.') ? `${hostname.replace(/^[^.]*\./, '')}\n` : '')
  else call.out(`${read.flags.has('s') ? hostname.replace(/\..*$/, '') : hostname}\n`)
  return 0
})

const idTool: Tool = instant((call) => {
  const read = options(call.args, 'ugGnr', { user: 'u', group: 'g', groups: 'G', name: 'n', real: 'r' })
  if (read.error !== undefined || read.rest.length > 1) return usage(call, read.error)
  const [given] = read.rest
  const entry = given === undefined ? call.world : userEntry(call, given)
  if (entry === undefined) {
    call.complain(`unknown user ${given}`)
    return 1
  }
  const { uid, gid } = entry
  const { flags } = read
  const user = knownUser(call, uid)
  const groups = groupsOf(call, user, gid)
  const shown = (known: string | undefined, id: number): string => (flags.has('n') ? (known ?? String(id)) : String(id))
  if (flags.has('u')) call.out(`${shown(user, uid)}\n`)
  else if (flags.has('g')) call.out(`${shown(knownGroup(call, gid), gid)}\n`)
  else if (flags.has('G')) call.out(`${groups.map((id) => shown(knownGroup(call, id), id)).join(' ')}\n`)
  else {
    const named = (id: number, known: string | undefined): string =>
      known === undefined ? String(id) : `${id}(${known})`
    const list = groups.map((id) => named(id, knownGroup(call, id))).join(',')
    call.out(`uid=${named(uid, user)} gid=${named(gid, knownGroup(call, gid))} groups=${list}\n`)
  }
  return 0
})

const whoamiTool: Tool = instant((call) => {
  if (call.args.length > 0) return usage(call)
  const user = knownUser(call, call.world.uid)
  if (user === undefined) {
    call.complain(`unknown uid ${call.world.uid}`)
    return 1
  }
  call.out(`${user}\n`)
  return 0
})

const groupsTool: Tool = instant((call) => {
  const entry = call.args[0] === undefined ? call.world : userEntry(call, call.args[0])
  if (entry === undefined) {
    call.complain(`unknown user ${call.args[0]}`)
    return 1
  }
  const groups = groupsOf(call, knownUser(call, entry.uid), entry.gid)
  call.out(`${groups.map((gid) => groupName(call, gid)).join(' ')}\n`)
  return 0
})

const UNAME: readonly (readonly [flag: string, text: string])[] = [
  ['s', 'Linux'],
  ['n', ''],
  ['r', KERNEL_RELEASE],
  ['v', '#1 SMP PREEMPT_DYNAMIC'],
  ['m', 'x86_64'],
  ['p', 'unknown'],
  ['i', 'unknown'],
  ['o', 'GNU/Linux'],
]

const unameTool: Tool = instant((call) => {
  const read = options(call.args, 'amnrspvio')
  if (read.error !== undefined || read.rest.length > 0) return usage(call, read.error)
  const all = read.flags.has('a')
  const wanted = UNAME.filter(([flag]) =>
    all ? flag !== 'p' && flag !== 'i' : read.flags.has(flag) || (read.flags.size === 0 && flag === 's'),
  )
  call.out(`${wanted.map(([flag, text]) => (flag === 'n' ? call.world.hostname : text)).join(' ')}\n`)
  return 0
})

/** `su`: runs a shell as another user. What it may do is not narrowed. */
const suTool: Tool = waiting(function* (call) {
  const read = options(call.args, '+lmpc:s:')
  if (read.error !== undefined) return usage(call, read.error)
  const words = read.rest.filter((word) => word !== '-')
  const name = words[0] ?? 'root'
  const entry = userEntry(call, name)
  if (entry === undefined) {
    call.complain(`unknown user ${name}`)
    return 1
  }
  if (call.world.uid !== 0) {
    call.complain('must be suid to work properly')
    return 1
  }
  const shell = read.values.get('s') ?? entry.shell
  const env = new Map(call.env)
  env.set('HOME', entry.home)
  env.set('SHELL', shell)
  if (entry.uid !== 0) env.set('USER', name)
  if (entry.uid !== 0) call.world.notModelled('su: what another user may not do')
  const command = read.values.get('c')
  return yield* becomeCommand(call, [shell, ...(command === undefined ? [] : ['-c', command]), ...words.slice(1)], env)
})

/** A tool that prints one line. */
const line = (text: string): Tool =>
  instant((call) => {
    call.out(`${text}\n`)
    return 0
  })

/** Tools that tell who and where one is. */
export const identityTools: Readonly<Record<string, Tool>> = {
  arch: line('x86_64'),
  dnsdomainname: instant(() => 0),
  groups: groupsTool,
  hostid: line('00000000'),
  hostname: hostnameTool,
  id: idTool,
  logname: instant((call) => {
    call.complain('getlogin: No such device or address')
    return 1
  }),
  nproc: line('2'),
  su: suTool,
  tty: instant((call) => {
    if (!call.args.includes('-s')) call.out('not a tty\n')
    return 1
  }),
  uname: unameTool,
  users: instant(() => 0),
  w: line('USER\t\tTTY\t\tIDLE\tTIME\t\t HOST'),
  who: line('USER\t\tTTY\t\tIDLE\tTIME\t\t HOST'),
  whoami: whoamiTool,
}
