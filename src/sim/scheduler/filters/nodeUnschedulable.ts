import { type Filter, unresolvable } from '../rejection.ts'
import { tolerates } from './taintToleration.ts'

/** A cordoned node takes no pods, unless they tolerate that. Models pkg/scheduler/framework/plugins/nodeunschedulable (1.36). */
export const nodeUnschedulable: Filter = (pod, { node }) => {
  if (node.spec?.unschedulable !== true) return undefined
  const taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }
  return tolerates(pod.spec?.tolerations ?? [], taint) ? undefined : unresolvable('node(s) were unschedulable')
}
