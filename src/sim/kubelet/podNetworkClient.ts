import { goQuote } from '../../api/goText/goQuote.ts'
import { type Millis, SECOND } from '../../base/millis.ts'
import { type Process, Signal } from '../kernel/process.ts'
import { type Connection, connectionPair } from '../runtime/network/connection.ts'
import { type ConnectionOutcome, requestOverConnection } from '../runtime/network/httpOverConnection.ts'
import type { HttpRequest, Listener } from '../runtime/network/podNetwork.ts'
import type { KubeletContext } from './kubeletContext.ts'

/** What a request of the kubelet to a pod came to. `failure` is in Go's net/http words; a time-out is told apart. */
export type NetworkOutcome =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body: string
      readonly headers: Readonly<Record<string, string>>
    }
  | { readonly kind: 'failure'; readonly message: string }
  | { readonly kind: 'timeout'; readonly message: string }

/** A round trip within the node. */
const ROUND_TRIP: Millis = 1

/** Where a request goes; `host` is what the message names. */
export interface HttpTarget {
  readonly scheme: 'http' | 'https'
  readonly host: string
  readonly port: number
  readonly request: HttpRequest
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** Hears what a request came to; called once, when it is known. */
export type OnOutcome = (outcome: NetworkOutcome) => void

/** How long the kubelet waits where nobody says: a hook has no time-out of its own, but a connection has. */
const NO_TIMEOUT: Millis = 30 * SECOND

/** Sends an HTTP request to whoever listens at an address. Models pkg/probe/http/http.go, DoHTTPProbe's errors (1.36). */
export function requestHttp(
  context: KubeletContext,
  target: HttpTarget,
  timeout: Millis | undefined,
  done: OnOutcome,
): void {
  const { kernel } = context
  const listener = listenerAt(context, target.host, target.port)
  if (listener === 'nobody') kernel.after(timeout ?? NO_TIMEOUT, () => done(timedOut(target)))
  else kernel.after(ROUND_TRIP, () => answerHttp(context, target, listener, timeout, done))
}

function answerHttp(
  { kernel }: KubeletContext,
  target: HttpTarget,
  listener: Listener | 'refused',
  timeout: Millis | undefined,
  done: OnOutcome,
): void {
  const refusal = httpRefusal(target, listener)
  if (refusal !== undefined) done({ kind: 'failure', message: `${asked(target)}: ${refusal}` })
  else if (listener !== 'refused' && listener.protocol === 'TCP' && listener.accept !== undefined) {
    const heard = (outcome: ConnectionOutcome): void => done(spoken(target, outcome))
    requestOverConnection(kernel, listener.accept, target.request, timeout ?? NO_TIMEOUT, heard)
  } else if (listener === 'refused' || listener.protocol !== 'HTTP') {
    kernel.after(timeout ?? NO_TIMEOUT, () => done(timedOut(target)))
  } else {
    const { status, body, headers, delay } = listener.respond(target.request, kernel.now)
    const answer = (): void => done({ kind: 'answer', status, body, headers })
    if (delay <= 0) answer()
    else if (timeout !== undefined && delay > timeout) kernel.after(timeout, () => done(timedOut(target)))
    else kernel.after(delay, answer)
  }
}

/** What whoever speaks for itself on a connection said, in Go's words where it is no HTTP. */
function spoken(target: HttpTarget, outcome: ConnectionOutcome): NetworkOutcome {
  switch (outcome.kind) {
    case 'answer': {
      const { status, body, headers } = outcome.response
      return { kind: 'answer', status, body, headers }
    }
    case 'timed out':
      return timedOut(target)
    case 'no HTTP': {
      const line = outcome.said.split(/\r?\n/)[0] ?? ''
      const malformed = `net/http: HTTP/1.x transport connection broken: malformed HTTP response ${goQuote(line)}`
      return { kind: 'failure', message: `${asked(target)}: ${outcome.said === '' ? 'EOF' : malformed}` }
    }
  }
}

/** Why a listener gives no HTTP answer, in Go's words; undefined where it does, or says nothing at all. */
function httpRefusal({ scheme, host, port }: HttpTarget, listener: Listener | 'refused'): string | undefined {
  if (listener === 'refused') return `dial tcp ${bracketed(host)}:${port}: connect: connection refused`
  switch (listener.protocol) {
    case 'HTTP':
      return scheme === 'https' ? 'http: server gave HTTP response to HTTPS client' : undefined
    case 'GRPC':
      return 'malformed HTTP response'
    case 'TCP':
      return listener.serve === undefined ? undefined : 'EOF'
    case 'UDP':
      return undefined
  }
}

/** An HTTP request as something that a process waits for. */
export function* httpRequest(
  context: KubeletContext,
  target: HttpTarget,
  timeout: Millis | undefined,
): Process<NetworkOutcome> {
  const done = new Signal()
  let outcome: NetworkOutcome = timedOut(target)
  requestHttp(context, target, timeout, (o) => {
    outcome = o
    done.fire()
  })
  yield done
  return outcome
}

/** How Go names the request in an error. */
function asked({ scheme, host, port, request }: HttpTarget): string {
  return `Get "${scheme}://${bracketed(host)}:${port}${request.path}"`
}

function timedOut(target: HttpTarget): NetworkOutcome {
  return {
    kind: 'timeout',
    message: `${asked(target)}: context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
  }
}

/** Opens a TCP connection. Models pkg/probe/tcp/tcp.go, DoTCPProbe (1.36). */
export function connectTcp(
  context: KubeletContext,
  host: string,
  port: number,
  timeout: Millis,
  done: OnOutcome,
): void {
  const { kernel } = context
  const listener = listenerAt(context, host, port)
  const failed = (cause: string) => () =>
    done({ kind: 'failure', message: `dial tcp ${bracketed(host)}:${port}: ${cause}` })
  if (listener === 'nobody') kernel.after(timeout, failed('i/o timeout'))
  else if (listener === 'refused') kernel.after(ROUND_TRIP, failed('connect: connection refused'))
  else {
    kernel.after(ROUND_TRIP, () => {
      if (listener.protocol === 'TCP') touch(listener.accept)
      done(CONNECTED)
    })
  }
}

/** Connects and hangs up: whoever accepts sees somebody come and go. */
function touch(accept: ((peer: Connection) => void) | undefined): void {
  if (accept === undefined) return
  const [own, peer] = connectionPair()
  accept(peer)
  own.hangUp()
}

const CONNECTED: NetworkOutcome = { kind: 'answer', status: 0, body: '', headers: {} }

/** Asks for gRPC health. Models pkg/probe/grpc/grpc.go, Probe (1.36). */
export function checkGrpcHealth(
  context: KubeletContext,
  target: { readonly host: string; readonly port: number; readonly service: string },
  timeout: Millis,
  done: OnOutcome,
): void {
  const { kernel } = context
  const { host, port, service } = target
  const listener = listenerAt(context, host, port)
  if (listener === 'nobody' || listener === 'refused' || listener.protocol !== 'GRPC') {
    const message = `timeout: failed to connect service "${bracketed(host)}:${port}" within ${timeout / SECOND}s: context deadline exceeded`
    kernel.after(timeout, () => done({ kind: 'failure', message }))
    return
  }
  kernel.after(ROUND_TRIP, () => {
    const failure = GRPC_FAILURES[listener.health(service, kernel.now)]
    done(failure === undefined ? CONNECTED : { kind: 'failure', message: failure })
  })
}

/** What a health check says of each answer that is no success. */
const GRPC_FAILURES: Readonly<
  Record<'SERVING' | 'NOT_SERVING' | 'SERVICE_UNKNOWN' | 'UNIMPLEMENTED', string | undefined>
> = {
  SERVING: undefined,
  NOT_SERVING: 'service unhealthy (responded with "NOT_SERVING")',
  SERVICE_UNKNOWN: 'error: health rpc probe failed: rpc error: code = NotFound desc = unknown service',
  UNIMPLEMENTED:
    'error: this server does not implement the grpc health protocol (grpc.health.v1.Health): rpc error: code = Unimplemented desc = unknown service grpc.health.v1.Health',
}

/** Who listens at an address as the node sees it; the node's own loopback has no pod's ports, but those of hostNetwork pods. */
function listenerAt({ runtime, nodeAddress }: KubeletContext, host: string, port: number) {
  const own = host === nodeAddress || host === 'localhost' || host === '127.0.0.1'
  const listener = runtime.listenerAt(own ? nodeAddress : host, port)
  return own && listener === 'nobody' ? 'refused' : listener
}
