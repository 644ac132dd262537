import { type Pending, pendingAt } from '../../trace/queries/pendingAt.ts'
import { clockText, durationText } from '../../ui/clockText.ts'
import type { TableProps } from './tablesProps.ts'
import { useTablesStrings } from './tablesStrings.ts'

/** Everything that is waited for at the cursor, soonest first; a click selects it. */
export function PendingTimers({ trace, cursor, onSelect }: Pick<TableProps, 'trace' | 'cursor' | 'onSelect'>) {
  const strings = useTablesStrings()
  const pending = pendingAt(trace, cursor)
  return (
    <section className="pending" aria-label={strings.pending}>
      <h3>{strings.pending}</h3>
      {pending.length === 0 && <p className="pending-none">{strings.nothingPending}</p>}
      {pending.map((timer) => (
        <button
          key={timer.record}
          type="button"
          className="pending-timer"
          onClick={() => {
            const pod = podOf(trace, timer)
            onSelect({
              record: timer.record,
              ...(pod === undefined ? {} : { pod }),
              ...(timer.container === undefined ? {} : { container: timer.container }),
            })
          }}
        >
          <TimeLeft timer={timer} />
          <span className="pending-what">{timerWords(timer, strings)}</span>
          <span className="pending-left">
            {timer.left <= 0 ? strings.overdue : strings.inTime(durationText(timer.left))}
          </span>
          <span className="pending-due">{clockText(timer.due)}</span>
        </button>
      ))}
    </section>
  )
}

/** The share of the time that is left, as a slice of a disc. */
function TimeLeft({ timer }: { readonly timer: Pending }) {
  const share = Math.max(0, Math.min(1, timer.left / Math.max(1, timer.due - timer.start)))
  const tone = timer.kind === 'grace' || timer.kind === 'preStop' ? 'stopping' : 'waiting'
  const angle = share * 2 * Math.PI
  const end = `${8 + 5 * Math.sin(-angle)} ${8 - 5 * Math.cos(-angle)}`
  return (
    <svg
      className={`pending-glyph pending-glyph--${tone}`}
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <circle cx="8" cy="8" r="5" />
      {share > 0 && share < 1 && <path d={`M 8 8 L 8 3 A 5 5 0 ${share > 0.5 ? 1 : 0} 0 ${end} Z`} />}
    </svg>
  )
}

function timerWords(timer: Pending, strings: ReturnType<typeof useTablesStrings>): string {
  const of = timer.container ?? timer.pod
  return timer.kind === 'probe' ? strings.timers.probe(of, timer.probe) : strings.timers[timer.kind](of)
}

/** The pod that a timer belongs to, from the lane of its record. */
function podOf(trace: TableProps['trace'], { record }: Pending) {
  const lane = trace.header.lanes[trace.records.lane[record] ?? 0]
  if (lane?.kind === 'container' || lane?.kind === 'probe') return lane.pod
  return lane?.kind === 'object' && lane.ref.kind === 'Pod' ? lane.ref : undefined
}
