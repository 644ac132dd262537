import { toByteString } from '../files/bytes.ts'
import type { HttpResponse } from '../network/podNetwork.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { connect } from './address.ts'
import { encodeBase64 } from './encoding.ts'
import { type HttpOutcome, httpExchange, reasonOf } from './httpExchange.ts'
import { openFor } from './input.ts'
import { type Options, options, type Tool, type ToolCall, waiting } from './tool.ts'
import { webAddress } from './wget.ts'

const CONNECT_TIMEOUT = 130_000
const MOST_REDIRECTS = 50

/** Long options by letters; those that curl has no letter for get one of ours. */
const LONG: Readonly<Record<string, string>> = {
  compressed: '1',
  'connect-timeout': 'T:',
  data: 'd:',
  'data-binary': 'd:',
  'data-raw': 'd:',
  fail: 'f',
  'fail-with-body': 'f',
  head: 'I',
  header: 'H:',
  'http1.1': '1',
  include: 'i',
  insecure: 'k',
  location: 'L',
  'max-time': 'm:',
  'no-progress-meter': '1',
  output: 'o:',
  'remote-name': 'O',
  request: 'X:',
  retry: 'r:',
  'retry-all-errors': '2',
  'retry-connrefused': '2',
  'retry-delay': 'R:',
  'show-error': 'S',
  silent: 's',
  url: 'U:',
  user: 'u:',
  'user-agent': 'A:',
  verbose: 'v',
  'write-out': 'w:',
}

/** What a transfer ended with: an answer, or curl's exit code with its message. */
type Transfer = { readonly response: HttpResponse } | { readonly code: number; readonly message: string }

/** `curl`, as health checks and waits use it. Exit codes and messages are curl's own. */
export const curlTool: Tool = waiting(function* (call) {
  const headers: string[] = []
  const data: string[] = []
  const read = options(call.args, 'fsSLkIivgo:O#w:m:X:d:H:u:A:1246', LONG, (letter, value) => {
    if (letter === 'H') headers.push(value)
    if (letter === 'd') data.push(value)
  })
  const given = read.values.get('U') ?? read.rest[0]
  const quiet = read.flags.has('s') && !read.flags.has('S')
  const fail = (code: number, message: string): number => {
    if (!quiet) call.err(`curl: (${code}) ${message}\n`)
    return code
  }
  if (read.error !== undefined) {
    call.err(
      `curl: option ${read.error.replace(/^.*'(.*)'$/, '$1')}: is unknown\ncurl: try 'curl --help' for more information\n`,
    )
    return 2
  }
  if (given === undefined) return fail(2, 'no URL specified')
  const wanted = { headers, body: data.join('&'), read }
  let tries = Number(read.values.get('r') ?? 0)
  let wait = 1
  for (;;) {
    const outcome = yield* transfer(call, given, wanted, 0)
    const lost = 'code' in outcome && (outcome.code === 28 || (read.flags.has('2') && outcome.code !== 3))
    const busy = 'response' in outcome && [408, 429, 500, 502, 503, 504].includes(outcome.response.status)
    if (tries > 0 && (lost || busy)) {
      tries--
      yield Number(read.values.get('R') ?? wait) * 1000
      wait *= 2
      continue
    }
    if ('code' in outcome) {
      writeOut(call, read, undefined)
      return fail(outcome.code, outcome.message)
    }
    const { response } = outcome
    if (read.flags.has('f') && response.status >= 400) {
      writeOut(call, read, response)
      return fail(22, `The requested URL returned error: ${response.status}`)
    }
    return yield* deliver(call, read, given, response)
  }
})

interface Wanted {
  readonly headers: readonly string[]
  readonly body: string
  readonly read: Options
}

