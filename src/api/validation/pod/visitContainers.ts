import type { Container, PodSpec } from '../../types.ts'
import type { FieldPath } from '../fieldPath.ts'

/** A container of whichever list, with its path. */
export interface PlacedContainer {
  readonly container: Container
  readonly place: FieldPath
}

/** The containers in the order in which the server goes through all of them. Models pkg/apis/core/pods/helpers.go, VisitContainersWithPath. */
export function visitContainers(spec: PodSpec, field: FieldPath): PlacedContainer[] {
  return (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap((list) =>
    // An ephemeral container has the fields of a container.
    ((spec[list] ?? []) as readonly Container[]).map((container, index) => ({
      container,
      place: field.child(list).index(index),
    })),
  )
}
