import type { Millis } from '../../../base/millis.ts'
import { goDuration } from '../../../base/millis.ts'
import type { Process } from '../../kernel/process.ts'
import type { RuntimePodStatus } from '../../runtime/runtimeState.ts'
import { identityOf, type KubeletContext, podText, record, type StoredPod } from '../kubeletContext.ts'
import type { StartFailure } from '../status/reasonCache.ts'
import type { BackOff } from './backOff.ts'
import type { CrashLoopHolds } from './crashLoopHolds.ts'
import { killContainer } from './killContainer.ts'
import { killPod } from './killPod.ts'
import type { PodActionFacts } from './podActionFacts.ts'
import { computePodActions } from './podActions.ts'
import { containersOf, type SpecContainer } from './podContainers.ts'
import { type StartTools, startContainer } from './startContainer.ts'

/** What became of a sync with the runtime. */
export interface RuntimeSyncResult {
  /** Whether anything was started or stopped. */
  readonly acted: boolean
  /** What each start came to; undefined: it succeeded. */
  readonly starts: ReadonlyMap<string, StartFailure | undefined>
  readonly failed: boolean
  /** The earliest end of a crash-loop back-off that held a container. */
  readonly backOffEnd?: Millis
}

/** What the sync works with. */
export interface SyncTools extends StartTools {
  readonly backOff: BackOff
  readonly holds: CrashLoopHolds
  readonly onSandbox: (pod: StoredPod) => void
  readonly results: Pick<PodActionFacts, 'liveness' | 'startup'>
}

/** Brings the runtime to what the spec says. Models pkg/kubelet/kuberuntime/kuberuntime_manager.go, SyncPod (1.36). */
export function* syncRuntimePod(
  context: KubeletContext,
  tools: SyncTools,
  pod: StoredPod,
  status: RuntimePodStatus,
): Process<RuntimeSyncResult> {
  const { runtime } = context
  const { uid } = pod.metadata
  const identity = identityOf(context, pod)
  const actions = computePodActions({ pod, status, ...tools.results })
  const starts = new Map<string, StartFailure | undefined>()
  let acted = false
  if (actions.createSandbox && status.sandboxes.length > 0)
    record(context, pod, 'Normal', 'SandboxChanged', 'Pod sandbox changed, it will be killed and re-created.')
  if (actions.killPod) {
    acted = status.sandboxes.some((s) => s.state === 'ready')
    yield* killPod(context, tools.containers, pod)
    if (actions.createSandbox) purgeInitContainers(context, pod)
  }
  for (const kill of actions.containersToKill) {
    acted = true
    const instance = runtime.running(uid, kill.container.name)
    if (instance?.id === kill.instance.id)
      yield* killContainer(context, tools.containers, pod, kill.container, instance, {
        message: kill.message,
        reason: kill.reason,
      })
  }
  let sandboxId = status.sandboxes[0]?.id ?? ''
  if (actions.createSandbox) {
    acted = true
    const machine = tools.containers.sandboxOf(pod)
    machine.send({ type: 'RUN' })
    const sandbox = yield* runtime.runPodSandbox(identity, actions.attempt)
    machine.send({ type: sandbox.ok ? 'CREATED' : 'FAILED' })
    if (!sandbox.ok) {
      record(
        context,
        pod,
        'Warning',
        'FailedCreatePodSandBox',
        `Failed to create pod sandbox: rpc error: code = Unknown desc = ${sandbox.error}`,
      )
      return { acted, starts, failed: true }
    }
    sandboxId = sandbox.value.id
    tools.onSandbox(pod)
  }
  let failed = false
  let backOffEnd: Millis | undefined
  const start = function* (spec: SpecContainer): Process<boolean> {
    const held = heldInBackOff(context, tools, pod, spec, status)
    if (held !== undefined) {
      starts.set(spec.container.name, held.failure)
      backOffEnd = Math.min(backOffEnd ?? held.end, held.end)
      failed = true
      return false
    }
    acted = true
    const outcome = yield* startContainer(context, tools, pod, spec, status, sandboxId)
    starts.set(spec.container.name, outcome.ok ? undefined : outcome.error)
    if (!outcome.ok) failed = true
    return outcome.ok
  }
  const all = containersOf(pod.spec)
  const ephemeral = all.filter((c) => c.role === 'ephemeral')
  const init = all.filter((c) => c.role === 'init' || c.role === 'sidecar')
  const mains = all.filter((c) => c.role === 'main')
  for (const index of actions.ephemeralContainersToStart)
    if (ephemeral[index] !== undefined) yield* start(ephemeral[index])
  for (const index of actions.initContainersToStart) {
    const spec = init[index]
    if (spec === undefined) continue
    const started = yield* start(spec)
    if (!started && spec.role === 'init') return finished()
  }
  for (const index of actions.containersToStart) if (mains[index] !== undefined) yield* start(mains[index])
  return finished()

  function finished(): RuntimeSyncResult {
    return { acted, starts, failed, ...(backOffEnd === undefined ? {} : { backOffEnd }) }
  }
}

/** The crash-loop gate: it looks at the newest exited instance that this sync began with. Models pkg/kubelet/kuberuntime/kuberuntime_manager.go, doBackOff (1.36). */
function heldInBackOff(
  context: KubeletContext,
  tools: SyncTools,
  pod: StoredPod,
  spec: SpecContainer,
  status: RuntimePodStatus,
): { failure: StartFailure; end: Millis } | undefined {
  const { container } = spec
  const exited = status.containers.find((c) => c.name === container.name && c.state === 'exited')
  if (exited === undefined) return undefined
  const key = `${pod.metadata.uid}/${container.name}/${container.image}/${JSON.stringify(container.resources ?? {})}`
  const end = tools.backOff.heldUntil(key, exited.finishedAt)
  if (end === undefined) {
    tools.backOff.next(key, exited.finishedAt)
    tools.holds.end(pod, container.name)
    return undefined
  }
  record(
    context,
    pod,
    'Warning',
    'BackOff',
    `Back-off restarting failed container ${container.name} in pod ${podText(pod)}`,
    container.name,
  )
  tools.containers.machineOf(pod, container.name).send({ type: 'HELD' })
  tools.holds.begin(pod, container.name, end)
  const message = `back-off ${goDuration(tools.backOff.get(key))} restarting failed container=${container.name} pod=${podText(pod)}`
  return { failure: { reason: 'CrashLoopBackOff', message }, end }
}

function purgeInitContainers(context: KubeletContext, pod: StoredPod): void {
  const { uid } = pod.metadata
  const names = (pod.spec?.initContainers ?? []).map((c) => c.name)
  for (const instance of context.runtime.podStatus(uid).containers)
    if (names.includes(instance.name)) context.runtime.removeContainer(uid, instance.id)
}
