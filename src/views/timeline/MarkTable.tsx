import { memo } from 'react'
import { firstAfter } from '../../trace/queries/search.ts'
import type { Trace } from '../../trace/trace.ts'
import { describeMark, sentenceOf } from './describeMark.ts'
import { type MarkRef, marksOf } from './marks.ts'
import type { Row } from './row.ts'
import { type TimelineStrings, useTimelineStrings } from './strings.ts'
import type { VisibleRange } from './view.ts'

/** More cells than this in a lane help nobody; the rest is counted. */
const MOST_CELLS = 40

/** The same as the drawing, in words: rows are lanes, cells are the marks of the visible range. */
export const MarkTable = memo(function MarkTable({
  trace,
  rows,
  range,
  shown,
  onPick,
}: {
  trace: Trace
  rows: readonly Row[]
  range: VisibleRange
  shown: 'shown' | 'hidden'
  onPick: (mark: MarkRef) => void
}) {
  const strings = useTimelineStrings()
  const lanes = rows.filter((row) => marksOf(trace, row).length > 0)
  return (
    <div className={shown === 'shown' ? 'timeline-table' : 'timeline-hidden'}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the drawing beside it is moved through like a grid */}
      <table role="grid" aria-label={strings.timeline} aria-rowcount={lanes.length}>
        <thead>
          <tr>
            <th scope="col">{strings.lane}</th>
            <th scope="col">{strings.marks}</th>
          </tr>
        </thead>
        <tbody>
          {lanes.map((row) => (
            <Lane key={row.key} trace={trace} row={row} range={range} strings={strings} shown={shown} onPick={onPick} />
          ))}
        </tbody>
      </table>
    </div>
  )
})

function Lane({
  trace,
  row,
  range,
  strings,
  shown,
  onPick,
}: {
  trace: Trace
  row: Row
  range: VisibleRange
  strings: TimelineStrings
  shown: 'shown' | 'hidden'
  onPick: (mark: MarkRef) => void
}) {
  const marks = marksOf(trace, row)
  const first = firstAfter(marks.length, (i) => Math.max(marks.start(i), marks.end(i)), range.from - 1)
  const last = firstAfter(marks.length, (i) => marks.start(i), range.to)
  const cells: string[] = []
  for (let index = first; index < Math.min(last, first + MOST_CELLS); index++) {
    const words = describeMark(trace, row, index, strings)
    if (words !== undefined) cells.push(sentenceOf(words, strings))
  }
  const rest = last - first - cells.length
  return (
    <tr>
      <th scope="row">{[row.pod?.name, row.label?.text ?? row.kind].filter(Boolean).join(' ')}</th>
      {cells.map((sentence, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells are their place in the lane
        <td key={i}>
          {shown === 'shown' ? (
            <button type="button" onClick={() => onPick({ row: row.key, index: first + i })}>
              {sentence}
            </button>
          ) : (
            sentence
          )}
        </td>
      ))}
      {rest > 0 && <td>{strings.hiddenMarks(rest)}</td>}
    </tr>
  )
}
