import type { ContainerStatus } from '../../src/api/types.ts'
import type { RecordedPod } from './recordedObjects.ts'

type Terminated = NonNullable<NonNullable<ContainerStatus['state']>['terminated']>

/**
 * STATUS as `kubectl get pods` derives it, as far as a recording can tell: it has no spec, so an init container that
 * runs and has started counts as done, sidecar or not. Both sides of a comparison are read alike.
 */
export function statusColumn({ metadata, status = {} }: RecordedPod): string {
  const conditions = status.conditions ?? []
  const isTrue = (type: string): boolean => conditions.some((each) => each.type === type && each.status === 'True')
  const gated = conditions.some((each) => each.type === 'PodScheduled' && each.reason === 'SchedulingGated')
  const plain = gated ? 'SchedulingGated' : status.reason || status.phase
  const init = initStatus(status.initContainerStatuses ?? [])
  const shown =
    init !== undefined && !isTrue('Initialized')
      ? init
      : mainStatus(status.containerStatuses ?? [], init ?? plain, isTrue('Ready') ? 'Running' : 'NotReady')
  if (metadata?.deletionTimestamp === undefined) return shown ?? 'Unknown'
  if (status.reason === 'NodeLost') return 'Unknown'
  const over = status.phase === 'Failed' || status.phase === 'Succeeded'
  return over ? (shown ?? 'Unknown') : 'Terminating'
}

/** What the first init container says that is not done; undefined where all are. */
function initStatus(containers: readonly ContainerStatus[]): string | undefined {
  for (const [index, { state, started }] of containers.entries()) {
    if (state?.terminated?.exitCode === 0) continue
    if (state?.terminated) return `Init:${terminatedText(state.terminated)}`
    const waiting = state?.waiting?.reason
    if (waiting && waiting !== 'PodInitializing') return `Init:${waiting}`
    if (!(state?.running && started)) return `Init:${index}/${containers.length}`
  }
  return undefined
}

/** The last word has the first container with something to say. `running` is what a pod shows of which a part completed. */
function mainStatus(
  containers: readonly ContainerStatus[],
  before: string | undefined,
  running: 'Running' | 'NotReady',
): string | undefined {
  let shown = before
  for (const { state } of [...containers].reverse()) {
    if (state?.waiting?.reason) shown = state.waiting.reason
    else if (state?.terminated) shown = terminatedText(state.terminated)
  }
  const serving = containers.some(({ state, ready }) => {
    const down = state?.waiting?.reason || state?.terminated
    return !down && ready && state?.running !== undefined
  })
  return shown === 'Completed' && serving ? running : shown
}

function terminatedText({ reason, signal, exitCode }: Terminated): string {
  return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`)
}
