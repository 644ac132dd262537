import type { ReactNode } from 'react'
import styles from './Notice.module.css'

/** A line on top of an area that says something about it, with what can be done beside it. `tone` is the colour of its bar. */
export function Notice({
  tone,
  actions,
  children,
}: {
  tone: 'neutral' | 'failed' | 'waiting'
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'failed' ? 'alert' : 'status'}>
      <span className={styles.words}>{children}</span>
      {actions}
    </div>
  )
}
