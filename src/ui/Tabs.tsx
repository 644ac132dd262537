import { type ReactNode, useId, useRef } from 'react'
import { classNames } from './classNames.ts'
import styles from './Tabs.module.css'

/** One tab: its value, its words, and what it shows. */
export interface Tab<T extends string> {
  readonly value: T
  readonly title: ReactNode
  readonly content: ReactNode
}

/** A row of tabs over one panel; only the chosen tab's content exists. Arrow keys go from tab to tab. `aside` stands at the right of the row. */
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
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const shown = tabs.find((tab) => tab.value === value)
  const goTo = (at: number) => {
    const tab = tabs[(at + tabs.length) % tabs.length]
    if (tab === undefined) return
    onChange(tab.value)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[tabs.indexOf(tab)]?.focus()
  }
  return (
    <div className={classNames(styles.root, className)}>
      <div className={styles.row}>
        <div ref={list} role="tablist" aria-label={label} className={styles.list}>
          {tabs.map((tab, at) => (
            <button
              key={tab.value}
              type="button"
              role="tab"
              id={`${id}-${tab.value}`}
              aria-selected={tab.value === value}
              aria-controls={`${id}-panel`}
              tabIndex={tab.value === value ? 0 : -1}
              className={styles.tab}
              onClick={() => onChange(tab.value)}
              onKeyDown={(event) => {
                const to = nextTab(event.key, at, tabs.length)
                if (to === undefined) return
                event.preventDefault()
                event.stopPropagation()
                goTo(to)
              }}
            >
              {tab.title}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} className={styles.panel}>
        {shown?.content}
      </div>
    </div>
  )
}

function nextTab(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return at + 1
    case 'ArrowLeft':
      return at - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
