import { deleteOrder } from '../controllers/deleteOrder.ts'
import { type FitFailure, fitErrorMessage } from '../controllers/fitError.ts'
import {
  deploymentComplete,
  deploymentProgressing,
  maxSurge,
  maxUnavailable,
  minAvailable,
  newReplicaSetSize,
  type RolloutSpec,
  type RolloutStatus,
} from '../controllers/rollout.ts'
import { parseImageName } from '../imageName.ts'
import { quantityText } from '../quantity/quantityText.ts'
import {
  containerLimits,
  containerRequests,
  podLimits,
  podRequests,
  podRequestsOfContainers,
  type ResourceAmounts,
  schedulerRequest,
} from '../resources/podResources.ts'
import type { Pod, PodSpec } from '../types.ts'

/** Answers the table `fit-error`. */
export function answerFitError(input: FitFailure) {
  return { message: fitErrorMessage(input) }
}

/** Answers the table `image-name`. */
export function answerImageName({ image }: { readonly image: string }) {
  const parsed = parseImageName(image)
  return parsed.ok ? parsed.value : { error: parsed.error }
}

/** A case of the table `rollout`. */
export interface RolloutCase extends RolloutSpec {
  readonly replicaSetSizes: readonly number[]
  readonly oldStatus: RolloutStatus
  readonly newStatus: RolloutStatus
}

/** Answers the table `rollout`. */
export function answerRollout(input: RolloutCase) {
  return {
    maxSurge: maxSurge(input),
    maxUnavailable: maxUnavailable(input),
    minAvailable: minAvailable(input),
    newReplicaSetSize: newReplicaSetSize(input, input.replicaSetSizes),
    complete: deploymentComplete(input.replicas, input.newStatus),
    progressing: deploymentProgressing(input.oldStatus, input.newStatus),
  }
}

/** A case of the table `delete-order`. */
export interface DeleteOrderCase {
  readonly now: string
  readonly pods: readonly Pod[]
  readonly ranks: readonly number[]
}

/** Answers the table `delete-order`. */
export function answerDeleteOrder({ now, pods, ranks }: DeleteOrderCase) {
  const ranked = pods.map((pod, at) => ({ pod, rank: ranks[at] ?? 0 }))
  return { order: deleteOrder(ranked, Date.parse(now)).map(({ metadata }) => metadata?.name) }
}

/** Answers the table `pod-resources`. */
export function answerPodResources({ spec }: { readonly spec: PodSpec }) {
  const { scalar: _, ...scheduler } = schedulerRequest(spec)
  return {
    requests: texts(podRequests(spec)),
    limits: texts(podLimits(spec)),
    requestsWithoutPodLevel: texts(podRequestsOfContainers(spec)),
    aggregateContainerRequests: texts(containerRequests(spec)),
    aggregateContainerLimits: texts(containerLimits(spec)),
    scheduler,
  }
}

function texts(list: ResourceAmounts): Record<string, string> {
  return Object.fromEntries([...list].map(([name, amount]) => [name, quantityText(amount)]))
}
