import { byteLength } from '../files/bytes.ts'
import type { HttpResponse, Listener } from '../network/podNetwork.ts'
import { NullFile } from '../processes/openFile.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { WaitQueue } from '../processes/waitQueue.ts'
import { formatDate } from './dates.ts'
import { encodeBase64 } from './encoding.ts'
import { reasonOf } from './httpExchange.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpg: 'image/jpeg',
  js: 'application/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'text/xml',
}

/** A configuration: users of paths (`/secret:me:pw`), and the home (`H:/www`). */
interface Configuration {
  readonly home: string | undefined
  readonly secrets: readonly { readonly path: string; readonly user: string }[]
}

function readConfiguration(text: string): Configuration {
  const lines = text.split('\n').map((line) => line.replace(/#.*/, '').trim())
  const secrets = lines.flatMap((line) => {
    const match = /^(\/[^:]*):([^:]+:.+)$/.exec(line)
    return match === null ? [] : [{ path: match[1] ?? '/', user: match[2] ?? '' }]
  })
  return { home: lines.find((line) => line.startsWith('H:'))?.slice(2), secrets }
}

/** `httpd`: serves the files of a folder. Models busybox networking/httpd.c. */
export const httpdTool: Tool = waiting(function* (call) {
  const read = options(call.args, 'ivfc:h:p:u:r:m:e:d:')
  if (read.error !== undefined) return usage(call, read.error)
  const { values } = read
  const port = Number((values.get('p') ?? '80').split(':').at(-1))
  const configuration = readConfiguration(
    call.world.files.readFile(call.path(values.get('c') ?? '/etc/httpd.conf')) ?? '',
  )
  const home = values.get('h') ?? configuration.home ?? '.'
  if (!call.isDirectory(home)) {
    call.complain(`can't change directory to '${home}': No such file or directory`)
    return 1
  }
  const listener: Listener = {
    protocol: 'HTTP',
    respond: ({ method, path, headers }) => answer(call, call.path(home), configuration, method, path, headers),
  }
  if (!call.world.network.listen(port, listener)) {
    call.complain('bind: Address already in use')
    return 1
  }
  if (read.flags.has('f')) return yield* serve(call, port, listener)
  const argv = [call.argv0, ...call.args]
  const daemon = call.world.table.spawn(call.process, call.name, argv, () => serve(call, port, listener))
  for (const fd of [0, 1, 2]) daemon?.files.set(fd, new NullFile())
  // the daemon belongs to process 1 from now on
  yield 1
  return 0
})

/** Keeps a port that is open until the process ends. */
function* serve(call: ToolCall, port: number, listener: Listener): Running<number> {
  try {
    const never = new WaitQueue()
    for (;;) yield never
  } finally {
    call.world.network.close(port, listener)
  }
}

function answer(
  call: ToolCall,
  home: string,
  { secrets }: Configuration,
  method: string,
  target: string,
  asked: Readonly<Record<string, string>>,
): HttpResponse {
  const { files, startTime, kernel } = call.world
  const date = (time: number): string => formatDate(time, '%a, %d %b %Y %H:%M:%S GMT')
  const respond = (
    status: number,
    body: string,
    type: string,
    more: Readonly<Record<string, string>> = {},
  ): HttpResponse => ({
    status,
    headers: { Date: date(startTime + kernel.now), Connection: 'close', 'Content-type': type, ...more },
    body: method === 'HEAD' ? '' : body,
    delay: 0,
  })
  const refuse = (status: number, text: string, more: Readonly<Record<string, string>> = {}): HttpResponse => {
    const title = `${status} ${reasonOf(status)}`
    const page = `<HTML><HEAD><TITLE>${title}</TITLE></HEAD>\n<BODY><H1>${title}</H1>\n${text}\n</BODY></HTML>\n`
    return respond(status, page, 'text/html', more)
  }
  const path = decoded(target.split('?')[0] ?? '/')
  if (path.split('/').includes('..')) return refuse(400, 'Unsupported method')
  const users = secrets.filter((secret) => `${path}/`.startsWith(`${secret.path.replace(/\/$/, '')}/`))
  const authorization = Object.entries(asked).find(([name]) => name.toLowerCase() === 'authorization')?.[1]
  if (users.length > 0 && !users.some(({ user }) => authorization === `Basic ${encodeBase64(user)}`))
    return refuse(401, '', { 'WWW-Authenticate': 'Basic realm="Web Server Authentication"' })
  if (method !== 'GET' && method !== 'HEAD') return refuse(501, 'The requested method is not recognized')
  const found = files.lookup(`${home}${path}`)
  if (found?.kind === 'directory' && !path.endsWith('/')) return refuse(302, '', { Location: `${path}/` })
  const file = found?.kind === 'directory' ? files.lookup(`${home}${path}index.html`) : found
  if (file?.kind !== 'file') return refuse(404, 'The requested URL was not found')
  const name = found?.kind === 'directory' ? 'index.html' : path
  const type = TYPES[/\.(\w+)$/.exec(name)?.[1] ?? ''] ?? 'application/octet-stream'
  const text = file.text + '\0'.repeat(file.zeros)
  const changed = startTime + file.modified
  return respond(200, text, type, {
    'Accept-Ranges': 'bytes',
    'Last-Modified': date(changed),
    ETag: `"${Math.floor(changed / 1000).toString(16)}-${byteLength(text).toString(16)}"`,
    'Content-Length': String(byteLength(text)),
  })
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
