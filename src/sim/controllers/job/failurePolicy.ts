import type { ContainerStatus, Job, Pod } from '../../../api/types.ts'

/** What a Job's podFailurePolicy makes of a failed pod. */
export type PolicyVerdict =
  | { readonly action: 'FailJob'; readonly message: string }
  | { readonly action: 'FailIndex' | 'Ignore' | 'Count' }

/** The first rule that matches a failed pod decides; without one it counts. Models pkg/controller/job/pod_failure_policy.go, matchPodFailurePolicy (1.36). */
export function judgeFailure(job: Job, pod: Pod): PolicyVerdict {
  const rules = job.spec?.podFailurePolicy?.rules ?? []
  const name = `${pod.metadata?.namespace}/${pod.metadata?.name}`
  for (const [index, { action, onExitCodes, onPodConditions }] of rules.entries()) {
    let found: string | undefined
    if (onExitCodes !== undefined && onExitCodes !== null) {
      const { containerName, operator, values } = onExitCodes
      const container = statuses(pod).find((status) => {
        const code = status.state?.terminated?.exitCode ?? 0
        if (code === 0 || (containerName && containerName !== status.name)) return false
        return operator === 'In' ? values.includes(code) : !values.includes(code)
      })
      if (container !== undefined)
        found = `Container ${container.name} for pod ${name} failed with exit code ${container.state?.terminated?.exitCode}`
    } else {
      const condition = (onPodConditions ?? []).find((wanted) =>
        pod.status?.conditions?.some((c) => c.type === wanted.type && c.status === (wanted.status ?? 'True')),
      )
      if (condition !== undefined) found = `Pod ${name} has condition ${condition.type}`
    }
    if (found === undefined) continue
    if (action === 'FailJob') return { action, message: `${found} matching FailJob rule at index ${index}` }
    return { action: action === 'Ignore' || action === 'FailIndex' ? action : 'Count' }
  }
  return { action: 'Count' }
}

function statuses({ status }: Pod): ContainerStatus[] {
  return [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])]
}