function* transfer(call: ToolCall, given: string, wanted: Wanted, redirects: number): Running<Transfer> {
  const { values, flags } = wanted.read
  const address = webAddress(given, 'https?')
  if (address === undefined) return { code: 3, message: 'URL using bad/illegal format or missing URL' }
  const { host, port, path, written, scheme } = address
  const limit = values.get('m') ?? values.get('T')
  const span = limit === undefined ? undefined : Number(limit) * 1000
  const attempt = connect(call.world, host, port)
  if (attempt.kind === 'unknown host') return { code: 6, message: `Could not resolve host: ${host}` }
  if (attempt.kind === 'nobody') {
    yield span ?? CONNECT_TIMEOUT
    const message =
      span === undefined
        ? `Failed to connect to ${host} port ${port} after ${CONNECT_TIMEOUT} ms: Could not connect to server`
        : `Connection timed out after ${span} milliseconds`
    return { code: 28, message }
  }
  if (attempt.kind !== 'connected')
    return { code: 7, message: `Failed to connect to ${host} port ${port} after 0 ms: Could not connect to server` }
  if (scheme === 'https' && attempt.listener.protocol === 'HTTP' && port !== 443)
    return { code: 35, message: 'TLS connect error: error:0A00010B:SSL routines::wrong version number' }
  const method = values.get('X') ?? (flags.has('I') ? 'HEAD' : wanted.body === '' ? 'GET' : 'POST')
  const user = values.get('u')
  const headers = Object.fromEntries([
    ['Host', written === undefined ? host : `${host}:${written}`],
    ...(user === undefined ? [] : [['Authorization', `Basic ${encodeBase64(toByteString(user))}`]]),
    ['User-Agent', values.get('A') ?? 'curl/8.5.0'],
    ['Accept', '*/*'],
    ...wanted.headers.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  ])
  const outcome: HttpOutcome = yield* httpExchange(
    call,
    attempt.listener,
    { method, path, headers, body: wanted.body },
    span,
  )
  if (outcome === 'timed out')
    return { code: 28, message: `Operation timed out after ${span} milliseconds with 0 bytes received` }
  if (outcome === 'no answer') return { code: 52, message: 'Empty reply from server' }
  const location = Object.entries(outcome.headers).find(([name]) => name.toLowerCase() === 'location')?.[1]
  if (flags.has('L') && outcome.status >= 300 && outcome.status < 400 && location !== undefined) {
    if (redirects >= MOST_REDIRECTS) return { code: 47, message: `Maximum (${MOST_REDIRECTS}) redirects followed` }
    const base = `${scheme}://${host}${written === undefined ? '' : `:${written}`}`
    return yield* transfer(call, location.startsWith('/') ? base + location : location, wanted, redirects + 1)
  }
  return { response: outcome }
}

/** Writes an answer where it is wanted. */
function* deliver(call: ToolCall, read: Options, given: string, response: HttpResponse): Running<number> {
  const { flags, values } = read
  const head = [
    `HTTP/1.1 ${response.status} ${reasonOf(response.status)}`,
    ...Object.entries(response.headers).map(([name, value]) => `${name}: ${value}`),
  ]
  const shown = flags.has('I') || flags.has('i') ? `${head.join('\r\n')}\r\n\r\n` : ''
  const text = shown + (flags.has('I') ? '' : response.body)
  const output = values.get('o') ?? (flags.has('O') ? given.split('/').at(-1) : undefined)
  if (output === undefined || output === '-') call.out(text)
  else {
    const opened = yield* openFor(call, output, 'write')
    if ('error' in opened) {
      call.err(`curl: (23) Failure writing output to destination\n`)
      return 23
    }
    opened.file.write(text)
  }
  writeOut(call, read, response)
  return 0
}

/** What `-w` asks for. */
function writeOut(call: ToolCall, { values }: Options, response: HttpResponse | undefined): void {
  const format = values.get('w')
  if (format === undefined) return
  const status = String(response?.status ?? 0).padStart(3, '0')
  const known: Readonly<Record<string, string>> = {
    content_type: response?.headers['Content-type'] ?? '',
    http_code: status,
    response_code: status,
    size_download: String(response?.body.length ?? 0),
    time_total: '0.001000',
  }
  call.out(
    format
      .replace(/%\{(\w+)\}/g, (_, name: string) => known[name] ?? '')
      .replace(/\\n/g, '\n')
      .replace(/\\t/g, '\t'),
  )
}
