import type { Millis } from '../../../base/millis.ts'
import type { Connection } from './connection.ts'

/** An HTTP request as a server sees it. */
export interface HttpRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** An HTTP answer; `delay` passes before the first byte. */
export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly delay: Millis
}

/**
 * What sits behind an open port. A TCP listener accepts and says nothing, unless it takes connections (`accept`): nc.
 * Whoever only looks whether a port is open need not connect.
 */
export type Listener =
  | {
      readonly protocol: 'TCP'
      readonly serve?: (input: string) => string
      readonly accept?: (peer: Connection) => void
    }
  | { readonly protocol: 'UDP' }
  | { readonly protocol: 'HTTP'; readonly respond: (request: HttpRequest, now: Millis) => HttpResponse }
  | {
      readonly protocol: 'GRPC'
      readonly health: (service: string, now: Millis) => 'SERVING' | 'NOT_SERVING' | 'SERVICE_UNKNOWN' | 'UNIMPLEMENTED'
    }

/** The network namespace of a pod: its address and its open ports, shared by its containers. */
export class PodNetwork {
  /** Undefined until the sandbox has one. */
  ip: string | undefined
  private readonly open = new Map<number, Listener>()

  /** Opens a port; false where it is taken (EADDRINUSE). */
  listen(port: number, listener: Listener): boolean {
    if (this.open.has(port)) return false
    this.open.set(port, listener)
    return true
  }

  /** Closes a port if this listener holds it. */
  close(port: number, listener: Listener): void {
    if (this.open.get(port) === listener) this.open.delete(port)
  }

  /** The open ports with their protocols, in order. */
  get ports(): readonly (readonly [port: number, protocol: Listener['protocol']])[] {
    return [...this.open].map(([port, { protocol }]) => [port, protocol] as const).sort(([a], [b]) => a - b)
  }

  /** Who listens on a port; undefined: connection refused. */
  at(port: number): Listener | undefined {
    return this.open.get(port)
  }
}

/** Finds pods by address and services by name; implemented over the object store. */
export interface ClusterNetwork {
  /** The network of the pod that has an address; undefined: nobody answers (time-out). */
  byAddress(ip: string): PodNetwork | undefined
  /** The addresses that a DNS name resolves to (a service, a pod of a headless one); undefined: NXDOMAIN. */
  resolve(name: string): readonly string[] | undefined
  /** Where a service's address and port lead: a ready endpoint's pod and target port; undefined: refused or nobody. */
  serviceTarget(ip: string, port: number): { readonly network: PodNetwork; readonly port: number } | undefined
}
