import { parseImageName } from '../../../api/imageName.ts'
import type { Container } from '../../../api/types.ts'
import { goDuration, type Millis } from '../../../base/millis.ts'
import { err, ok, type Result } from '../../../base/result.ts'
import { type Process, Signal } from '../../kernel/process.ts'
import type { ImageFacts } from '../../runtime/images.ts'
import { type KubeletContext, record, type StoredPod } from '../kubeletContext.ts'
import { BackOff } from '../kuberuntime/backOff.ts'
import type { PodContainers } from '../kuberuntime/podContainers.ts'
import type { PulledImages } from '../nodeState.ts'
import type { StartFailure } from '../status/reasonCache.ts'
import { registryRefusal } from './registryRefusal.ts'

/** A container runtime takes a little longer than the registry's transfer. */
const PULL_OVERHEAD: Millis = 2

/** A pull of what the node already has asks the registry for the manifest only; the recordings show 1.2 s. */
const RECHECK: Millis = 1200

/** Sees to it that a container's image is on the node. Models pkg/kubelet/images/image_manager.go (1.36). */
export class ImageManager {
  private readonly pulled: PulledImages
  private readonly pulls = new Map<string, number>()
  private readonly backOff: BackOff
  private readonly lastErrors = new Map<string, string>()
  private queue: Signal | undefined
  private readonly context: KubeletContext

  constructor(context: KubeletContext, pulled: PulledImages) {
    this.context = context
    this.pulled = pulled
    this.backOff = new BackOff(context.kernel)
  }

  /** The image's facts, or why the container cannot have it. */
  *ensureImageExists(
    pod: StoredPod,
    container: Container,
    containers: PodContainers,
  ): Process<Result<ImageFacts, StartFailure>> {
    const { context } = this
    const image = container.image ?? ''
    const parsed = parseImageName(image)
    if (!parsed.ok) {
      const message = `Failed to apply default image tag "${image}": ${parsed.error}`
      record(context, pod, 'Warning', 'InspectFailed', message, container.name)
      return err({ reason: 'InvalidImageName', message })
    }
    const facts = context.imageFacts(image)
    if (facts.source === 'assumed' && facts.error === undefined)
      context.notice('assumed', pod.metadata.uid, container.name, `image ${image} exists and can be pulled`)
    if (container.imagePullPolicy !== 'Always' && this.present(image, facts) && this.mayUse(pod, image, facts)) {
      record(context, pod, 'Normal', 'Pulled', context.behaviour.alreadyPresent(image), container.name)
      return ok(facts)
    }
    if (container.imagePullPolicy === 'Never') {
      const message = `Container image "${image}" is not present with pull policy of Never`
      record(context, pod, 'Warning', 'ErrImageNeverPull', message, container.name)
      return err({ reason: 'ErrImageNeverPull', message })
    }
    return yield* this.pull(pod, container, facts, containers)
  }

  private *pull(
    pod: StoredPod,
    container: Container,
    facts: ImageFacts,
    containers: PodContainers,
  ): Process<Result<ImageFacts, StartFailure>> {
    const { context, backOff } = this
    const { kernel } = context
    const image = container.image ?? ''
    const key = `${pod.metadata.uid}_${image}`
    if (backOff.heldUntilSinceUpdate(key) !== undefined) {
      const message = `Back-off pulling image "${image}"`
      record(context, pod, 'Normal', 'BackOff', message, container.name)
      const last = this.lastErrors.get(key)
      return err({
        reason: 'ImagePullBackOff',
        message: last === undefined ? message : `${message}: ErrImagePull: ${last}`,
      })
    }
    record(context, pod, 'Normal', 'Pulling', `Pulling image "${image}"`, container.name)
    containers.machineOf(pod, container.name).send({ type: 'PULL' })
    const asked = kernel.now
    // the turn comes from another pod's pull, which is not why this one is pulled
    const { cause } = kernel
    const release = yield* this.turn()
    kernel.cause = cause
    const began = kernel.now
    const refusal = registryRefusal(context, pod, image, facts, this.pulls.get(image) ?? 0)
    this.pulls.set(image, (this.pulls.get(image) ?? 0) + 1)
    const { row } = context.trace.criCall(began, containers.laneOf(pod, container.name), kernel.cause, {
      call: 'PullImage',
      pod: pod.metadata.name,
      attempt: 0,
      detail: image,
      duration: 0,
    })
    yield (this.present(image, facts) ? RECHECK : facts.pull) + PULL_OVERHEAD
    row.duration = kernel.now - began
    release()
    if (refusal !== undefined) {
      row.error = refusal
      this.lastErrors.set(key, refusal)
      record(context, pod, 'Warning', 'Failed', `Failed to pull image "${image}": ${refusal}`, container.name)
      backOff.next(key, kernel.now)
      this.showBackOff(pod, container, containers, key)
      return err({ reason: 'ErrImagePull', message: refusal })
    }
    this.pulled.names.add(image)
    if (facts.private) this.pulled.withSecret.add(image)
    const spent = goDuration(kernel.now - began)
    const waited = goDuration(kernel.now - asked)
    record(
      context,
      pod,
      'Normal',
      'Pulled',
      `Successfully pulled image "${image}" in ${spent} (${waited} including waiting). Image size: ${facts.size} bytes.`,
      container.name,
    )
    containers.machineOf(pod, container.name).send({ type: 'PULLED' })
    return ok(facts)
  }

  private showBackOff(pod: StoredPod, container: Container, containers: PodContainers, key: string): void {
    const { kernel, trace } = this.context
    const wait = this.backOff.get(key)
    containers.machineOf(pod, container.name).send({ type: 'PULL_FAILED' })
    const lane = containers.laneOf(pod, container.name)
    trace.timer(kernel.now, lane, kernel.cause, {
      kind: 'imageBackOff',
      pod: pod.metadata.name,
      container: container.name,
      due: kernel.now + wait,
      end: kernel.now + wait,
      outcome: 'spent',
    })
  }

  /** One pull at a time where the kubelet is configured so; the returned function lets the next one go. */
  private *turn(): Process<() => void> {
    if (!this.context.scenario.kubelet.serializeImagePulls) return () => {}
    const before = this.queue
    const mine = new Signal()
    this.queue = mine
    if (before !== undefined) yield before
    return () => mine.fire()
  }

  private present(image: string, facts: ImageFacts): boolean {
    return facts.present || this.pulled.names.has(image)
  }

  /** An image that was pulled with a secret is not for pods that have none. Models pkg/kubelet/images/pullmanager (1.36, gate KubeletEnsureSecretPulledImages). */
  private mayUse(pod: StoredPod, image: string, facts: ImageFacts): boolean {
    return (
      !this.context.behaviour.ensuresSecretPulled ||
      !this.pulled.withSecret.has(image) ||
      registryRefusal(this.context, pod, image, facts, Number.MAX_SAFE_INTEGER) === undefined
    )
  }
}
