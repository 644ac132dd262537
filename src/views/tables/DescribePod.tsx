import { describePod } from '../../api/describe/describePod.ts'
import type { Pod } from '../../api/types.ts'
import { eventsUntil } from '../../trace/queries/eventsUntil.ts'
import { objectAt } from '../../trace/queries/objectAt.ts'
import { apiEvent } from './eventObject.ts'
import { clusterClock, type TableProps } from './tablesProps.ts'
import { useTablesStrings } from './tablesStrings.ts'

/** `kubectl describe pod` at the cursor. */
export function DescribePod({ trace, cursor, pod }: Pick<TableProps, 'trace' | 'cursor' | 'pod'>) {
  const strings = useTablesStrings()
  if (pod === undefined) return <p className="tables-note">{strings.noPod}</p>
  const object = objectAt(trace, pod, cursor)
  if (object === undefined) return <p className="tables-note">{strings.gone(pod.name)}</p>
  const events = eventsUntil(trace, cursor).map((event) => apiEvent(trace.header, event))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="described" tabIndex={0} aria-label={`kubectl describe pod ${pod.name}`}>
      {describePod(object as unknown as Pod, events, clusterClock(trace, cursor))}
    </section>
  )
}
