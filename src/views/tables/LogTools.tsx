import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { type LoggedContainer, logText, type ShownLog } from './logOfContainer.ts'
import { useTablesStrings } from './tablesStrings.ts'

const ALL = 'all'

/** What a reader chooses of a log: the container, the attempt, a text; and the button that copies the lines. */
export function LogTools({
  containers,
  container,
  onContainer,
  log,
  attempt,
  onAttempt,
  search,
  onSearch,
}: {
  containers: readonly LoggedContainer[]
  container: string
  onContainer: (name: string) => void
  log: ShownLog
  attempt: number | undefined
  onAttempt: (attempt: number | undefined) => void
  search: string
  onSearch: (text: string) => void
}) {
  const strings = useTablesStrings()
  return (
    <div className="logs-tools">
      {containers.length > 1 && (
        <select aria-label={strings.container} value={container} onChange={(e) => onContainer(e.currentTarget.value)}>
          {containers.map(({ name, role }) => (
            <option key={name} value={name}>
              {role === 'main' ? name : `${name} (${role})`}
            </option>
          ))}
        </select>
      )}
      {(log.attempts.length > 1 || attempt !== undefined) && (
        <select
          aria-label={strings.attempts}
          value={attempt ?? ALL}
          onChange={(e) => onAttempt(e.currentTarget.value === ALL ? undefined : Number(e.currentTarget.value))}
        >
          <option value={ALL}>{strings.allAttempts}</option>
          {log.attempts.map((each) => (
            <option key={each} value={each}>
              {strings.attempt(each)}
            </option>
          ))}
        </select>
      )}
      <input
        type="search"
        className="logs-search"
        aria-label={strings.searchLogs}
        placeholder={strings.searchLogs}
        value={search}
        onChange={(e) => onSearch(e.currentTarget.value)}
      />
      {search !== '' && (
        <span role="status" className="logs-found">
          {strings.linesFound(log.lines.length + log.earlier)}
        </span>
      )}
      <CopyLines log={log} />
    </div>
  )
}

function CopyLines({ log }: { log: ShownLog }) {
  const strings = useTablesStrings()
  const [copied, setCopied] = useState<{ log: string; outcome: 'copied' | 'failed' }>()
  const text = logText(log.lines)
  const outcome = copied?.log === text ? copied.outcome : undefined
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied({ log: text, outcome: 'copied' })
    } catch {
      setCopied({ log: text, outcome: 'failed' })
    }
  }
  return (
    <>
      <Button disabled={text === ''} onClick={copy}>
        {strings.copyLines}
      </Button>
      <span role="status" className="logs-found">
        {outcome === 'copied' && strings.copied}
        {outcome === 'failed' && strings.notCopied}
      </span>
    </>
  )
}
