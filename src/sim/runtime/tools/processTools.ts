import { NODE_MEMORY } from '../files/processFiles.ts'
import { parseSignal } from '../processes/signals.ts'
import type { VirtualProcess } from '../processes/virtualProcess.ts'
import { readKill, sendSignal, signalList, signalOf } from './killing.ts'
import { posixRegExp } from './posixRegExp.ts'
import { instant, options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'
import { groupName, userName } from './users.ts'

const killTool: Tool = waiting(function* (call) {
  const request = readKill(call.args)
  if (request.kind === 'list') {
    for (const name of request.names) {
      const shown = signalOf(name)
      if (shown === undefined) {
        call.complain(`unknown signal '${name}'`)
        return 1
      }
      call.out(`${shown}\n`)
    }
    if (request.names.length === 0) call.out(signalList())
    return 0
  }
  if (request.kind === 'wrong') {
    call.complain(request.message)
    return 1
  }
  let status = 0
  for (const target of request.targets) {
    const sent = sendSignal(call.process, request.signal, target)
    if (sent === 'sent') continue
    call.complain(sent === 'missing' ? `can't kill pid ${target}: No such process` : `invalid number '${target}'`)
    status = 1
  }
  if (call.process.fatal !== undefined) yield 0
  return status
})

/** The processes of a name, the caller left out, youngest first. */
function named(call: ToolCall, name: string): VirtualProcess[] {
  return call.process.table
    .living()
    .filter((p) => p !== call.process && p.name === name)
    .reverse()
}

const killallTool: Tool = waiting(function* (call) {
  let { args } = call
  let signal = 'TERM'
  let quiet = false
  while (args[0]?.startsWith('-')) {
    const option = args[0]
    args = args.slice(1)
    if (option === '-l') {
      call.out(signalList())
      return 0
    }
    if (option === '-q' || option === '-e') {
      quiet ||= option === '-q'
      continue
    }
    const text = option === '-s' ? (args[0] ?? '') : option.slice(1)
    if (option === '-s') args = args.slice(1)
    const parsed = parseSignal(text)
    if (parsed === undefined) {
      call.complain(`bad signal name '${text}'`)
      return 1
    }
    signal = parsed
  }
  if (args.length === 0) {
    call.complain('you need to specify whom to kill')
    return 1
  }
  let status = 0
  for (const name of args) {
    const victims = named(call, name)
    if (victims.length === 0) {
      if (!quiet) call.complain(`${name}: no process killed`)
      status = 1
    }
    if (signal !== 'EXIT') for (const victim of victims) victim.signal(signal)
  }
  if (call.process.fatal !== undefined) yield 0
  return status
})

const pidofTool: Tool = instant((call) => {
  const read = options(call.args, 'so:')
  const pids = read.rest.flatMap((name) => named(call, name)).map((p) => p.pid)
  if (pids.length === 0) return 1
  call.out(`${(read.flags.has('s') ? pids.slice(0, 1) : pids).join(' ')}\n`)
  return 0
})

/** What ps tells of a process, by the names of its columns: the heading, its width (to the right for numbers), the text. */
const COLUMNS: Readonly<
  Record<string, readonly [heading: string, width: number, of: (p: VirtualProcess, call: ToolCall) => string]>
> = {
  args: ['COMMAND', 0, (p) => p.args.join(' ')],
  comm: ['COMMAND', -16, (p) => p.name.slice(0, 15)],
  group: ['GROUP', -8, (_p, call) => groupName(call, call.world.gid)],
  nice: ['NI', 5, () => '0'],
  pgid: ['PGID', 5, (p) => String(p.pid)],
  pid: ['PID', 5, (p) => String(p.pid)],
  ppid: ['PPID', 5, (p) => String(p.parent?.pid ?? 0)],
  rgroup: ['RGROUP', -8, (_p, call) => groupName(call, call.world.gid)],
  rss: ['RSS', 4, (p) => String(1200 + Math.floor(p.memory / 1024))],
  ruser: ['RUSER', -8, (_p, call) => userName(call, call.world.uid)],
  sid: ['SID', 5, () => '1'],
  stat: ['STAT', -4, (p) => (p.table.current === p ? 'R' : 'S')],
  time: ['TIME', 5, () => '0:00'],
  tty: ['TT', -6, () => '?'],
  user: ['USER', -8, (_p, call) => userName(call, call.world.uid)],
  vsz: ['VSZ', 4, (p) => String(2268 + Math.floor(p.memory / 1024))],
}
const SUPPORTED = 'user,group,comm,args,pid,ppid,pgid,tty,vsz,sid,stat,rss,time,nice,rgroup,ruser'

const psTool: Tool = waiting(function* (call) {
  // the options of other systems' ps are taken without a word
  const wanted = call.args.flatMap((arg, i) => (arg.startsWith('-o') ? [arg.slice(2) || (call.args[i + 1] ?? '')] : []))
  const columns: {
    readonly heading: string
    readonly width: number
    readonly of: (p: VirtualProcess, call: ToolCall) => string
  }[] = []
  for (const word of (wanted.length === 0 ? ['pid,user,time,args'] : wanted).flatMap((text) => text.split(','))) {
    const [name = '', own] = word.split('=')
    const column = COLUMNS[name]
    if (column === undefined) {
      call.complain(`bad -o argument '${name}', supported arguments: ${SUPPORTED}`)
      return 1
    }
    columns.push({ heading: own ?? column[0], width: column[1], of: column[2] })
  }
  const row = (texts: readonly string[]): string =>
    `${texts.map((text, i) => (i === texts.length - 1 ? text : padded(text, columns[i]?.width ?? 0))).join(' ')}\n`
  const headings = columns.map(({ heading, width }, i) =>
    width > 0 && i < columns.length - 1 ? heading.padEnd(width) : heading,
  )
  if (headings.some((heading) => heading.trim() !== '')) call.out(row(headings))
  for (const process of call.process.table.living()) call.out(row(columns.map(({ of }) => of(process, call))))
  yield* call.flush()
  return 0
})

const padded = (text: string, width: number): string => (width < 0 ? text.padEnd(-width) : text.padStart(width))

/** `pgrep` and `pkill`: the processes whose names match. */
const pgrepTool: Tool = waiting(function* (call) {
  const kills = call.name === 'pkill'
  const signalWord = kills ? call.args.find((arg) => /^-(\d+|[A-Z]{2,})$/.test(arg)) : undefined
  const read = options(
    call.args.filter((arg) => arg !== signalWord),
    'vlafnoxs:P:g:',
    {},
    () => {},
  )
  const [pattern] = read.rest
  const signal = parseSignal(signalWord?.slice(1) ?? 'TERM')
  if (read.error !== undefined || signal === undefined || (pattern === undefined && !read.values.has('P')))
    return usage(call, read.error)
  const { flags } = read
  const source = pattern ?? ''
  const matcher = posixRegExp(flags.has('x') ? `^(${source})$` : source, 'extended', '')
  const parent = read.values.get('P')
  let found = call.process.table
    .living()
    .filter((p) => p !== call.process && matcher.test(flags.has('f') ? p.args.join(' ') : p.name) !== flags.has('v'))
    .filter((p) => parent === undefined || String(p.parent?.pid ?? 0) === parent)
  if (flags.has('o')) found = found.slice(0, 1)
  if (flags.has('n')) found = found.slice(-1)
  for (const process of found) {
    if (kills) {
      if (signal !== 'EXIT') process.signal(signal)
    } else
      call.out(
        `${process.pid}${flags.has('a') ? ` ${process.args.join(' ')}` : flags.has('l') ? ` ${process.name}` : ''}\n`,
      )
  }
  if (call.process.fatal !== undefined) yield 0
  return found.length > 0 ? 0 : 1
})

/** `killall5`: signals all processes but its own and the first. */
const killall5Tool: Tool = instant((call) => {
  const signal = parseSignal((call.args[0] ?? '-TERM').slice(1)) ?? 'TERM'
  for (const process of call.process.table.living())
    if (process !== call.process && process.pid !== 1) process.signal(signal)
  return 0
})

/** `top`: one look (-b -n 1), or one after the other. */
const topTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'bHmn:d:')
  if (read.error !== undefined) return usage(call, read.error)
  if (!read.flags.has('b')) {
    call.complain("can't open terminal: not a tty")
    return 1
  }
  const rounds = Number(read.values.get('n') ?? Number.POSITIVE_INFINITY)
  const period = Number(read.values.get('d') ?? 5) * 1000
  for (let round = 0; round < rounds; round++) {
    if (round > 0) yield period
    const { total, used, shared, cached } = NODE_MEMORY
    call.out(
      `Mem: ${used + cached}K used, ${total - used - cached}K free, ${shared}K shrd, 94052K buff, ${cached}K cached\n`,
    )
    call.out('CPU:   0% usr   0% sys   0% nic 100% idle   0% io   0% irq   0% sirq\n')
    const processes = call.process.table.living()
    call.out(`Load average: 0.00 0.00 0.00 1/${processes.length} ${call.process.pid}\n`)
    call.out('  PID  PPID USER     STAT   VSZ %VSZ %CPU COMMAND\n')
    for (const p of processes) {
      const cell = (name: string): string => COLUMNS[name]?.[2](p, call) ?? ''
      call.out(
        `${cell('pid').padStart(5)} ${cell('ppid').padStart(5)} ${cell('user').padEnd(8)} ${cell('stat').padEnd(4)} ${cell('vsz').padStart(5)}   0%   0% ${cell('args')}\n`,
      )
    }
    yield* call.flush()
  }
  return 0
})

/** Tools that look at processes and signal them. */
export const processTools: Readonly<Record<string, Tool>> = {
  kill: killTool,
  killall: killallTool,
  killall5: killall5Tool,
  pgrep: pgrepTool,
  pidof: pidofTool,
  pkill: pgrepTool,
  ps: psTool,
  top: topTool,
}
