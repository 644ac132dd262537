import type { Container, Probe } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import type { ProbeOutcomeName } from '../../../trace/records.ts'
import { type Process, spawn, within } from '../../kernel/process.ts'
import type { KubeletContext, StoredPod } from '../kubeletContext.ts'
import { execIn } from '../lifecycle/runHook.ts'
import { grpcHealth, httpRequest, type NetworkOutcome, tcpConnect } from '../podNetworkClient.ts'
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

const success = (output = ''): ProbeFinding => ({ outcome: 'success', output })
const failure = (output: string): ProbeFinding => ({ outcome: 'failure', output })

/** Runs a probe once, with its retries. Models pkg/kubelet/prober/prober.go, runProbeWithRetries (1.36). */
export function* runProbe(
  context: KubeletContext,
  pod: StoredPod,
  container: Container,
  containerId: string,
  probe: Probe,
): Process<ProbeFinding> {
  let finding = yield* once(context, pod, container, containerId, probe)
  for (let tries = 1; tries < TRIES && finding.outcome === 'error'; tries++)
    finding = yield* once(context, pod, container, containerId, probe)
  return finding
}

function* once(
  context: KubeletContext,
  pod: StoredPod,
  container: Container,
  containerId: string,
  probe: Probe,
): Process<ProbeFinding> {
  if (probe.exec !== undefined && isCancelled(context, pod)) {
    return { outcome: 'error', output: 'rpc error: code = Canceled desc = context canceled' }
  }
  const timeout = (probe.timeoutSeconds ?? 1) * SECOND
  const podIp = context.runtime.network(pod.metadata.uid)?.ip ?? ''
  if (probe.exec !== undefined) return yield* execProbe(context, pod, containerId, probe.exec.command ?? [], timeout)
  if (probe.httpGet !== undefined) {
    const port = resolvePort(container, probe.httpGet.port)
    if (!port.ok) return { outcome: 'error', output: port.error }
    const path = probe.httpGet.path ?? '/'
    const request = {
      method: 'GET',
      path: path.startsWith('/') ? path : `/${path}`,
      headers: headersOf(probe.httpGet, context.behaviour.version),
      body: '',
    }
    const scheme = probe.httpGet.scheme === 'HTTPS' ? 'https' : 'http'
    return httpFinding(
      yield* httpRequest(context, { scheme, host: probe.httpGet.host ?? podIp, port: port.value, request }, timeout),
    )
  }
  if (probe.tcpSocket !== undefined) {
    const port = resolvePort(container, probe.tcpSocket.port)
    if (!port.ok) return { outcome: 'error', output: port.error }
    const outcome = yield* tcpConnect(context, probe.tcpSocket.host ?? podIp, port.value, timeout)
    return outcome.kind === 'answer' ? success() : failure(outcome.message)
  }
  if (probe.grpc !== undefined) {
    const outcome = yield* grpcHealth(context, podIp, Number(probe.grpc.port), probe.grpc.service ?? '', timeout)
    return outcome.kind === 'answer' ? success() : failure(outcome.message)
  }
  return { outcome: 'error', output: `missing probe handler for ${pod.metadata.name}` }
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

function* execProbe(
  context: KubeletContext,
  pod: StoredPod,
  containerId: string,
  argv: readonly string[],
  timeout: Millis,
): Process<ProbeFinding> {
  const { kernel } = context
  const run = spawn(kernel, execIn(context, pod.metadata.uid, containerId, argv))
  const ended = yield* within(kernel, run.ended, timeout)
  const result = run.value
  if (!ended || result === undefined) {
    run.kill()
    return { outcome: 'timeout', output: `command timed out: "${argv.join(' ')}" timed out after ${timeout / SECOND}s` }
  }
  if (result.error !== undefined) return { outcome: 'error', output: result.error }
  return result.exitCode === 0 ? success(result.output) : failure(result.output)
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
