import type { Millis } from '../../../base/millis.ts'
import type { Connection } from '../network/connection.ts'
import { type ConnectionOutcome, requestOverConnection } from '../network/httpOverConnection.ts'
import type { HttpRequest, HttpResponse, Listener } from '../network/podNetwork.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { WaitQueue } from '../processes/waitQueue.ts'
import type { ToolCall } from './tool.ts'

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
  accept: (peer: Connection) => void,
  request: HttpRequest,
  limit: Millis | undefined,
): Running<HttpOutcome> {
  const answered = new WaitQueue()
  let outcome: ConnectionOutcome | undefined
  const giveUp = requestOverConnection(call.world.kernel, accept, request, limit, (came) => {
    outcome = came
    answered.wake()
  })
  try {
    if (outcome === undefined) yield answered
  } finally {
    giveUp()
  }
  return outcomeOf(outcome)
}

function outcomeOf(outcome: ConnectionOutcome | undefined): HttpOutcome {
  switch (outcome?.kind) {
    case 'answer':
      return outcome.response
    case 'timed out':
      return 'timed out'
    case 'no HTTP':
    case undefined:
      return 'no answer'
  }
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
