import type { EventObject } from '../printers/eventPrinter.ts'
import type { KubernetesObject } from '../types.ts'
import { eventsAbout } from './eventLines.ts'

/** What describe looks into beside the object itself: everything in the cluster, and the time in milliseconds since 1970. */
export interface DescribeScope {
  readonly objects: readonly KubernetesObject[]
  readonly now: number
}

/** The events about an object among all objects of the cluster. */
export function eventsOf(object: KubernetesObject, objects: readonly KubernetesObject[]): EventObject[] {
  const about = eventsAbout(
    object,
    objects.filter(({ kind }) => kind === 'Event'),
  )
  return about.filter(({ involvedObject }) => involvedObject?.kind === object.kind)
}
