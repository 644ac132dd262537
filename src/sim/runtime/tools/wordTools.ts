import { wholeNamed } from './input.ts'
import { instant, options, type Tool, waiting } from './tool.ts'
import { usage } from './usage.ts'

const basenameTool: Tool = instant((call) => {
  const read = options(call.args, '+as:')
  const all = read.flags.has('a') || read.values.has('s')
  const [path, suffix = ''] = read.rest
  if (read.error !== undefined || path === undefined || (!all && read.rest.length > 2)) return usage(call, read.error)
  for (const given of all ? read.rest : [path]) {
    const base =
      given
        .replace(/(.)\/+$/, '$1')
        .replace(/^\/+$/, '/')
        .split(/\/(?=.)/)
        .at(-1) ?? ''
    const end = read.values.get('s') ?? (all ? '' : suffix)
    call.out(`${end !== '' && base !== end && base.endsWith(end) ? base.slice(0, -end.length) : base}\n`)
  }
  return 0
})

const dirnameTool: Tool = instant((call) => {
  const [path] = call.args[0] === '--' ? call.args.slice(1) : call.args
  if (path === undefined || call.args.length > 1) return usage(call)
  const bare = path.replace(/(.)\/+$/, '$1')
  const slash = bare.lastIndexOf('/')
  call.out(`${slash < 0 ? '.' : bare.slice(0, slash).replace(/\/+$/, '') || '/'}\n`)
  return 0
})

const whichTool: Tool = instant((call) => {
  const read = options(call.args, 'a')
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  let status = 0
  for (const name of read.rest) {
    const dirs = (call.env.get('PATH') ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin').split(':')
    const paths = (name.includes('/') ? [name] : dirs.map((dir) => `${dir}/${name}`)).filter((path) => {
      const node = call.world.files.lookup(call.path(path))
      return node?.kind === 'file' && (node.mode & 0o111) !== 0
    })
    if (paths.length === 0) status = 1
    for (const path of read.flags.has('a') ? paths : paths.slice(0, 1)) call.out(`${path}\n`)
  }
  return status
})

const MOST_NUMBERS = 1_000_000

const seqTool: Tool = waiting(function* (call) {
  const read = options(call.args, '+ws:')
  const values = read.rest.map(Number)
  const wrong = read.rest.length === 0 || read.rest.length > 3 || values.some(Number.isNaN)
  if (read.error !== undefined || wrong) return usage(call, read.error)
  const [first = 1, increment = 1, last = 1] =
    values.length === 1 ? [1, 1, values[0]] : values.length === 2 ? [values[0], 1, values[1]] : values
  const places = Math.max(...read.rest.map((text) => (/\.(\d+)$/.exec(text)?.[1] ?? '').length))
  const separator = read.values.get('s') ?? '\n'
  const width = read.flags.has('w') ? Math.max(first.toFixed(places).length, last.toFixed(places).length) : 0
  const count = increment === 0 ? Number.POSITIVE_INFINITY : Math.floor((last - first) / increment + 1e-9) + 1
  for (let i = 0; i < count; i++) {
    if (i >= MOST_NUMBERS) {
      call.world.notModelled(`more than ${MOST_NUMBERS} numbers of seq`)
      break
    }
    const text = (first + i * increment).toFixed(places)
    const sign = text.startsWith('-') ? '-' : ''
    call.out((i === 0 ? '' : separator) + sign + text.slice(sign.length).padStart(width - sign.length, '0'))
    if (call.pending > 4096) yield* call.flush()
  }
  if (count > 0) call.out('\n')
  return 0
})

const shufTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'ei:n:o:z')
  const range = /^(\d+)-(\d+)$/.exec(read.values.get('i') ?? '')
  if (read.error !== undefined || (read.values.has('i') && range === null)) return usage(call, read.error)
  let items: string[]
  if (read.flags.has('e')) items = [...read.rest]
  else if (range !== null) {
    const from = Number(range[1])
    items = Array.from({ length: Math.min(Number(range[2]) - from + 1, MOST_NUMBERS) }, (_, i) => String(from + i))
  } else {
    const text = yield* wholeNamed(call, read.rest[0])
    if (text === undefined) return 1
    items = text.split('\n')
    if (items.at(-1) === '') items.pop()
  }
  const random = call.world.kernel.random(`shuf ${call.world.hostname} ${call.process.pid} ${call.world.kernel.now}`)
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    ;[items[i], items[j]] = [items[j] as string, items[i] as string]
  }
  const end = read.flags.has('z') ? '\0' : '\n'
  for (const item of items.slice(0, Number(read.values.get('n') ?? items.length))) call.out(item + end)
  return 0
})

const factorTool: Tool = waiting(function* (call) {
  const words =
    call.args.length > 0 ? call.args : ((yield* wholeNamed(call)) ?? '').split(/\s+/).filter((word) => word !== '')
  for (const word of words) {
    if (!/^\d+$/.test(word) || Number(word) > Number.MAX_SAFE_INTEGER) {
      call.complain(`invalid number '${word}'`)
      return 1
    }
    let rest = Number(word)
    const factors: number[] = []
    for (let divisor = 2; divisor * divisor <= rest && divisor < 10_000_000; divisor++)
      for (; rest % divisor === 0; rest /= divisor) factors.push(divisor)
    call.out(`${[`${word}:`, ...factors, ...(rest > 1 ? [rest] : [])].join(' ')}\n`)
  }
  return 0
})

const pwdTool: Tool = instant((call) => {
  call.out(`${call.workingDir}\n`)
  return 0
})

/** Tools that make or take apart words: names of files, numbers. */
export const wordTools: Readonly<Record<string, Tool>> = {
  basename: basenameTool,
  dirname: dirnameTool,
  factor: factorTool,
  pwd: pwdTool,
  seq: seqTool,
  shuf: shufTool,
  which: whichTool,
}
