import { formatDate, parseDateText } from './dates.ts'
import { becomeCommand } from './startCommand.ts'
import { instant, options, type Tool, waiting } from './tool.ts'
import { usage } from './usage.ts'

const hostnameTool: Tool = instant((call) => {
  const read = options(call.args, 'sidf')
  if (read.flags.has('i')) call.out(`${call.world.network.ip ?? '127.0.0.1'}\n`)
  else call.out(`${call.world.hostname}\n`)
  return 0
})

function userName(passwd: string, uid: number): string | undefined {
  for (const line of passwd.split('\n')) {
    const [name, , id] = line.split(':')
    if (id === String(uid)) return name
  }
  return undefined
}

const idTool: Tool = instant((call) => {
  const read = options(call.args, 'ugGnr')
  const { uid, gid } = call.world
  const user = userName(call.world.files.readFile('/etc/passwd') ?? '', uid)
  const group = userName(call.world.files.readFile('/etc/group') ?? '', gid)
  if (read.flags.has('u')) call.out(`${read.flags.has('n') ? (user ?? uid) : uid}\n`)
  else if (read.flags.has('g') || read.flags.has('G')) call.out(`${read.flags.has('n') ? (group ?? gid) : gid}\n`)
  else {
    const name = (id: number, text: string | undefined): string => (text === undefined ? String(id) : `${id}(${text})`)
    call.out(`uid=${name(uid, user)} gid=${name(gid, group)} groups=${name(gid, group)}\n`)
  }
  return 0
})

const whoamiTool: Tool = instant((call) => {
  const user = userName(call.world.files.readFile('/etc/passwd') ?? '', call.world.uid)
  if (user === undefined) {
    call.complain(`unknown uid ${call.world.uid}`)
    return 1
  }
  call.out(`${user}\n`)
  return 0
})

/** The kernel that containers of the playground report. */
const KERNEL = '6.8.0'

const unameTool: Tool = instant((call) => {
  const read = options(call.args, 'amnrspvio')
  const fields: readonly (readonly [string, string])[] = [
    ['s', 'Linux'],
    ['n', call.world.hostname],
    ['r', KERNEL],
    ['v', '#1 SMP PREEMPT_DYNAMIC'],
    ['m', 'x86_64'],
    ['o', 'GNU/Linux'],
  ]
  const wanted = read.flags.has('a')
    ? fields
    : fields.filter(([flag]) => read.flags.has(flag) || (read.flags.size === 0 && flag === 's'))
  call.out(`${wanted.map(([, text]) => text).join(' ')}\n`)
  return 0
})

/** `env`: prints the environment, or runs a program in a changed one. */
const envTool: Tool = waiting(function* (call) {
  let { args } = call
  let env = new Map(call.env)
  for (;;) {
    const arg = args[0]
    if (arg === '-i' || arg === '-') env = new Map()
    else if (arg === '-u') {
      env.delete(args[1] ?? '')
      args = args.slice(1)
    } else if (arg !== undefined && /^[^=]+=/.test(arg))
      env.set(arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1))
    else break
    args = args.slice(1)
  }
  if (args.length > 0) return yield* becomeCommand(call, args, env)
  for (const [name, value] of env) call.out(`${name}=${value}\n`)
  return 0
})

/** Tools that run another program in their place: priorities, users and sessions mean nothing here. */
function wrapper(skip: (args: readonly string[]) => readonly string[]): Tool {
  return waiting(function* (call) {
    const command = skip(call.args)
    return command.length === 0 ? usage(call) : yield* becomeCommand(call, command)
  })
}

const withoutOptions = (args: readonly string[]): readonly string[] => {
  const first = args.findIndex((arg) => !arg.startsWith('-'))
  return first < 0 ? [] : args.slice(first)
}

const dateTool: Tool = instant((call) => {
  const read = options(call.args, 'ud:D:r:s:I', { utc: 'u', date: 'd:', universal: 'u' })
  if (read.error !== undefined) return usage(call, read.error)
  const given = read.values.get('d')
  const now = call.world.startTime + call.world.kernel.now
  const time = given === undefined ? now : parseDateText(given, now)
  if (time === undefined) {
    call.complain(`invalid date '${given}'`)
    return 1
  }
  const format = read.rest.find((arg) => arg.startsWith('+'))
  if (format !== undefined) call.out(`${formatDate(time, format.slice(1))}\n`)
  else if (read.flags.has('I')) call.out(`${formatDate(time, '%Y-%m-%d')}\n`)
  else call.out(`${formatDate(time, '%a %b %e %H:%M:%S UTC %Y')}\n`)
  return 0
})

