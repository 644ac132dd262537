import type { ReactNode } from 'react'
import { classNames } from '../../ui/classNames.ts'

/** A line that kubectl printed, and what it is about. */
export interface KubectlLine {
  readonly key: string
  readonly text: string
  readonly mark: 'selected' | 'changed' | 'plain'
  readonly onSelect?: () => void
}

/** kubectl's text to the letter, a line each; the lines can be chosen. Columns that mean trouble are coloured, nothing is added. */
export function KubectlTable({
  header,
  lines,
  label,
}: {
  readonly header: string
  readonly lines: readonly KubectlLine[]
  readonly label: string
}) {
  const typeAt = / TYPE( |$)/.test(header) ? header.indexOf('TYPE') : -1
  return (
    <section className="kubectl" aria-label={label}>
      <div className="kubectl-header">{header}</div>
      {lines.map(({ key, text, mark, onSelect }) => {
        const className = classNames('kubectl-line', mark !== 'plain' && `kubectl-line--${mark}`)
        const content = withWarning(text, typeAt)
        return onSelect === undefined ? (
          <div key={key} className={className}>
            {content}
          </div>
        ) : (
          <button
            key={key}
            type="button"
            className={className}
            title={text.length > 60 ? text.trim().replaceAll(/ {2,}/g, '   ') : undefined}
            aria-pressed={mark === 'selected'}
            onClick={onSelect}
          >
            {content}
          </button>
        )
      })}
    </section>
  )
}

const WARNING = 'Warning'

function withWarning(text: string, typeAt: number): ReactNode {
  if (typeAt < 0 || !text.startsWith(WARNING, typeAt)) return text
  return (
    <>
      {text.slice(0, typeAt)}
      <span className="kubectl-warning">{WARNING}</span>
      {text.slice(typeAt + WARNING.length)}
    </>
  )
}
