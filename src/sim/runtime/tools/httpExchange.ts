import type { Millis } from '../../../base/millis.ts'
import { connectionPair } from '../network/connection.ts'
import type { HttpRequest, HttpResponse, Listener } from '../network/podNetwork.ts'
import { END } from '../processes/openFile.ts'
import type { Running } from '../processes/virtualProcess.ts'
import type { ToolCall } from './tool.ts'
import { waitForAny } from './waiting.ts'

/** How long a trip through the pod's network takes. */
const LOCAL_TRIP = 1

/** What came of a request: an answer, none within the limit, or something that is none. */
export type HttpOutcome = HttpResponse | 'timed out' | 'no answer'

/** Sends a request to a listener and waits for the answer, at most for a span. */
export function* httpExchange(
  call: ToolCall,
  listener: Listener,
  request: HttpRequest,
  limit: Millis | undefined,
): Running<HttpOutcome> {
  if (listener.protocol === 'HTTP') {
    const response = listener.respond(request, call.world.kernel.now)
    if (limit !== undefined && response.delay > limit) {
      yield limit
      return 'timed out'
    }
    yield response.delay + LOCAL_TRIP
    return response
  }
  if (listener.protocol !== 'TCP' || listener.accept === undefined) {
    yield limit ?? SILENCE
    return limit === undefined ? 'no answer' : 'timed out'
  }
  return yield* overConnection(call, listener.accept, request, limit)
}

/** How long nobody says anything before a client without a limit is taken to give up. */
const SILENCE = 127_000

function* overConnection(
  call: ToolCall,
  accept: (peer: ReturnType<typeof connectionPair>[1]) => void,
  { method, path, headers, body }: HttpRequest,
  limit: Millis | undefined,
): Running<HttpOutcome> {
  const [own, peer] = connectionPair()
  const { kernel } = call.world
  const until = limit === undefined ? undefined : kernel.now + limit
  accept(peer)
  const lines = [`${method} ${path} HTTP/1.1`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
  own.output.write(`${lines.join('\r\n')}\r\n\r\n${body}`)
  let text = ''
  try {
    for (;;) {
      const piece = own.input.read(65536)
      if (piece === END || complete(text)) break
      if (piece !== undefined) text += piece
      else if (until !== undefined && kernel.now >= until) return 'timed out'
      else yield* waitForAny(kernel, [own.input.readable], until === undefined ? undefined : until - kernel.now)
    }
  } finally {
    own.hangUp()
  }
  return parseResponse(text) ?? 'no answer'
}

/** Whether an answer says how long it is, and is that long. */
function complete(text: string): boolean {
  const length = /\r?\ncontent-length: *(\d+)[\s\S]*?\r?\n\r?\n([\s\S]*)/i.exec(text)
  return length !== null && (length[2] ?? '').length >= Number(length[1])
}

function parseResponse(text: string): HttpResponse | undefined {
  const head = /^HTTP\/\d\.\d (\d{3})/.exec(text)
  if (head === null) return undefined
  const end = /\r?\n\r?\n/.exec(text)
  const lines = (end === null ? text : text.slice(0, end.index)).split(/\r?\n/).slice(1)
  const headers = Object.fromEntries(
    lines.flatMap((line) =>
      line.includes(':') ? [[line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]] : [],
    ),
  )
  const body = end === null ? '' : text.slice(end.index + end[0].length)
  return { status: Number(head[1]), headers, body, delay: 0 }
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** The status line's words for a status. */
export const reasonOf = (status: number): string => REASONS[status] ?? 'Unknown'
