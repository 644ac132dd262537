import type { Listener } from '../network/podNetwork.ts'
import { readAllFrom, writeTo } from '../processes/io.ts'
import { NullFile } from '../processes/openFile.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { WaitQueue } from '../processes/waitQueue.ts'
import { addressOf, connect } from './address.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** How long a connection to nobody is tried, as Linux's SYN retries take. */
const CONNECT_TIMEOUT = 127_000
const DNS_TIMEOUT = 10_000
const LOCAL_TRIP = 1

function connectError(kind: 'refused' | 'nobody' | 'no network'): string {
  switch (kind) {
    case 'refused':
      return 'Connection refused'
    case 'nobody':
      return 'Connection timed out'
    case 'no network':
      return 'Network is unreachable'
  }
}

const wgetTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'cqSO:P:T:t:Y:U:o:', {
    spider: 's',
    quiet: 'q',
    'no-check-certificate': 'n',
    timeout: 'T:',
    tries: 't:',
    header: 'H:',
    'post-data': 'D:',
    'output-document': 'O:',
    'server-response': 'S',
  })
  const given = read.rest[0]
  if (read.error !== undefined || given === undefined) return usage(call, read.error)
  const parsed = /^(?:(https?|ftp):\/\/)?(?:[^/@]*@)?\[?([^/:\]]+)\]?(?::(\d+))?(\/.*)?$/.exec(given)
  if (parsed === null) {
    call.complain(`not an http or ftp url: ${given}`)
    return 1
  }
  const [, scheme = 'http', host = '', portText, path = '/'] = parsed
  const port = portText === undefined ? (scheme === 'https' ? 443 : scheme === 'ftp' ? 21 : 80) : Number(portText)
  const quiet = read.flags.has('q')
  const connection = connect(call.world, host, port)
  if (connection.kind === 'unknown host') {
    yield DNS_TIMEOUT / 2
    call.complain(`bad address '${host}'`)
    return 1
  }
  if (!quiet)
    call.err(`Connecting to ${portText === undefined ? host : `${host}:${portText}`} (${connection.address}:${port})\n`)
  yield* call.flush()
  const limit = read.values.has('T') ? Number(read.values.get('T')) * 1000 : undefined
  if (connection.kind !== 'connected') {
    if (connection.kind === 'no network' && limit !== undefined) {
      // this build of busybox crashes when a limit was set and connecting fails at once
      call.process.signal('SEGV')
      yield 0
      return 1
    }
    if (connection.kind === 'nobody') {
      yield limit ?? CONNECT_TIMEOUT
      call.complain(
        limit === undefined
          ? `can't connect to remote host (${connection.address}): Connection timed out`
          : 'download timed out',
      )
      return 1
    }
    call.complain(`can't connect to remote host (${connection.address}): ${connectError(connection.kind)}`)
    return 1
  }
  const { listener } = connection
  if (listener.protocol !== 'HTTP') {
    yield limit ?? CONNECT_TIMEOUT
    call.complain(limit === undefined ? 'error getting response' : 'download timed out')
    return 1
  }
  const body = read.values.get('D') ?? ''
  const response = listener.respond(
    { method: body === '' ? 'GET' : 'POST', path, headers: { host }, body },
    call.world.kernel.now,
  )
  if (limit !== undefined && response.delay > limit) {
    yield limit
    call.complain('download timed out')
    return 1
  }
  yield response.delay + LOCAL_TRIP
  if (response.status >= 400) {
    call.complain(`server returned error: HTTP/1.1 ${response.status} ${reason(response.status)}`)
    return 1
  }
  if (read.flags.has('s')) {
    if (!quiet) call.err('remote file exists\n')
    return 0
  }
  const name = read.values.get('O') ?? (path.endsWith('/') ? 'index.html' : (path.split('/').at(-1) as string))
  if (name === '-') {
    if (!quiet) call.err('writing to stdout\n')
    yield* call.flush()
    yield* writeTo(call.process, 1, response.body)
    if (!quiet) call.err('written to stdout\n')
    return 0
  }
  if (!quiet) call.err(`saving to '${name}'\n`)
  if (name !== '/dev/null')
    call.world.files.writeFile(
      call.path(read.values.has('P') ? `${read.values.get('P')}/${name}` : name),
      response.body,
    )
  if (!quiet) call.err(`'${name}' saved\n`)
  return 0
})

function reason(status: number): string {
  const reasons: Readonly<Record<number, string>> = {
    400: 'Bad Request',
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'Not Found',
    500: 'Internal Server Error',
    502: 'Bad Gateway',
    503: 'Service Unavailable',
  }
  return reasons[status] ?? 'Error'
}

/** Listens until the process ends. */
function* serve(call: ToolCall, port: number, listener: Listener): Running<number> {
  const { network } = call.world
  if (!network.listen(port, listener)) {
    call.complain('bind: Address already in use')
    return 1
  }
  try {
    const never = new WaitQueue()
    for (;;) yield never
  } finally {
    network.close(port, listener)
  }
}

const httpdTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'fivp:h:u:c:r:')
  if (read.error !== undefined) return usage(call, read.error)
  const port = Number((read.values.get('p') ?? '80').split(':').at(-1))
  const home = call.path(read.values.get('h') ?? '.')
  const listener: Listener = {
    protocol: 'HTTP',
    respond: (request) => {
      const path = request.path.split('?')[0] ?? '/'
      const { files } = call.world
      const node = files.lookup(`${home}${path}`)
      const body = files.readFile(node?.kind === 'directory' ? `${home}${path}/index.html` : `${home}${path}`)
      return { status: body === undefined ? 404 : 200, headers: {}, body: body ?? 'File not found\n', delay: 0 }
    },
  }
  if (read.flags.has('f')) return yield* serve(call, port, listener)
  const daemon = call.world.table.spawn(call.process, call.name, [call.name, ...call.args], () =>
    serve(call, port, listener),
  )
  for (const fd of [0, 1, 2]) daemon?.files.set(fd, new NullFile())
  // the daemon belongs to process 1 from now on
  yield 1
  return 0
})

const ncTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'lp:w:i:f:e:nv')
  const rejected =
    read.error ??
    (call.args.some((arg) => /^-\w*[nv]/.test(arg) && !/^-\w*[pwife]/.test(arg))
      ? `invalid option -- '${/[nv]/.exec(call.args.find((a) => /^-\w*[nv]/.test(a)) ?? '')?.[0] ?? ''}'`
      : undefined)
  if (rejected !== undefined) return usage(call, rejected)
  const [host, portText] = read.rest
  if (read.flags.has('l')) {
    const port = Number(read.values.get('p') ?? host ?? 0)
    return yield* serve(call, port, { protocol: 'TCP' })
  }
  if (host === undefined || portText === undefined) return usage(call)
  const connection = connect(call.world, host, Number(portText))
  if (connection.kind === 'unknown host') {
    call.complain(`bad address '${host}'`)
    return 1
  }
  if (connection.kind !== 'connected') {
    const wait = read.values.get('w')
    if (connection.kind === 'nobody') {
      yield wait === undefined ? CONNECT_TIMEOUT : Number(wait) * 1000
      call.complain(
        wait === undefined ? `can't connect to remote host (${connection.address}): Connection timed out` : 'timed out',
      )
      return 1
    }
    call.complain(`can't connect to remote host (${connection.address}): ${connectError(connection.kind)}`)
    return 1
  }
  const input = yield* readAllFrom(call.process, 0)
  if (connection.listener.protocol === 'TCP') call.out(connection.listener.serve?.(input) ?? '')
  return 0
})

const nslookupTool: Tool = waiting(function* (call) {
  const name = call.args.find((arg) => !arg.startsWith('-'))
  if (name === undefined) return usage(call)
  const server = /^nameserver\s+(\S+)/m.exec(call.world.files.readFile('/etc/resolv.conf') ?? '')?.[1] ?? '127.0.0.1'
  if (call.world.network.ip === undefined) {
    yield DNS_TIMEOUT
    call.err(';; connection timed out; no servers could be reached\n\n')
    return 1
  }
  call.out(`Server:\t\t${server}\nAddress:\t${server}:53\n\n`)
  const address = addressOf(call.world, name)
  if (address === undefined) {
    call.out(`** server can't find ${name}: NXDOMAIN\n\n`)
    return 1
  }
  const all = call.world.cluster.resolve(name) ?? [address]
  for (const one of all) call.out(`Name:\t${name}\nAddress: ${one}\n`)
  call.out('\n')
  return 0
})

const pingTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'c:s:W:w:i:I:t:q46An')
  const host = read.rest[0]
  if (read.error !== undefined || host === undefined) return usage(call, read.error)
  const address = addressOf(call.world, host)
  if (address === undefined) {
    call.complain(`bad address '${host}'`)
    return 1
  }
  if (call.world.network.ip === undefined) {
    call.complain('sendto: Network is unreachable')
    return 1
  }
  const own = address.startsWith('127.') || address === call.world.network.ip
  const answers = own || call.world.cluster.byAddress(address) !== undefined
  const count = Number(read.values.get('c') ?? Number.POSITIVE_INFINITY)
  call.out(`PING ${host} (${address}): 56 data bytes\n`)
  for (let i = 0; i < count; i++) {
    if (i > 0) yield 1000
    if (answers) call.out(`64 bytes from ${address}: seq=${i} ttl=64 time=0.050 ms\n`)
    yield* call.flush()
  }
  if (!answers) yield Number(read.values.get('W') ?? 10) * 1000
  const received = answers ? count : 0
  call.out(
    `\n--- ${host} ping statistics ---\n${count} packets transmitted, ${received} packets received, ${answers ? 0 : 100}% packet loss\n`,
  )
  return answers ? 0 : 1
})

/** Tools that talk over the network. */
export const networkTools: Readonly<Record<string, Tool>> = {
  httpd: httpdTool,
  nc: ncTool,
  nslookup: nslookupTool,
  ping: pingTool,
  wget: wgetTool,
}
