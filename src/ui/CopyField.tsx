import { useId, useState } from 'react'
import { Button } from './Button.tsx'
import styles from './TextField.module.css'

/** A text to take away, with a button that copies it. */
export function CopyField({
  label,
  text,
  copyName,
  copiedText,
  failedText,
}: {
  label: string
  text: string
  copyName: string
  copiedText: string
  failedText: string
}) {
  const id = useId()
  const [copied, setCopied] = useState<{ text: string; outcome: 'copied' | 'failed' }>()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied({ text, outcome: 'copied' })
    } catch {
      setCopied({ text, outcome: 'failed' })
    }
  }
  const outcome = copied?.text === text ? copied.outcome : undefined
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <textarea
        id={id}
        readOnly
        rows={4}
        className={styles.area}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles.copyRow}>
        <Button look="solid" onClick={copy}>
          {copyName}
        </Button>
        <span role="status" className={styles.label}>
          {outcome === 'copied' && copiedText}
          {outcome === 'failed' && failedText}
        </span>
      </div>
    </div>
  )
}
