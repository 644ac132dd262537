import type { Pod } from '../../api/types.ts'
import { pendingAt } from '../../trace/queries/pendingAt.ts'
import { podsAt } from '../../trace/queries/podsAt.ts'
import type { TableProps } from './tablesProps.ts'
import { useTablesStrings } from './tablesStrings.ts'

/** Says what the table hides: a container that is being killed while its pod is not deleted still counts as running and ready. */
export function QuietKillNote({ trace, cursor }: Pick<TableProps, 'trace' | 'cursor'>) {
  const strings = useTablesStrings()
  const graces = pendingAt(trace, cursor).filter(({ kind }) => kind === 'grace')
  const misleading = podsAt(trace, cursor).find((pod) => isQuietlyKilled(pod, graces))
  if (misleading === undefined) return null
  const probed = misleading.spec?.containers.some(({ readinessProbe }) => readinessProbe !== undefined) === true
  const statuses = misleading.status?.containerStatuses ?? []
  return (
    <p className="tables-note">
      <strong>{`${statuses.filter(({ ready }) => ready).length}/${statuses.length} Running`}</strong>
      {probed ? strings.quietKill.probed : strings.quietKill.unprobed}
    </p>
  )
}

function isQuietlyKilled(
  { metadata, status }: Pod,
  graces: readonly { readonly pod: string; readonly container?: string }[],
): boolean {
  if (metadata?.deletionTimestamp !== undefined) return false
  return graces.some(
    ({ pod, container }) =>
      pod === metadata?.name &&
      (status?.containerStatuses ?? []).some(
        ({ name, ready }) => ready && (container === undefined || name === container),
      ),
  )
}
