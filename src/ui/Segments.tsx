import { useRef } from 'react'
import styles from './Segments.module.css'

/** A choice of one among a few, side by side; arrow keys move it. */
export function Segments<T extends string | number>({
  label,
  options,
  value,
  onChange,
}: {
  label: string
  options: readonly { readonly value: T; readonly text: string }[]
  value: T
  onChange: (value: T) => void
}) {
  const row = useRef<HTMLDivElement>(null)
  const move = (by: number) => {
    const at = options.findIndex((option) => option.value === value)
    const next = options[(at + by + options.length) % options.length]
    if (next === undefined) return
    onChange(next.value)
    row.current?.querySelectorAll('button')[options.indexOf(next)]?.focus()
  }
  return (
    <div ref={row} role="radiogroup" aria-label={label} className={styles.row}>
      {options.map((option) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio input cannot carry the look of a segment in one element
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          className={styles.segment}
          onClick={() => onChange(option.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowRight' || event.key === 'ArrowDown') move(1)
            else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') move(-1)
            else return
            event.preventDefault()
          }}
        >
          {option.text}
        </button>
      ))}
    </div>
  )
}
