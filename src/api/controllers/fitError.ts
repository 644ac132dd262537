/** Why no node takes a pod. */
export interface FitFailure {
  readonly numAllNodes: number
  /** For each judged node, its reasons. */
  readonly nodes?: readonly (readonly string[])[]
  /** The reasons of every node that was not judged. */
  readonly absent?: readonly string[]
  readonly preFilterMsg?: string
  readonly postFilterMsg?: string
}

/** The message of FailedScheduling: reasons by how many nodes gave them. Models the scheduler's framework/types.go, FitError.Error (1.36). */
export function fitErrorMessage({
  numAllNodes,
  nodes = [],
  absent = [],
  preFilterMsg = '',
  postFilterMsg = '',
}: FitFailure): string {
  const parts = [`0/${numAllNodes} nodes are available:`]
  const reasons = preFilterMsg === '' ? countedReasons(numAllNodes, nodes, absent) : [preFilterMsg]
  if (reasons.length > 0) parts.push(`${reasons.join(', ')}.`)
  if (postFilterMsg !== '') parts.push(postFilterMsg)
  return parts.join(' ')
}

// Sorted as texts, number first: "10 x" comes before "9 y".
function countedReasons(
  numAllNodes: number,
  nodes: readonly (readonly string[])[],
  absent: readonly string[],
): string[] {
  const counts = new Map<string, number>()
  const add = (reason: string, times: number) => counts.set(reason, (counts.get(reason) ?? 0) + times)
  for (const reason of nodes.flat()) add(reason, 1)
  const unjudged = numAllNodes - nodes.length
  if (unjudged > 0) for (const reason of absent) add(reason, unjudged)
  return [...counts].map(([reason, count]) => `${count} ${reason}`).sort()
}
