import { type InputHTMLAttributes, type Ref, useId } from 'react'
import styles from './TextField.module.css'

/** A line of text with its label above; `problem` says what is wrong with it. */
export function TextField({
  label,
  problem,
  mono,
  ref,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & {
  label: string
  problem?: string
  mono?: 'mono'
  ref?: Ref<HTMLInputElement>
}) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        ref={ref}
        className={styles.input}
        data-mono={mono}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        spellCheck={false}
        autoComplete="off"
        {...rest}
      />
      {problem !== undefined && (
        <span id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}
