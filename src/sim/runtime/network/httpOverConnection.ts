import type { Millis } from '../../../base/millis.ts'
import type { Clock } from '../../kernel/clock.ts'
import { END } from '../processes/openFile.ts'
import { type Connection, connectionPair } from './connection.ts'
import type { HttpRequest, HttpResponse } from './podNetwork.ts'

/** What a request over a connection came to: an answer, none in time, or a peer that hung up having said something that is no HTTP. */
export type ConnectionOutcome =
  | { readonly kind: 'answer'; readonly response: HttpResponse }
  | { readonly kind: 'timed out' }
  | { readonly kind: 'no HTTP'; readonly said: string }

/** How much is read at a time. */
const CHUNK = 65_536

/**
 * Sends a request to whoever accepts connections (`nc -l`), and calls back once with what came of it. `limit` undefined: it waits for ever.
 * The function that is returned gives up: then nobody is called.
 */
export function requestOverConnection(
  kernel: Clock,
  accept: (peer: Connection) => void,
  { method, path, headers, body }: HttpRequest,
  limit: Millis | undefined,
  done: (outcome: ConnectionOutcome) => void,
): () => void {
  const [own, peer] = connectionPair()
  let text = ''
  let open = true
  const close = (): void => {
    if (!open) return
    open = false
    timer?.cancel()
    own.input.readable?.delete(bell)
    own.hangUp()
  }
  const end = (outcome: ConnectionOutcome): void => {
    close()
    done(outcome)
  }
  const listen = (): void => {
    for (;;) {
      const piece = own.input.read(CHUNK)
      if (piece === END || isComplete(text)) {
        end(readOutcome(text))
        return
      }
      if (piece === undefined) {
        own.input.readable?.add(bell)
        return
      }
      text += piece
    }
  }
  const bell = {
    resume: () => {
      if (open) listen()
    },
  }
  const timer = limit === undefined ? undefined : kernel.after(limit, () => open && end({ kind: 'timed out' }))
  accept(peer)
  const lines = [`${method} ${path} HTTP/1.1`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
  own.output.write(`${lines.join('\r\n')}\r\n\r\n${body}`)
  listen()
  return close
}

/** Whether an answer says how long it is, and is that long. */
function isComplete(text: string): boolean {
  const length = /\r?\ncontent-length: *(\d+)[\s\S]*?\r?\n\r?\n([\s\S]*)/i.exec(text)
  return length !== null && (length[2] ?? '').length >= Number(length[1])
}

function readOutcome(text: string): ConnectionOutcome {
  const head = /^HTTP\/\d\.\d (\d{3})/.exec(text)
  if (head === null) return { kind: 'no HTTP', said: text }
  const end = /\r?\n\r?\n/.exec(text)
  const lines = (end === null ? text : text.slice(0, end.index)).split(/\r?\n/).slice(1)
  const headers = Object.fromEntries(
    lines.flatMap((line) =>
      line.includes(':') ? [[line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]] : [],
    ),
  )
  const body = end === null ? '' : text.slice(end.index + end[0].length)
  return { kind: 'answer', response: { status: Number(head[1]), headers, body, delay: 0 } }
}
