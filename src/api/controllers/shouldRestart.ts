import type { Container } from '../types.ts'

/** The parts of a container that decide whether it is started again. */
export type RestartableContainer = Pick<Container, 'restartPolicy' | 'restartPolicyRules'>

/** What the kubelet knows about the last run of a container in the current sandbox. */
export type LastRun =
  | { readonly state: 'absent' }
  | { readonly state: 'running' }
  | { readonly state: 'created' }
  | { readonly state: 'unknown'; readonly exitCode: number }
  | { readonly state: 'exited'; readonly exitCode: number }

/** Whether the owner of a container, the pod, is on its way out. */
export type PodIntent = 'keep' | 'delete'

/** Whether the rules and policies start a container again that left with `exitCode`. Models pkg/api/v1/pod/util.go, ContainerShouldRestart (1.36). */
export function containerShouldRestart(
  podRestartPolicy: string | undefined,
  container: RestartableContainer,
  exitCode: number,
): boolean {
  if (container.restartPolicy !== undefined) {
    const action = matchingRule(container, exitCode)?.action
    if (action === 'Restart' || action === 'RestartAllContainers') return true
    const decided = policyRestarts(container.restartPolicy, exitCode)
    if (decided !== undefined) return decided
  }
  return policyRestarts(podRestartPolicy, exitCode) ?? true
}

/** Whether the kubelet should start a container (again), given its last run. Models pkg/kubelet/container/helpers.go, ShouldContainerBeRestarted (1.36). */
export function shouldContainerBeRestarted(
  podRestartPolicy: string | undefined,
  container: RestartableContainer,
  lastRun: LastRun,
  intent: PodIntent,
): boolean {
  if (intent === 'delete') return false
  switch (lastRun.state) {
    case 'absent':
    case 'created':
    case 'unknown':
      return true
    case 'running':
      return false
    case 'exited':
      return containerShouldRestart(podRestartPolicy, container, lastRun.exitCode)
  }
}

/** The first of a container's rules that its exit code matches. Models pkg/api/v1/pod/util.go, findMatchingContainerRestartRule (1.36). */
export function matchingRule(
  container: RestartableContainer,
  exitCode: number,
): NonNullable<RestartableContainer['restartPolicyRules']>[number] | undefined {
  return container.restartPolicyRules?.find((rule) => {
    const listed = rule.exitCodes?.values?.includes(exitCode) ?? false
    switch (rule.exitCodes?.operator) {
      case 'In':
        return listed
      case 'NotIn':
        return !listed
      default:
        return false
    }
  })
}

function policyRestarts(policy: string | undefined, exitCode: number): boolean | undefined {
  switch (policy) {
    case 'Always':
      return true
    case 'OnFailure':
      return exitCode !== 0
    case 'Never':
      return false
    default:
      return undefined
  }
}
