import { podsAt } from '../../trace/queries/podsAt.ts'
import type { Selection } from '../../trace/queries/selection.ts'
import type { Trace } from '../../trace/trace.ts'

/** A pod that something can be done to: how kubectl would name it, and its containers. */
export interface PodChoice {
  readonly name: string
  readonly namespace: string
  readonly containers: readonly string[]
}

/** The pods that exist at an instant; the selected one first. */
export function podChoices(trace: Trace, time: number, selection: Selection | undefined): readonly PodChoice[] {
  const choices = podsAt(trace, time).map((pod) => ({
    name: pod.metadata?.name ?? '',
    namespace: pod.metadata?.namespace ?? 'default',
    containers: [...(pod.spec?.containers ?? []), ...(pod.spec?.initContainers ?? [])].map(
      (container) => container.name,
    ),
  }))
  const isSelected = ({ name, namespace }: PodChoice) =>
    name === selection?.pod?.name && namespace === (selection.pod.namespace ?? 'default')
  return [...choices.filter(isSelected), ...choices.filter((choice) => !isSelected(choice))]
}
