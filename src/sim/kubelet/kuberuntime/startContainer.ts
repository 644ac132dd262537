import { parseQuantity, quantityValue } from '../../../api/quantity.ts'
import type { Container } from '../../../api/types.ts'
import { globMatches } from '../../../base/glob.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import type { AttemptSpec } from '../../../scenario/scenario.ts'
import type { Process } from '../../kernel/process.ts'
import { FileSystem } from '../../runtime/files/fileSystem.ts'
import type { ImageFacts } from '../../runtime/images.ts'
import type { ContainerConfig, RuntimePodStatus } from '../../runtime/runtimeState.ts'
import type { ImageManager } from '../images/imageManager.ts'
import { identityOf, type KubeletContext, podText, record, type StoredPod } from '../kubeletContext.ts'
import { runHook } from '../lifecycle/runHook.ts'
import type { StartFailure } from '../status/reasonCache.ts'
import type { VolumeManager } from '../volumes/volumeManager.ts'
import { containerEnvironment, expand } from './environment.ts'
import { killContainer } from './killContainer.ts'
import type { PodContainers, SpecContainer } from './podContainers.ts'

/** The parts of the kubelet that a start needs. */
export interface StartTools {
  readonly images: ImageManager
  readonly volumes: VolumeManager
  readonly containers: PodContainers
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

function containerConfig(
  context: KubeletContext,
  tools: StartTools,
  pod: StoredPod,
  spec: SpecContainer,
  image: ImageFacts,
  attempt: number,
): Result<ContainerConfig, string> {
  const { container, role } = spec
  const network = context.runtime.network(pod.metadata.uid)
  const env = containerEnvironment(context, pod, container, image.env, network?.ip ?? '')
  if (!env.ok) return env
  const user = runAs(pod, container, image)
  if (!user.ok) return user
  const expanded = (words: readonly string[] | undefined): string[] | undefined =>
    words?.map((w) => expand(w, (name) => env.value.get(name)))
  const command = expanded(container.command)
  const args = expanded(container.args)
  const argv = command === undefined ? [...image.entrypoint, ...(args ?? image.cmd)] : [...command, ...(args ?? [])]
  const hostname = pod.spec?.hostNetwork === true ? context.nodeName : (pod.spec?.hostname ?? pod.metadata.name)
  if (!env.value.has('HOSTNAME')) env.value.set('HOSTNAME', hostname)
  if (!env.value.has('PATH')) env.value.set('PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin')
  const files = new FileSystem()
  files.writeFile('/dev/termination-log', '')
  tools.volumes.mountInto(pod, container, files)
  const declared = declaredAttempts(context, pod, container, image)
  return ok({
    name: container.name,
    role,
    attempt,
    lane: tools.containers.laneOf(pod, container.name),
    files,
    env: env.value,
    hostname,
    ...memoryLimit(container),
    request: {
      pod: pod.metadata.name,
      container: container.name,
      image: container.image ?? '',
      argv,
      commandGiven: container.command !== undefined || container.args !== undefined,
      workingDir: container.workingDir ?? image.workingDir,
      uid: user.value,
      stopSignal: image.stopSignal,
      declaredPorts: (container.ports ?? []).map((p) => ({ port: p.containerPort, protocol: p.protocol ?? 'TCP' })),
      ...(declared === undefined ? {} : { declared: declared[Math.min(attempt, declared.length - 1)] }),
    },
  })
}

/** The declared behaviour that matches a container: the scenario's programs, else its image's where its own entrypoint runs. */
function declaredAttempts(
  context: KubeletContext,
  pod: StoredPod,
  container: Container,
  image: ImageFacts,
): readonly AttemptSpec[] | undefined {
  const program = context.scenario.programs.find(
    (p) =>
      globMatches(p.container, container.name) &&
      globMatches(p.pod, pod.metadata.name) &&
      globMatches(p.image, container.image ?? ''),
  )
  if (program !== undefined) return program.attempts
  return container.command === undefined ? image.attempts : undefined
}

function memoryLimit(container: Container): { memoryLimit?: number } {
  const limit = container.resources?.limits?.memory
  const quantity = limit === undefined ? undefined : parseQuantity(String(limit))
  return quantity?.ok ? { memoryLimit: Number(quantityValue(quantity.value)) } : {}
}

/** The user that runs the container, checked against runAsNonRoot. Models pkg/kubelet/kuberuntime/security_context.go, verifyRunAsNonRoot (1.36). */
function runAs(pod: StoredPod, container: Container, image: ImageFacts): Result<number, string> {
  const own = container.securityContext
  const shared = pod.spec?.securityContext
  const runAsUser = own?.runAsUser ?? shared?.runAsUser
  const runAsNonRoot = own?.runAsNonRoot ?? shared?.runAsNonRoot
  const about = `(pod: "${podText(pod)}", container: ${container.name})`
  if (runAsNonRoot !== true) return ok(runAsUser ?? image.uid)
  if (runAsUser !== undefined)
    return runAsUser === 0 ? err(`container's runAsUser breaks non-root policy ${about}`) : ok(runAsUser)
  if (image.user !== '' && !/^\d+$/.test(image.user))
    return err(
      `container has runAsNonRoot and image has non-numeric user (${image.user}), cannot verify user is non-root ${about}`,
    )
  return image.uid === 0 ? err(`container has runAsNonRoot and image will run as root ${about}`) : ok(image.uid)
}
