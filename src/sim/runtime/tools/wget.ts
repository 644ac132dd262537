import { byteLength } from '../files/bytes.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import type { HttpRequest } from '../network/podNetwork.ts'
import { writeTo } from '../processes/io.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { connect, connectFailure, waitForNobody } from './address.ts'
import { httpExchange, reasonOf } from './httpExchange.ts'
import { openFor } from './input.ts'
import { type Options, options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

const DNS_TIMEOUT = 5000
const MOST_REDIRECTS = 5
const PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21 }

/** An address of the web, cut up. */
export interface WebAddress {
  readonly scheme: string
  readonly host: string
  readonly port: number
  /** The port as it was written, where it was. */
  readonly written: string | undefined
  readonly path: string
}

/** Reads a URL; undefined where it is none that is understood. */
export function webAddress(text: string, schemes: string): WebAddress | undefined {
  const parsed = new RegExp(`^(?:(${schemes})://)?(?:[^/@]*@)?(\\[[^\\]]+\\]|[^/:?]+)(?::(\\d+))?([/?].*)?$`).exec(text)
  if (parsed === null) return undefined
  const [, scheme = 'http', host = '', written, path = '/'] = parsed
  const port = written === undefined ? (PORTS[scheme] ?? 80) : Number(written)
  return { scheme, host, port, written, path: path.startsWith('?') ? `/${path}` : path }
}

/** `wget`. Models busybox networking/wget.c. */
export const wgetTool: Tool = waiting(function* (call) {
  const headers: string[] = []
  const read = options(
    call.args,
    'cqSO:o:P:Y:U:T:t:',
    {
      continue: 'c',
      quiet: 'q',
      'server-response': 'S',
      'output-document': 'O:',
      'output-file': 'o:',
      'directory-prefix': 'P:',
      proxy: 'Y:',
      'user-agent': 'U:',
      timeout: 'T:',
      tries: 't:',
      header: 'H:',
      'post-data': 'D:',
      'post-file': 'F:',
      spider: 's',
      'no-check-certificate': 'n',
    },
    (letter, value) => {
      if (letter === 'H') headers.push(value)
    },
  )
  if (read.error !== undefined || read.rest.length === 0) return usage(call, read.error)
  for (const given of read.rest) {
    const status = yield* fetch(call, read, given, headers, 0)
    if (status !== 0) return status
  }
  return 0
})

function* fetch(
  call: ToolCall,
  read: Options,
  given: string,
  headers: readonly string[],
  redirects: number,
): Running<number> {
  const { flags, values } = read
  const address = webAddress(given, 'https?|ftp')
  if (address === undefined) {
    call.complain(`not an http or ftp url: ${given}`)
    return 1
  }
  const { host, port, path, written } = address
  const quiet = flags.has('q')
  const connection = connect(call.world, host, port)
  if (connection.kind === 'unknown host') {
    if (call.world.network.ip !== undefined) yield DNS_TIMEOUT
    call.complain(`bad address '${host}'`)
    return 1
  }
  if (!quiet)
    call.err(`Connecting to ${host}${written === undefined ? '' : `:${written}`} (${connection.address}:${port})\n`)
  yield* call.flush()
  const limit = values.has('T') ? Number(values.get('T')) * 1000 : undefined
  if (connection.kind !== 'connected') {
    if (connection.kind !== 'nobody' && limit !== undefined) {
      // this build of busybox crashes when a limit was set and connecting fails at once
      call.process.signal('SEGV')
      yield 0
      return 1
    }
    yield* waitForNobody(connection, limit)
    call.complain(
      connection.kind === 'nobody' && limit !== undefined ? 'download timed out' : connectFailure(connection),
    )
    return 1
  }
  const file = values.get('F')
  const body = values.get('D') ?? (file === undefined ? '' : (call.world.files.readFile(call.path(file)) ?? ''))
  const posts = values.has('D') || values.has('F')
  const request: HttpRequest = {
    method: flags.has('s') ? 'HEAD' : posts ? 'POST' : 'GET',
    path,
    headers: Object.fromEntries([
      ['Host', written === undefined ? host : `${host}:${written}`],
      ['User-Agent', values.get('U') ?? 'Wget'],
      ['Connection', 'close'],
      ...headers.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      ...(posts
        ? [
            ['Content-Type', 'application/x-www-form-urlencoded'],
            ['Content-Length', String(byteLength(body))],
          ]
        : []),
    ]),
    body,
  }
  const response = yield* httpExchange(call, connection.listener, request, limit)
  if (response === 'timed out' || response === 'no answer') {
    call.complain(response === 'timed out' ? 'download timed out' : 'error getting response')
    return 1
  }
  const status = `HTTP/1.1 ${response.status} ${reasonOf(response.status)}`
  if (flags.has('S')) {
    call.err(`  ${status}\n`)
    for (const [name, value] of Object.entries(response.headers)) call.err(`  ${name}: ${value}\n`)
    call.err('  \n')
  }
  const location = Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'location')?.[1]
  if (response.status >= 300 && response.status < 400 && location !== undefined) {
    if (redirects >= MOST_REDIRECTS) {
      call.complain('too many redirections')
      return 1
    }
    const base = `http://${host}${written === undefined ? '' : `:${written}`}`
    return yield* fetch(call, read, location.startsWith('/') ? base + location : location, headers, redirects + 1)
  }
  if (response.status >= 400) {
    call.complain(`server returned error: ${status}`)
    return 1
  }
  if (flags.has('s')) {
    if (!quiet) call.err('remote file exists\n')
    return 0
  }
  return yield* keep(call, read, path, response.body)
}

/** Puts what was fetched where it belongs. */
function* keep(call: ToolCall, { flags, values }: Options, path: string, body: string): Running<number> {
  const quiet = flags.has('q')
  const own = (path.split('?')[0] ?? '').split('/').at(-1) || 'index.html'
  const prefix = values.get('P')
  const given = values.get('O')
  const name = given ?? (prefix === undefined ? own : `${prefix.replace(/\/$/, '')}/${own}`)
  const progress = (shown: string): void => {
    if (!quiet)
      call.err(
        `${shown.slice(-20).padEnd(20)} 100% |${'*'.repeat(32)}| ${String(byteLength(body)).padStart(5)}  0:00:00 ETA\n`,
      )
  }
  if (name === '-') {
    if (!quiet) call.err('writing to stdout\n')
    yield* call.flush()
    yield* writeTo(call.process, 1, body)
    progress('-')
    if (!quiet) call.err('written to stdout\n')
    return 0
  }
  const exists = given === undefined && !flags.has('c') && call.world.files.exists(call.path(name))
  const opened = exists ? ({ error: 'EEXIST' } as const) : yield* openFor(call, name, 'write')
  if ('error' in opened) {
    call.complain(`can't open '${name}': ${fileErrorText(opened.error)}`)
    return 1
  }
  opened.file.write(body)
  if (!quiet) call.err(`saving to '${name}'\n`)
  progress(name.split('/').at(-1) ?? name)
  if (!quiet) call.err(`'${name}' saved\n`)
  return 0
}
