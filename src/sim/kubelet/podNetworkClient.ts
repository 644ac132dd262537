import { type Millis, SECOND } from '../../base/millis.ts'
import { type Process, Signal, within } from '../kernel/process.ts'
import type { HttpRequest } from '../runtime/network/podNetwork.ts'
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

/** Sends an HTTP request to whoever listens at an address. Models pkg/probe/http/http.go, DoHTTPProbe's errors (1.36). */
export function* httpRequest(
  context: KubeletContext,
  target: HttpTarget,
  timeout: Millis | undefined,
): Process<NetworkOutcome> {
  const { scheme, host, port, request } = target
  const failed = (cause: string): NetworkOutcome => ({ kind: 'failure', message: `${asked(target)}: ${cause}` })
  const listener = listenerAt(context, host, port)
  if (listener === 'nobody') {
    yield timeout ?? 30 * SECOND
    return timedOut(target)
  }
  yield ROUND_TRIP
  if (listener === 'refused') return failed(`dial tcp ${bracketed(host)}:${port}: connect: connection refused`)
  if (listener.protocol !== 'HTTP') {
    if (listener.protocol === 'GRPC') return failed('malformed HTTP response')
    if (listener.protocol === 'TCP' && listener.serve !== undefined) return failed('EOF')
    yield timeout ?? 30 * SECOND
    return timedOut(target)
  }
  if (scheme === 'https') return failed('http: server gave HTTP response to HTTPS client')
  const response = listener.respond(request, context.kernel.now)
  const answered =
    response.delay <= 0 ||
    (yield* within(context.kernel, after(context, response.delay), timeout ?? Number.MAX_SAFE_INTEGER))
  if (!answered) return timedOut(target)
  return { kind: 'answer', status: response.status, body: response.body, headers: response.headers }
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
export function* tcpConnect(
  context: KubeletContext,
  host: string,
  port: number,
  timeout: Millis,
): Process<NetworkOutcome> {
  const listener = listenerAt(context, host, port)
  if (listener === 'nobody') {
    yield timeout
    return { kind: 'failure', message: `dial tcp ${bracketed(host)}:${port}: i/o timeout` }
  }
  yield ROUND_TRIP
  if (listener === 'refused')
    return { kind: 'failure', message: `dial tcp ${bracketed(host)}:${port}: connect: connection refused` }
  return { kind: 'answer', status: 0, body: '', headers: {} }
}

/** Asks for gRPC health. Models pkg/probe/grpc/grpc.go, Probe (1.36). */
export function* grpcHealth(
  context: KubeletContext,
  host: string,
  port: number,
  service: string,
  timeout: Millis,
): Process<NetworkOutcome | { readonly kind: 'error'; readonly message: string }> {
  const listener = listenerAt(context, host, port)
  if (listener === 'nobody' || listener === 'refused' || listener.protocol !== 'GRPC') {
    yield timeout
    return {
      kind: 'failure',
      message: `timeout: failed to connect service "${bracketed(host)}:${port}" within ${timeout / SECOND}s: context deadline exceeded`,
    }
  }
  yield ROUND_TRIP
  switch (listener.health(service, context.kernel.now)) {
    case 'SERVING':
      return { kind: 'answer', status: 0, body: '', headers: {} }
    case 'NOT_SERVING':
      return { kind: 'failure', message: 'service unhealthy (responded with "NOT_SERVING")' }
    case 'SERVICE_UNKNOWN':
      return {
        kind: 'failure',
        message: 'error: health rpc probe failed: rpc error: code = NotFound desc = unknown service',
      }
    case 'UNIMPLEMENTED':
      return {
        kind: 'failure',
        message:
          'error: this server does not implement the grpc health protocol (grpc.health.v1.Health): rpc error: code = Unimplemented desc = unknown service grpc.health.v1.Health',
      }
  }
}

/** Who listens at an address as the node sees it; the node's own loopback has no pod's ports, but those of hostNetwork pods. */
function listenerAt({ runtime, nodeAddress }: KubeletContext, host: string, port: number) {
  const own = host === nodeAddress || host === 'localhost' || host === '127.0.0.1'
  const listener = runtime.listenerAt(own ? nodeAddress : host, port)
  return own && listener === 'nobody' ? 'refused' : listener
}

function after(context: KubeletContext, delay: Millis): Signal {
  const signal = new Signal()
  if (delay <= 0) signal.fire()
  else context.kernel.after(delay, () => signal.fire())
  return signal
}
