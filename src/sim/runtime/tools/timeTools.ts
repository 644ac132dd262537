import { NODE_UPTIME } from '../files/processFiles.ts'
import { readLineFrom } from '../processes/io.ts'
import { END } from '../processes/openFile.ts'
import { formatDate, parseDateBy, parseDateText } from './dates.ts'
import { startCommand } from './startCommand.ts'
import { instant, options, type Tool, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** What `-I` prints, by its width. */
const ISO: Readonly<Record<string, string>> = {
  '': '%Y-%m-%d',
  date: '%Y-%m-%d',
  hours: '%Y-%m-%dT%H+00:00',
  minutes: '%Y-%m-%dT%H:%M+00:00',
  seconds: '%Y-%m-%dT%H:%M:%S+00:00',
}

const dateTool: Tool = instant((call) => {
  // -I may have a width, but only right behind it
  const iso = call.args.map((arg) => /^(?:-I|--iso-8601=?)(.*)$/.exec(arg)?.[1]).find((width) => width !== undefined)
  const read = options(
    call.args.map((arg) => (/^(-I|--iso-8601)/.test(arg) ? '-I' : arg)),
    'Rs:ud:r:D:I',
    { 'rfc-822': 'R', 'rfc-2822': 'R', set: 's:', utc: 'u', date: 'd:', reference: 'r:', universal: 'u' },
  )
  const { values } = read
  if (read.error !== undefined || read.rest.length > 1) return usage(call, read.error)
  const now = call.world.startTime + call.world.kernel.now
  const reference = values.get('r')
  const node = reference === undefined ? undefined : call.world.files.lookup(call.path(reference))
  if (reference !== undefined && node === undefined) {
    call.complain(`can't stat '${reference}': No such file or directory`)
    return 1
  }
  const format = read.rest.find((arg) => arg.startsWith('+'))
  const given = values.get('d') ?? values.get('s') ?? (format === undefined ? read.rest[0] : undefined)
  const by = values.get('D')
  const parsed = given === undefined ? now : by === undefined ? parseDateText(given, now) : parseDateBy(by, given)
  if (parsed === undefined) {
    call.complain(`invalid date '${given}'`)
    return 1
  }
  // a container has no right to the clock
  if (given !== undefined && !values.has('d')) call.complain("can't set date: Operation not permitted")
  const time = node === undefined ? parsed : call.world.startTime + node.modified
  const shown =
    format?.slice(1) ??
    (iso !== undefined
      ? (ISO[iso] ?? ISO.date ?? '')
      : read.flags.has('R')
        ? '%a, %d %b %Y %H:%M:%S +0000'
        : '%a %b %e %H:%M:%S UTC %Y')
  call.out(`${formatDate(time, shown)}\n`)
  return given !== undefined && !values.has('d') ? 1 : 0
})

const calTool: Tool = instant((call) => {
  const read = options(call.args, 'jmy')
  if (read.error !== undefined || read.rest.length > 2) return usage(call, read.error)
  const now = new Date(call.world.startTime + call.world.kernel.now)
  for (const word of read.rest)
    if (!/^\d+$/.test(word)) {
      call.complain(`invalid number '${word}'`)
      return 1
    }
  const whole = read.rest.length === 1 || read.flags.has('y')
  const year = Number(read.rest.at(-1) ?? now.getUTCFullYear())
  const month = read.rest.length === 2 ? Number(read.rest[0]) : now.getUTCMonth() + 1
  const limits = [
    [month, 1, 12],
    [year, 1, 9999],
  ] as const
  for (const [value, from, to] of limits)
    if (value < from || value > to) {
      call.complain(`number ${value} is not in ${from}..${to} range`)
      return 1
    }
  if (!whole) {
    call.out(`${monthLines(year, month, 'with year').join('\n')}\n`)
    return 0
  }
  call.out(`${centred(String(year), 64)}\n\n`)
  for (let quarter = 0; quarter < 4; quarter++) {
    const months = [1, 2, 3].map((m) => monthLines(year, quarter * 3 + m, 'alone'))
    for (let line = 0; line < 8; line++) call.out(`${months.map((lines) => lines[line] ?? '').join('  ')}\n`)
  }
  return 0
})

const WIDTH = 20

const centred = (text: string, width: number): string => {
  const left = Math.floor((width - text.length) / 2)
  return (' '.repeat(left) + text).padEnd(width)
}

/** The lines of a month's calendar; beside other months all are as wide as a week. */
function monthLines(year: number, month: number, heading: 'with year' | 'alone'): string[] {
  const first = Date.UTC(year, month - 1, 1)
  const title = formatDate(first, heading === 'with year' ? '%B %Y' : '%B')
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const cells = [...Array(new Date(first).getUTCDay()).fill('  ')]
  for (let day = 1; day <= days; day++) cells.push(String(day).padStart(2))
  const weeks = Array.from({ length: 6 }, (_, week) => cells.slice(week * 7, week * 7 + 7).join(' '))
  if (heading === 'alone')
    return [centred(title, WIDTH), 'Su Mo Tu We Th Fr Sa', ...weeks.map((week) => week.padEnd(WIDTH))]
  return [
    centred(title, WIDTH).trimEnd(),
    'Su Mo Tu We Th Fr Sa',
    ...weeks.map((week) => week || ' '.repeat(WIDTH + 1)),
  ]
}

const uptimeTool: Tool = instant((call) => {
  const { kernel, startTime } = call.world
  const minutes = Math.floor((NODE_UPTIME * 1000 + kernel.now) / 60_000)
  const days = Math.floor(minutes / 1440)
  const clock = `${String(Math.floor(minutes / 60) % 24).padStart(2)}:${String(minutes % 60).padStart(2, '0')}`
  call.out(
    ` ${formatDate(startTime + kernel.now, '%H:%M:%S')} up ${days} day${days === 1 ? '' : 's'}, ${clock},  0 users,  load average: 0.00, 0.00, 0.00\n`,
  )
  return 0
})

/** `time`: how long a program ran, on standard error. */
const timeTool: Tool = waiting(function* (call) {
  const read = options(call.args, '+vpao:f:')
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  const start = call.world.kernel.now
  const child = startCommand(call, read.rest)
  if (typeof child === 'number') return child
  while (child.status === undefined) yield call.process.childEnded
  call.process.table.reap(child)
  const seconds = (call.world.kernel.now - start) / 1000
  const plain = (span: number): string => `${Math.floor(span / 60)}m ${(span % 60).toFixed(2)}s`
  if (read.flags.has('p')) call.err(`real ${seconds.toFixed(2)}\nuser 0.00\nsys 0.00\n`)
  else call.err(`real\t${plain(seconds)}\nuser\t${plain(0)}\nsys\t${plain(0)}\n`)
  return child.status.code
})

/** `watch`: runs a command every two seconds, for ever. */
const watchTool: Tool = waiting(function* (call) {
  const read = options(call.args, '+dtn:')
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  const period = Number(read.values.get('n') ?? 2)
  const command = read.rest.join(' ')
  for (;;) {
    call.out('\x1b[H\x1b[J')
    if (!read.flags.has('t')) {
      const date = formatDate(call.world.startTime + call.world.kernel.now, '%Y-%m-%d %H:%M:%S')
      call.out(`${`Every ${period.toFixed(1)}s: ${command}`.padEnd(80 - date.length)}${date}\n\n`)
    }
    yield* call.flush()
    const child = startCommand(call, ['sh', '-c', command])
    if (typeof child === 'number') return child
    while (child.status === undefined) yield call.process.childEnded
    call.process.table.reap(child)
    yield period * 1000
  }
})

/** Puts the time before each line that is read. */
const tsTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'is')
  if (read.error !== undefined) return usage(call, read.error)
  const { kernel, startTime } = call.world
  for (;;) {
    const line = yield* readLineFrom(call.process, 0)
    if (line === END) return 0
    call.out(`${formatDate(startTime + kernel.now, read.rest[0] ?? '%b %d %H:%M:%S')} ${line}`)
    yield* call.flush()
  }
})

/** Tools that tell and measure time. */
export const timeTools: Readonly<Record<string, Tool>> = {
  cal: calTool,
  date: dateTool,
  time: timeTool,
  ts: tsTool,
  uptime: uptimeTool,
  watch: watchTool,
}
