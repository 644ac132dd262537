import { Fragment, type ReactNode } from 'react'
import type { Millis } from '../../base/millis.ts'
import { clockText } from '../../ui/clockText.ts'
import type { ShownLine } from './logOfContainer.ts'
import { useTablesStrings } from './tablesStrings.ts'

/** Lines of a log, a rule before each new attempt; a click on a line goes to its time. */
export function LogLines({
  lines,
  search,
  onCursor,
}: {
  lines: readonly ShownLine[]
  search: string
  onCursor: (time: Millis) => void
}) {
  const strings = useTablesStrings()
  return lines.map(({ record, time, attempt, stream, text }, i) => (
    <Fragment key={record}>
      {attempt !== (lines[i - 1]?.attempt ?? 0) && <div className="logs-attempt">{strings.attempt(attempt)}</div>}
      <button type="button" className={`logs-line logs-line--${stream}`} onClick={() => onCursor(time)}>
        <span className="logs-time">{clockText(time)}</span>
        {stream === 'stderr' && (
          <abbr className="logs-stream" title={strings.standardError}>
            err
          </abbr>
        )}
        {marked(text, search)}
      </button>
    </Fragment>
  ))
}

/** A text in which what was searched for is marked. */
function marked(text: string, search: string): ReactNode {
  if (search === '') return text
  const parts: ReactNode[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(new RegExp(search.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'gi'))) {
    parts.push(text.slice(from, index), <mark key={index}>{found}</mark>)
    from = index + found.length
  }
  parts.push(text.slice(from))
  return parts
}