const seqTool: Tool = waiting(function* (call) {
  const read = options(
    call.args.map((arg) => (/^-[\d.]/.test(arg) ? `\0${arg}` : arg)),
    'ws:f:',
  )
  const numbers = read.rest.map((arg) => arg.replace('\0', ''))
  const values = numbers.map(Number)
  const bad = numbers.find((_, i) => Number.isNaN(values[i]))
  if (values.length === 0 || values.length > 3) return usage(call)
  if (bad !== undefined) {
    call.complain(`invalid number '${bad}'`)
    return 1
  }
  const [first = 1, increment = 1, last = 1] =
    values.length === 1 ? [1, 1, values[0]] : values.length === 2 ? [values[0], 1, values[1]] : values
  const places = Math.max(...numbers.map((n) => (n.split('.')[1] ?? '').length))
  const separator = read.values.get('s') ?? '\n'
  const width = read.flags.has('w') ? Math.max(first.toFixed(places).length, last.toFixed(places).length) : 0
  const count = increment === 0 ? 0 : Math.floor((last - first) / increment + 1e-9) + 1
  if (count > MOST_NUMBERS) call.world.notModelled(`more than ${MOST_NUMBERS} numbers of seq`)
  for (let i = 0; i < Math.min(count, MOST_NUMBERS); i++) {
    call.out((i === 0 ? '' : separator) + (first + i * increment).toFixed(places).padStart(width, '0'))
    if (call.pending > 65536) yield* call.flush()
  }
  if (count > 0) call.out('\n')
  return 0
})

const MOST_NUMBERS = 1_000_000

const basenameTool: Tool = instant((call) => {
  const [path = '', suffix = ''] = call.args
  const base = path.replace(/\/+$/, '').split('/').at(-1) || (path.startsWith('/') ? '/' : '')
  call.out(`${suffix !== '' && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base}\n`)
  return 0
})

const dirnameTool: Tool = instant((call) => {
  const path = (call.args[0] ?? '').replace(/\/+$/, '')
  const slash = path.lastIndexOf('/')
  call.out(`${slash < 0 ? '.' : path.slice(0, slash).replace(/\/+$/, '') || '/'}\n`)
  return 0
})

const nprocTool: Tool = instant((call) => {
  call.out('2\n')
  return 0
})

const whichTool: Tool = instant((call) => {
  let status = 0
  for (const name of call.args.filter((arg) => !arg.startsWith('-'))) {
    const dirs = (call.env.get('PATH') ?? '').split(':')
    const path = (name.includes('/') ? [name] : dirs.map((dir) => `${dir}/${name}`)).find((p) => {
      const node = call.world.files.lookup(call.path(p))
      return node?.kind === 'file' && (node.mode & 0o111) !== 0
    })
    if (path === undefined) status = 1
    else call.out(`${path}\n`)
  }
  return status
})

const uptimeTool: Tool = instant((call) => {
  call.out(
    ` ${formatDate(call.world.startTime + call.world.kernel.now, '%H:%M:%S')} up 1 day,  0:00,  0 users,  load average: 0.00, 0.00, 0.00\n`,
  )
  return 0
})

const pwdTool: Tool = instant((call) => {
  call.out(`${call.workingDir}\n`)
  return 0
})

const silent: Tool = instant(() => 0)

/** Tools that tell about the system, and small ones that belong to no other family. */
export const systemTools: Readonly<Record<string, Tool>> = {
  arch: instant((call) => {
    call.out('x86_64\n')
    return 0
  }),
  basename: basenameTool,
  clear: silent,
  date: dateTool,
  dirname: dirnameTool,
  env: envTool,
  hostname: hostnameTool,
  id: idTool,
  logger: silent,
  nice: wrapper((args) => (args[0] === '-n' ? args.slice(2) : withoutOptions(args))),
  nproc: nprocTool,
  pwd: pwdTool,
  renice: silent,
  seq: seqTool,
  setsid: wrapper(withoutOptions),
  sysctl: silent,
  taskset: wrapper((args) => withoutOptions(args).slice(1)),
  time: wrapper(withoutOptions),
  uname: unameTool,
  uptime: uptimeTool,
  which: whichTool,
  whoami: whoamiTool,
}
