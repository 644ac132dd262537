import { describe } from '../describe/describe.ts'
import { describePod } from '../describe/describePod.ts'
import type { KubernetesObject, Pod } from '../types.ts'
import { heldObject } from './heldObject.ts'

/** A case of the table `describe-pod`. */
export interface DescribePodCase {
  readonly now: string
  readonly pod: Pod
  readonly events: readonly KubernetesObject[]
}

/** Answers the table `describe-pod`. */
export function answerDescribePod({ now, pod, events }: DescribePodCase) {
  const held = events.map((event) => heldObject(event))
  return { text: describePod(heldObject(pod, 'v1', 'Pod'), held, Date.parse(now)) }
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
  const held = objects.map((object) => heldObject(object))
  const object = held.find((candidate) => candidate.kind === kind && candidate.metadata?.name === name)
  return { text: object === undefined ? undefined : describe(object, { objects: held, now: Date.parse(now) }) }
}
