import { type Filter, unresolvable } from '../rejection.ts'

/** A pod that names its node goes nowhere else. Models pkg/scheduler/framework/plugins/nodename (1.36). */
export const nodeName: Filter = (pod, { node }) => {
  const wanted = pod.spec?.nodeName
  return !wanted || wanted === node.metadata.name
    ? undefined
    : unresolvable("node(s) didn't match the requested node name")
}
