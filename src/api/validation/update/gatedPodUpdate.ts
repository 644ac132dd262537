import { internalValue } from '../../goText/internalValue.ts'
import { sameStruct } from '../../semanticEquality.ts'
import type { PodSpec } from '../../types.ts'
import { type FieldError, invalid } from '../fieldError.ts'
import { ROOT } from '../fieldPath.ts'

type NodeAffinity = NonNullable<NonNullable<PodSpec['affinity']>['nodeAffinity']>
type Term = NonNullable<NodeAffinity['requiredDuringSchedulingIgnoredDuringExecution']>['nodeSelectorTerms'][number]

const SPEC = ROOT.child('spec')
const TERMS = SPEC.child(
  ...(['affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'] as const),
)

/** While gates hold a pod back it may become choosier about its node: what is wrong with that, and the spec without it. Models pkg/apis/core/validation/validation.go, ValidatePodUpdate, of gated pods (1.36). */
export function validateGatedChange(
  spec: PodSpec,
  old: PodSpec,
): { readonly errors: FieldError[]; readonly spec: PodSpec } {
  if ((old.schedulingGates ?? []).length === 0) return { errors: [], spec }
  const [after, before] = [spec.affinity?.nodeAffinity, old.affinity?.nodeAffinity]
  const errors = validateSelectorMutation(spec.nodeSelector, old.nodeSelector)
  const rest: PodSpec = { ...spec, nodeSelector: old.nodeSelector }
  if (sameStruct(after, before, 'NodeAffinity')) return { errors, spec: rest }
  errors.push(...validateAffinityMutation(after, before))
  return { errors, spec: { ...rest, affinity: withOldNodeAffinity(spec, old) } }
}

function withOldNodeAffinity({ affinity }: PodSpec, old: PodSpec): PodSpec['affinity'] {
  const before = old.affinity?.nodeAffinity
  if (!affinity) return before && { nodeAffinity: before }
  if (!old.affinity && !affinity.podAffinity && !affinity.podAntiAffinity) return undefined
  return { ...affinity, nodeAffinity: before }
}

/** Models validateNodeSelectorMutation. */
function validateSelectorMutation(selector: PodSpec['nodeSelector'], old: PodSpec['nodeSelector']): FieldError[] {
  if (Object.entries(old ?? {}).every(([key, value]) => selector?.[key] === value)) return []
  const message = 'only additions to spec.nodeSelector are allowed (no mutations or deletions)'
  return [invalid(SPEC.child('nodeSelector'), selector, message)]
}

/** Models validateNodeAffinityMutation. */
function validateAffinityMutation(affinity: NodeAffinity | undefined, old: NodeAffinity | undefined): FieldError[] {
  const terms = (of: NodeAffinity | undefined) => of?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
  const [after, before] = [terms(affinity), terms(old) ?? []]
  if (before.length === 0) return []
  const printed = (term: Term) => internalValue(term, 'NodeSelectorTerm')
  if (after?.length !== before.length) {
    const message = 'no additions/deletions to non-empty NodeSelectorTerms list are allowed'
    return [invalid(TERMS, after?.map(printed), message)]
  }
  return before.flatMap((known, index) => {
    const term = after[index]
    if (!term || onlyAdds(term, known)) return []
    return [invalid(TERMS.index(index), printed(term), 'only additions are allowed (no mutations or deletions)')]
  })
}

/** Models validateNodeSelectorTermHasOnlyAdditions: an empty term matches nothing, so whatever is added widens it. */
function onlyAdds(term: Term, old: Term): boolean {
  const lists = ['matchExpressions', 'matchFields'] as const
  const isEmpty = (each: Term) => lists.every((list) => (each[list] ?? []).length === 0)
  if (isEmpty(old)) return isEmpty(term)
  return lists.every((list) =>
    (old[list] ?? []).every((known, index) => sameStruct(term[list]?.[index], known, 'NodeSelectorRequirement')),
  )
}
