import { hostPort } from '../printers/networkPrinters.ts'
import type { Probe } from '../types.ts'

/** A probe on one line. Models kubectl pkg/describe/describe.go, DescribeProbe (1.36). */
export function probeText(probe: Probe): string {
  const {
    initialDelaySeconds = 0,
    timeoutSeconds = 0,
    periodSeconds = 0,
    successThreshold = 0,
    failureThreshold = 0,
  } = probe
  const times = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s`
  return `${handlerText(probe)} ${times} #success=${successThreshold} #failure=${failureThreshold}`
}

function handlerText({ exec, httpGet, tcpSocket, grpc }: Probe): string {
  if (exec) return `exec [${(exec.command ?? []).join(' ')}]`
  if (httpGet) {
    const scheme = (httpGet.scheme ?? '').toLowerCase()
    const host = hostPort(httpGet.host ?? '', String(httpGet.port))
    const path = escapedPath(httpGet.path ?? '')
    return `http-get ${scheme === '' ? '' : `${scheme}:`}//${host}${path === '' || path.startsWith('/') ? '' : '/'}${path}`
  }
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port}`
  if (grpc) return `grpc <pod>:${grpc.port} ${grpc.service ?? ''}`
  return 'unknown'
}

// Models Go's url.URL.EscapedPath: a question mark is no query here, it is part of the path.
function escapedPath(path: string): string {
  return [...path].map((char) => (/[A-Za-z0-9\-_.~$&+,/:;=@]/.test(char) ? char : percentEncoded(char))).join('')
}

function percentEncoded(char: string): string {
  const bytes = [...new TextEncoder().encode(char)]
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
