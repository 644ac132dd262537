import { ok } from '../../base/result.ts'
import { prepareUpdate, type Subresource } from '../request/update.ts'
import type { KubernetesObject } from '../types.ts'
import { type ServerAnswer, serverAnswer } from './serverAnswer.ts'

/** A case of the table `validate-update`: a stored object, and what is put in its place. */
export interface ValidateUpdateCase {
  /** A kind, or a kind and a subresource: `Pod/status`. */
  readonly kind: string
  readonly old: KubernetesObject
  readonly new: KubernetesObject
}

/** The server's answer; if it accepts, the generation afterwards and whether anything changed. */
export interface ValidateUpdateAnswer {
  readonly answer: ServerAnswer
  readonly generation?: number | null
  readonly changed?: boolean
}

/** Answers a case of the table `validate-update`. */
export function answerValidateUpdate(input: ValidateUpdateCase): ValidateUpdateAnswer {
  const subresource = input.kind.split('/')[1] as Subresource | undefined
  const options = { kubernetesVersion: '1.36', featureGates: {} } as const
  const result = prepareUpdate(input.old, input.new, options, subresource)
  if (!result.ok) return { answer: serverAnswer(result) }
  const { object, outcome, warnings } = result.value
  return {
    answer: serverAnswer(ok({ object, warnings })),
    generation: object.metadata?.generation ?? null,
    changed: outcome === 'changed',
  }
}
