import { describe } from '../describe/describe.ts'
import { describePod } from '../describe/describePod.ts'
import type { KubernetesObject, Pod } from '../types.ts'

/** A case of the table `describe-pod`. */
export interface DescribePodCase {
  readonly now: string
  readonly pod: Pod
  readonly events: readonly KubernetesObject[]
}

/** Answers the table `describe-pod`. */
export function answerDescribePod({ now, pod, events }: DescribePodCase) {
  return { text: describePod(pod, events, Date.parse(now)) }
}

/** A case of the table `describe-kinds`. */
export interface DescribeKindsCase {
  readonly now: string
  readonly kind: string
  readonly name: string
  readonly objects: readonly KubernetesObject[]
}

/** Answers the table `describe-kinds`. */
export function answerDescribeKinds({ now, kind, name, objects }: DescribeKindsCase) {
  const object = objects.find((candidate) => candidate.kind === kind && candidate.metadata?.name === name)
  return { text: object === undefined ? undefined : describe(object, { objects, now: Date.parse(now) }) }
}
