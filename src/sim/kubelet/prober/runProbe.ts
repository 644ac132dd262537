import type { Container, Probe } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import type { ProbeOutcomeName } from '../../../trace/records.ts'
import type { ExecResult } from '../../runtime/program.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'
import { checkGrpcHealth, connectTcp, type NetworkOutcome, requestHttp } from '../podNetworkClient.ts'
import { resolvePort } from '../resolvePort.ts'

/** What one attempt found. */
export interface ProbeFinding {
  readonly outcome: ProbeOutcomeName
  readonly output: string
  /** Said as a warning although the probe passed. */
  readonly warning?: string
}

/** An error is tried again at once, so often in all. Models pkg/kubelet/prober/prober.go, maxProbeRetries (1.36). */
const TRIES = 3

const SUCCESS: ProbeFinding = { outcome: 'success', output: '' }
const success = (output: string): ProbeFinding => (output === '' ? SUCCESS : { outcome: 'success', output })
const failure = (output: string): ProbeFinding => ({ outcome: 'failure', output })

/** Which probe of which container is run. */
export interface ProbeRun {
  readonly pod: StoredPod
  readonly container: Container
  readonly containerId: string
  readonly probe: Probe
}

/** Runs a probe once, with its retries; `done` hears the finding. Models pkg/kubelet/prober/prober.go, runProbeWithRetries (1.36). */
export function runProbe(context: KubeletContext, run: ProbeRun, done: (finding: ProbeFinding) => void): void {
  let tries = 0
  const attempt = (): void =>
    once(context, run, (finding) => {
      if (finding.outcome === 'error' && ++tries < TRIES) attempt()
      else done(finding)
    })
  attempt()
}

// Callbacks and not a process: this is what a simulated day consists of.
function once(context: KubeletContext, run: ProbeRun, done: (finding: ProbeFinding) => void): void {
  const { pod, container, probe } = run
  const timeout = (probe.timeoutSeconds ?? 1) * SECOND
  if (probe.exec !== undefined) {
    execProbe(context, run, probe.exec.command ?? [], timeout, done)
    return
  }
  const podIp = context.runtime.network(pod.metadata.uid)?.ip ?? ''
  if (probe.grpc !== undefined) {
    const target = { host: podIp, port: Number(probe.grpc.port), service: probe.grpc.service ?? '' }
    checkGrpcHealth(context, target, timeout, (outcome) => done(plainFinding(outcome)))
    return
  }
  const action = probe.httpGet ?? probe.tcpSocket
  if (action === undefined) {
    done({ outcome: 'error', output: `missing probe handler for ${pod.metadata.name}` })
    return
  }
  const port = resolvePort(container, action.port)
  if (!port.ok) {
    done({ outcome: 'error', output: port.error })
    return
  }
  const host = action.host ?? podIp
  if (probe.httpGet === undefined) {
    connectTcp(context, host, port.value, timeout, (outcome) => done(plainFinding(outcome)))
    return
  }
  const { path = '/' } = probe.httpGet
  const request = {
    method: 'GET',
    path: path.startsWith('/') ? path : `/${path}`,
    headers: headersOf(probe.httpGet, context.behaviour.version),
    body: '',
  }
  const scheme = probe.httpGet.scheme === 'HTTPS' ? 'https' : 'http'
  requestHttp(context, { scheme, host, port: port.value, request }, timeout, (outcome) => done(httpFinding(outcome)))
}

function headersOf({ httpHeaders }: NonNullable<Probe['httpGet']>, version: string): Readonly<Record<string, string>> {
  const own = { 'user-agent': `kube-probe/${version}`, accept: '*/*' }
  if (httpHeaders === undefined) return own
  return { ...own, ...Object.fromEntries(httpHeaders.map((h) => [h.name.toLowerCase(), h.value])) }
}

/** Since 1.35 the context of a pod's execs ends when its termination begins; what asks over the network goes on. */
function isCancelled(context: KubeletContext, pod: StoredPod): boolean {
  return context.behaviour.version !== '1.34' && pod.metadata.deletionTimestamp !== undefined
}

function execProbe(
  context: KubeletContext,
  { pod, containerId }: ProbeRun,
  argv: readonly string[],
  timeout: Millis,
  done: (finding: ProbeFinding) => void,
): void {
  if (isCancelled(context, pod)) {
    done({ outcome: 'error', output: 'rpc error: code = Canceled desc = context canceled' })
    return
  }
  const exec = context.runtime.exec(pod.metadata.uid, containerId, argv, (result) => {
    timer.cancel()
    done(execFinding(result))
  })
  const timer = context.kernel.after(timeout, () => {
    exec.cancel()
    const output = `command timed out: "${argv.join(' ')}" timed out after ${timeout / SECOND}s`
    done({ outcome: 'timeout', output })
  })
}

function execFinding({ error, exitCode, output }: ExecResult): ProbeFinding {
  if (error !== undefined) return { outcome: 'error', output: error }
  return exitCode === 0 ? success(output) : failure(output)
}

/** Connecting is all that was asked for. */
function plainFinding(outcome: NetworkOutcome): ProbeFinding {
  return outcome.kind === 'answer' ? SUCCESS : failure(outcome.message)
}

function httpFinding(outcome: NetworkOutcome): ProbeFinding {
  switch (outcome.kind) {
    case 'answer':
      if (outcome.status < 200 || outcome.status >= 400)
        return failure(`HTTP probe failed with statuscode: ${outcome.status}`)
      if (outcome.status >= 300)
        return { ...success(outcome.body), warning: `Probe terminated redirects, Response body: ${outcome.body}` }
      return success(outcome.body)
    case 'timeout':
      return { outcome: 'timeout', output: outcome.message }
    case 'failure':
      return failure(outcome.message)
  }
}
