import { connect } from './address.ts'
import { options, type Tool, waiting } from './tool.ts'

const CONNECT_TIMEOUT = 130_000

/** `curl`, as far as health checks use it. Exit codes are curl's own. */
export const curlTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'fsSLkIivgo:O#w:m:X:d:H:u:A:', {
    fail: 'f',
    silent: 's',
    'show-error': 'S',
    location: 'L',
    insecure: 'k',
    head: 'I',
    include: 'i',
    output: 'o:',
    'max-time': 'm:',
    'connect-timeout': 'T:',
    header: 'H:',
    request: 'X:',
    data: 'd:',
    'write-out': 'w:',
    retry: 'r:',
  })
  const given = read.rest[0]
  const quiet = read.flags.has('s') && !read.flags.has('S')
  const fail = (code: number, message: string): number => {
    if (!quiet) call.err(`curl: (${code}) ${message}\n`)
    return code
  }
  if (given === undefined) return fail(2, 'no URL specified')
  const parsed = /^(?:(https?):\/\/)?\[?([^/:\]]+)\]?(?::(\d+))?(\/.*)?$/.exec(given)
  if (parsed === null) return fail(3, 'URL using bad/illegal format or missing URL')
  const [, scheme = 'http', host = '', portText, path = '/'] = parsed
  const port = portText === undefined ? (scheme === 'https' ? 443 : 80) : Number(portText)
  const limit = read.values.get('m') ?? read.values.get('T')
  const connection = connect(call.world, host, port)
  if (connection.kind === 'unknown host') return fail(6, `Could not resolve host: ${host}`)
  if (connection.kind === 'nobody') {
    yield limit === undefined ? CONNECT_TIMEOUT : Number(limit) * 1000
    return fail(28, `Failed to connect to ${host} port ${port}: Connection timed out`)
  }
  if (connection.kind !== 'connected')
    return fail(7, `Failed to connect to ${host} port ${port} after 0 ms: Could not connect to server`)
  const { listener } = connection
  if (listener.protocol !== 'HTTP') return fail(52, 'Empty reply from server')
  const body = read.values.get('d') ?? ''
  const method = read.values.get('X') ?? (read.flags.has('I') ? 'HEAD' : body === '' ? 'GET' : 'POST')
  const response = listener.respond({ method, path, headers: { host }, body }, call.world.kernel.now)
  if (limit !== undefined && response.delay > Number(limit) * 1000) {
    yield Number(limit) * 1000
    return fail(28, `Operation timed out after ${Number(limit) * 1000} milliseconds with 0 bytes received`)
  }
  yield response.delay
  if (read.flags.has('f') && response.status >= 400)
    return fail(22, `The requested URL returned error: ${response.status}`)
  if (read.flags.has('I') || read.flags.has('i')) call.out(`HTTP/1.1 ${response.status}\r\n\r\n`)
  const output = read.values.get('o')
  if (output !== undefined && output !== '/dev/null') call.world.files.writeFile(call.path(output), response.body)
  else if (output === undefined && !read.flags.has('I')) call.out(response.body)
  const format = read.values.get('w')
  if (format !== undefined) call.out(format.replaceAll('%{http_code}', String(response.status)).replaceAll('\\n', '\n'))
  return 0
})
