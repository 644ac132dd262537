import { podsAt } from '../../trace/queries/podsAt.ts'
import type { ObjectRef } from '../../trace/records.ts'
import { useSessionState } from '../SessionContext.tsx'

/** The pod that graph and tables are about: the selected one, else the first there is, else the first there ever was. */
export function useShownPod(): ObjectRef | undefined {
  const trace = useSessionState((state) => state.trace)
  const selected = useSessionState((state) => state.selection?.pod)
  const first = useSessionState((state) => {
    if (state.trace === undefined || state.selection?.pod !== undefined) return ''
    const pod = podsAt(state.trace, state.cursor)[0]
    return pod === undefined ? '' : `${pod.metadata?.namespace ?? ''}/${pod.metadata?.name ?? ''}`
  })
  if (selected !== undefined) return selected
  const lane = trace?.header.lanes.find(
    (candidate) =>
      candidate.kind === 'object' &&
      candidate.ref.kind === 'Pod' &&
      (first === '' || `${candidate.ref.namespace ?? ''}/${candidate.ref.name}` === first),
  )
  return lane?.kind === 'object' ? lane.ref : undefined
}
