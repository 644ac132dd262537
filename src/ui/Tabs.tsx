import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { classNames } from './classNames.ts'
import styles from './Tabs.module.css'

/** One tab: its value, its words, and what it shows. */
export interface Tab<T extends string> {
  readonly value: T
  readonly title: ReactNode
  readonly content: ReactNode
}

/** A row of tabs over one panel; only the chosen tab's content exists. `aside` stands at the right of the row. */
export function Tabs<T extends string>({
  label,
  tabs,
  value,
  onChange,
  aside,
  className,
}: {
  label: string
  tabs: readonly Tab<T>[]
  value: T
  onChange: (value: T) => void
  aside?: ReactNode
  className?: string
}) {
  return (
    <Base.Root
      className={classNames(styles.root, className)}
      value={value}
      onValueChange={(chosen) => onChange(chosen as T)}
    >
      <div className={styles.row}>
        <Base.List className={styles.list} aria-label={label}>
          {tabs.map((tab) => (
            <Base.Tab key={tab.value} value={tab.value} className={styles.tab}>
              {tab.title}
            </Base.Tab>
          ))}
        </Base.List>
        {aside}
      </div>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className={styles.panel}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
