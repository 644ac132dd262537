import type { Container } from '../../types.ts'
import { duplicate, type FieldError, forbidden, notFound } from '../fieldError.ts'
import type { FieldPath } from '../fieldPath.ts'
import { type ContainerContext, validateCommon, validateImageBlanks } from './containers.ts'

/** What only containers that are part of the pod's work may have. */
const FORBIDDEN = [
  ...(['ports', 'resources', 'resizePolicy', 'restartPolicy', 'restartPolicyRules'] as const),
  ...(['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'] as const),
]
const REASON = 'cannot be set for an Ephemeral Container'

/** What is wrong with a pod’s ephemeral containers. Models pkg/apis/core/validation/validation.go, validateEphemeralContainers (1.36). */
export function validateEphemeralContainers(context: ContainerContext, field: FieldPath): FieldError[] {
  const { containers = [], initContainers = [], ephemeralContainers = [] } = context.spec
  const targets = new Set([...containers, ...initContainers].map((container) => container.name))
  const names = new Set(targets)
  return ephemeralContainers.flatMap((ephemeral, index) => {
    const place = field.index(index)
    // An ephemeral container has the fields of a container.
    const container = ephemeral as Container
    const errors = [...validateCommon(container, context, place), ...validateImageBlanks(container, place)]
    if (names.has(ephemeral.name)) errors.push(duplicate(place.child('name'), ephemeral.name))
    names.add(ephemeral.name)
    const target = ephemeral.targetContainerName
    if (target && !targets.has(target)) errors.push(notFound(place.child('targetContainerName'), target))
    for (const name of FORBIDDEN) {
      const value = container[name]
      const given = typeof value === 'object' ? Object.keys(value).length > 0 : value !== undefined
      if (given) errors.push(forbidden(place.child(name), REASON))
    }
    for (const [at, mount] of (ephemeral.volumeMounts ?? []).entries()) {
      for (const name of ['subPath', 'subPathExpr'] as const) {
        if (mount[name]) errors.push(forbidden(place.child('volumeMounts').index(at).child(name), REASON))
      }
    }
    return errors
  })
}
