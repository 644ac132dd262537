import type { ReactNode } from 'react'
import styles from './panes.module.css'

/** An area of the page that F6 goes to. `ground` says on which side it is: what you write, or what happens. */
export function Pane({ name, ground, children }: { name: string; ground: 'written' | 'shown'; children: ReactNode }) {
  return (
    <section className={styles[ground]} data-area={name} aria-label={name}>
      {children}
    </section>
  )
}
