import type { Container } from '../../../api/types.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { Process } from '../../kernel/process.ts'
import type { RuntimePodStatus } from '../../runtime/runtimeState.ts'
import type { ImageManager } from '../images/imageManager.ts'
import { identityOf, type KubeletContext, record, type StoredPod } from '../kubeletContext.ts'
import { runHook } from '../lifecycle/runHook.ts'
import type { StartFailure } from '../status/reasonCache.ts'
import { type ConfigTools, containerConfig } from './containerConfig.ts'
import { killContainer } from './killContainer.ts'
import type { SpecContainer } from './podContainers.ts'

/** The parts of the kubelet that a start needs. */
export interface StartTools extends ConfigTools {
  readonly images: ImageManager
}

/** Starts one container: image, configuration, create, start, postStart. Models pkg/kubelet/kuberuntime/kuberuntime_container.go, startContainer (1.36). */
export function* startContainer(
  context: KubeletContext,
  tools: StartTools,
  pod: StoredPod,
  spec: SpecContainer,
  status: RuntimePodStatus,
  sandboxId: string,
): Process<Result<void, StartFailure>> {
  const { container } = spec
  const { behaviour, runtime } = context
  const { uid } = pod.metadata
  const identity = identityOf(context, pod)
  const machine = tools.containers.machineOf(pod, container.name)
  const image = yield* tools.images.ensureImageExists(pod, container, tools.containers)
  if (!image.ok) return refuse(context, pod, container, image.error, image.error.reason)
  const attempt = restartCount(pod, container, status)
  const config = containerConfig(context, tools, pod, spec, image.value, attempt)
  if (!config.ok)
    return refuse(
      context,
      pod,
      container,
      { reason: 'CreateContainerConfigError', message: config.error },
      config.error,
    )
  machine.send({ type: 'CREATE' })
  const created = yield* runtime.createContainer(identity, { id: sandboxId }, config.value)
  if (!created.ok) {
    machine.send({ type: 'CREATE_FAILED' })
    return refuse(context, pod, container, { reason: 'CreateContainerError', message: created.error }, created.error)
  }
  record(context, pod, 'Normal', 'Created', behaviour.created(container.name), container.name)
  const instance = created.value
  runtime
    .ended(uid, instance.id)
    .subscribe(() => machine.send({ type: instance.reason === 'StartError' ? 'START_FAILED' : 'EXITED' }))
  machine.send({ type: 'STARTED' })
  const started = yield* runtime.startContainer(identity, instance)
  if (!started.ok)
    return refuse(context, pod, container, { reason: 'RunContainerError', message: started.error }, started.error)
  record(context, pod, 'Normal', 'Started', behaviour.started(container.name), container.name)
  const postStart = container.lifecycle?.postStart
  if (postStart === undefined) return ok(undefined)
  machine.send({ type: 'HOOK_STARTED' })
  const failure = yield* runHook(context, pod, container, instance, postStart, 'postStart')
  machine.send({ type: 'HOOK_DONE' })
  if (failure === undefined) return ok(undefined)
  record(context, pod, 'Warning', 'FailedPostStartHook', 'PostStartHook failed', container.name)
  if (instance.state === 'running')
    yield* killContainer(context, tools.containers, pod, container, instance, { message: 'FailedPostStartHook' })
  return err({ reason: 'PostStartHookError', message: failure })
}

function refuse(
  context: KubeletContext,
  pod: StoredPod,
  container: Container,
  failure: StartFailure,
  said: string,
): Result<void, StartFailure> {
  record(context, pod, 'Warning', 'Failed', `Error: ${said}`, container.name)
  return err(failure)
}

/** One more than the newest instance's count; where the runtime has none, one more than the status says it was running. */
function restartCount(pod: StoredPod, container: Container, status: RuntimePodStatus): number {
  const newest = status.containers.find((c) => c.name === container.name)
  if (newest !== undefined) return newest.attempt + 1
  const old = [...(pod.status?.containerStatuses ?? []), ...(pod.status?.initContainerStatuses ?? [])].find(
    (s) => s.name === container.name,
  )
  return old?.containerID === undefined ? 0 : old.restartCount + 1
}
