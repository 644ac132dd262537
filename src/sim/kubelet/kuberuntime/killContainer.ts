import type { Container } from '../../../api/types.ts'
import { type Millis, SECOND } from '../../../base/millis.ts'
import { type Process, spawn, within } from '../../kernel/process.ts'
import type { RuntimeContainer } from '../../runtime/runtimeState.ts'
import { identityOf, type KubeletContext, record, type StoredPod } from '../kubeletContext.ts'
import { runHook } from '../lifecycle/runHook.ts'
import type { KillReason } from './podActionFacts.ts'
import type { PodContainers } from './podContainers.ts'
import type { TerminationOrder } from './terminationOrder.ts'

/** The shortest time between the stop signal and SIGKILL. Models pkg/kubelet/kuberuntime/kuberuntime_manager.go, minimumGracePeriodInSeconds (1.36). */
const MINIMUM_GRACE: Millis = 2 * SECOND

/** How a container is stopped. */
export interface KillOptions {
  readonly message: string
  readonly reason?: KillReason
  /** The pod's effective grace, where the whole pod is stopped. */
  readonly graceOverride?: Millis
  readonly order?: TerminationOrder
}

/** Stops a running container: Killing event, preStop, its turn among sidecars, the stop signal, SIGKILL. Models pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainer (1.36). */
export function* killContainer(
  context: KubeletContext,
  containers: PodContainers,
  pod: StoredPod,
  container: Container,
  instance: RuntimeContainer,
  options: KillOptions,
): Process {
  const { kernel, trace } = context
  const lane = containers.laneOf(pod, container.name)
  let grace = options.graceOverride ?? graceOf(pod, container, options.reason)
  record(context, pod, 'Normal', 'Killing', options.message, container.name)
  const preStop = container.lifecycle?.preStop
  if (preStop !== undefined && grace > 0) {
    const start = kernel.now
    const timer = trace.timer(start, lane, kernel.cause, {
      kind: 'preStop',
      pod: pod.metadata.name,
      container: container.name,
      due: start + grace,
      outcome: 'pending',
    })
    const hook = spawn(kernel, runHook(context, pod, container, instance, preStop, 'preStop'))
    const done = yield* within(kernel, hook.ended, grace)
    if (!done) hook.kill()
    timer.row.end = kernel.now
    timer.row.outcome = done ? 'cutShort' : 'spent'
    if (!done || hook.value !== undefined)
      record(context, pod, 'Warning', 'FailedPreStopHook', 'PreStopHook failed', container.name)
    grace -= Math.floor((kernel.now - start) / SECOND) * SECOND
  }
  if (options.order !== undefined && grace > 0) {
    const start = kernel.now
    yield* options.order.waitForTurn(kernel, container.name, grace)
    grace -= Math.floor((kernel.now - start) / SECOND) * SECOND
  }
  const timeout = Math.max(grace, MINIMUM_GRACE)
  yield* stopContainer(context, containers, pod, container, instance, timeout)
  options.order?.stopped(container.name)
}

/** The CRI call: stop signal, then SIGKILL when the timeout ends. */
function* stopContainer(
  context: KubeletContext,
  containers: PodContainers,
  pod: StoredPod,
  container: Container,
  instance: RuntimeContainer,
  timeout: Millis,
): Process {
  const { kernel, trace, runtime } = context
  const ended = runtime.ended(pod.metadata.uid, instance.id)
  const start = kernel.now
  const endCall = runtime.stopCall(identityOf(context, pod), instance, timeout)
  const timer = trace.timer(start, containers.laneOf(pod, container.name), kernel.cause, {
    kind: 'grace',
    pod: pod.metadata.name,
    container: container.name,
    due: start + timeout,
    outcome: 'pending',
  })
  kernel.cause = timer.id
  containers.machineOf(pod, container.name).send({ type: 'SIGNAL', graceMillis: timeout })
  yield ended
  timer.row.end = kernel.now
  timer.row.outcome = kernel.now < start + timeout ? 'cutShort' : 'spent'
  endCall()
}

function graceOf(pod: StoredPod, container: Container, reason: KillReason | undefined): Millis {
  const deletion = pod.metadata.deletionGracePeriodSeconds
  if (deletion !== undefined) return deletion * SECOND
  const probe =
    reason === 'livenessProbe'
      ? container.livenessProbe
      : reason === 'startupProbe'
        ? container.startupProbe
        : undefined
  return (probe?.terminationGracePeriodSeconds ?? pod.spec?.terminationGracePeriodSeconds ?? 2) * SECOND
}
