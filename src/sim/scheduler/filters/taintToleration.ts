import type { Taint, Toleration } from '../../../api/types.ts'
import { type Filter, unresolvable } from '../rejection.ts'

/** A pod does not go where a taint that it does not tolerate keeps it off. Models pkg/scheduler/framework/plugins/tainttoleration (1.36). */
export const taintToleration: Filter = (pod, { node }) => {
  const repelling = (node.spec?.taints ?? []).find(
    (taint) => taint.effect !== 'PreferNoSchedule' && !tolerates(pod.spec?.tolerations ?? [], taint),
  )
  return repelling === undefined ? undefined : unresolvable('node(s) had untolerated taint(s)')
}

/** Whether one of the tolerations tolerates a taint. Models component-helpers/scheduling/corev1/helpers.go (1.36). */
export function tolerates(tolerations: readonly Toleration[], taint: Taint): boolean {
  return tolerations.some((toleration) => toleratesTaint(toleration, taint))
}

/** Whether a toleration tolerates a taint. Models api/core/v1/toleration.go, ToleratesTaint (1.36). */
export function toleratesTaint(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false
  if (toleration.key && toleration.key !== taint.key) return false
  switch (toleration.operator ?? 'Equal') {
    case 'Exists':
      return true
    case 'Equal':
    case '':
      return (toleration.value ?? '') === (taint.value ?? '')
    case 'Gt':
      return Number(taint.value) > Number(toleration.value)
    case 'Lt':
      return Number(taint.value) < Number(toleration.value)
    default:
      return false
  }
}
