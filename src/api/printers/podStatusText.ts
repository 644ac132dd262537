import { isSidecar } from '../podStatus/sidecar.ts'
import { timeOf } from '../timeOf.ts'
import type { ContainerStatus, Pod } from '../types.ts'

/** What the columns READY, STATUS and RESTARTS say about a pod. */
export interface PodSummary {
  readonly status: string
  readonly ready: number
  readonly total: number
  readonly restarts: number
  /** When the last run ended that was followed by a restart, in milliseconds since 1970. */
  readonly lastRestart: number | undefined
}

type Terminated = NonNullable<NonNullable<ContainerStatus['state']>['terminated']>

/** The column STATUS of `kubectl get pods`: nothing of the API holds it, it is derived. */
export function podStatusText(pod: Pod): string {
  return summarizePod(pod).status
}

/** Derives READY, STATUS and RESTARTS. Models pkg/printers/internalversion/printers.go, printPod (1.36). */
export function summarizePod(pod: Pod): PodSummary {
  const { spec, status } = pod
  const sidecarList = (spec?.initContainers ?? []).filter(isSidecar)
  const sidecars = new Set(sidecarList.map(({ name }) => name))
  const total = (spec?.containers ?? []).length + sidecarList.length
  const gated = (status?.conditions ?? []).some(
    ({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated',
  )
  const plain = gated ? 'SchedulingGated' : status?.reason || (status?.phase ?? '')

  const init = summarizeInit(pod, sidecars)
  const stillInitializing = init.status !== undefined && !isInitialized(pod)
  const main = stillInitializing ? undefined : summarizeMain(pod, init.status ?? plain)
  return {
    status: deletionStatus(pod) ?? main?.status ?? init.status ?? plain,
    ready: init.ready + (main?.ready ?? 0),
    total,
    restarts: main === undefined ? init.all.count : init.sidecars.count + main.restarts.count,
    lastRestart: main === undefined ? init.all.last : latest(init.sidecars.last, main.restarts.last),
  }
}

interface Restarts {
  count: number
  last: number | undefined
}

function summarizeInit(pod: Pod, sidecars: ReadonlySet<string>) {
  const all: Restarts = { count: 0, last: undefined }
  const ofSidecars: Restarts = { count: 0, last: undefined }
  const statuses = pod.status?.initContainerStatuses ?? []
  let ready = 0
  for (const [index, container] of statuses.entries()) {
    addRestarts(all, container)
    const sidecar = sidecars.has(container.name)
    if (sidecar) addRestarts(ofSidecars, container)
    const { terminated, waiting } = container.state ?? {}
    if (terminated?.exitCode === 0) continue
    if (sidecar && container.started === true) {
      if (container.ready) ready++
      continue
    }
    const step = `${index}/${(pod.spec?.initContainers ?? []).length}`
    const reason = terminated
      ? terminatedReason(terminated)
      : waiting?.reason && waiting.reason !== 'PodInitializing'
        ? waiting.reason
        : step
    return { ready, all, sidecars: ofSidecars, status: `Init:${reason}` }
  }
  return { ready, all, sidecars: ofSidecars, status: undefined }
}

// Walked backwards, so that the first container with something to say has the last word.
function summarizeMain(pod: Pod, before: string): { status: string; ready: number; restarts: Restarts } {
  const restarts: Restarts = { count: 0, last: undefined }
  let status = before
  let failure: string | undefined
  let ready = 0
  for (const container of [...(pod.status?.containerStatuses ?? [])].reverse()) {
    addRestarts(restarts, container)
    const { waiting, terminated, running } = container.state ?? {}
    if (waiting?.reason) status = waiting.reason
    else if (terminated) {
      status = terminatedReason(terminated)
      if (terminated.exitCode !== 0) failure = status
    } else if (container.ready && running) ready++
  }
  // A container that completed does not hide that another failed, nor that another runs.
  if (status !== 'Completed') return { status, ready, restarts }
  if (ready > 0 && isReady(pod)) return { status: 'Running', ready, restarts }
  return { status: failure ?? (ready > 0 ? 'NotReady' : status), ready, restarts }
}

function terminatedReason({ reason, signal, exitCode }: Terminated): string {
  return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`)
}

function deletionStatus(pod: Pod): string | undefined {
  if (!pod.metadata?.deletionTimestamp) return undefined
  if (pod.status?.reason === 'NodeLost') return 'Unknown'
  const over = pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed'
  return over ? undefined : 'Terminating'
}

// Of several conditions of one type, the first counts here, and any there.
function isInitialized(pod: Pod): boolean {
  return (pod.status?.conditions ?? []).find(({ type }) => type === 'Initialized')?.status === 'True'
}

function isReady(pod: Pod): boolean {
  return (pod.status?.conditions ?? []).some(({ type, status }) => type === 'Ready' && status === 'True')
}

function addRestarts(restarts: Restarts, container: ContainerStatus): void {
  restarts.count += container.restartCount ?? 0
  restarts.last = latest(restarts.last, timeOf(container.lastState?.terminated?.finishedAt))
}

function latest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return Math.max(a, b)
}
