import { Check } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import styles from './Menu.module.css'
import { useCloseMenu } from './Menu.tsx'

/** One thing to do; `hint` is a second line in the quiet colour. */
export function MenuItem({
  hint,
  onSelect,
  children,
}: {
  hint?: ReactNode
  onSelect: () => void
  children: ReactNode
}) {
  const close = useCloseMenu()
  return (
    <button
      type="button"
      role="menuitem"
      className={styles.item}
      onPointerMove={(event) => event.currentTarget.focus()}
      onClick={() => {
        close()
        onSelect()
      }}
    >
      <span className={styles.words}>
        {children}
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </span>
    </button>
  )
}

/** A titled part of a menu. */
export function MenuGroup({ title, children }: { title?: string; children: ReactNode }) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
    <div role="group" aria-labelledby={title === undefined ? undefined : id} className={styles.group}>
      {title !== undefined && (
        <div id={id} className={styles.title}>
          {title}
        </div>
      )}
      {children}
    </div>
  )
}

/** A choice of one among several, inside a menu. */
export function MenuChoice<T extends string>({
  value,
  options,
  onChoose,
}: {
  value: T
  options: readonly { readonly value: T; readonly text: string }[]
  onChoose: (value: T) => void
}) {
  const close = useCloseMenu()
  return options.map((option) => (
    <button
      key={option.value}
      type="button"
      role="menuitemradio"
      aria-checked={option.value === value}
      className={styles.item}
      onPointerMove={(event) => event.currentTarget.focus()}
      onClick={() => {
        close()
        onChoose(option.value)
      }}
    >
      <span className={styles.mark}>{option.value === value && <Check size={14} aria-hidden />}</span>
      {option.text}
    </button>
  ))
}
