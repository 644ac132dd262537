import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'

/** A dialog over the page, with a title; Esc, its button, or a click outside close it. Its content exists only while it is open. */
export function Dialog({
  title,
  closeName,
  open,
  onOpenChange,
  children,
}: {
  title: string
  closeName: string
  open: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
}) {
  if (!open) return null
  return (
    <OpenDialog title={title} closeName={closeName} onClose={() => onOpenChange(false)}>
      {children}
    </OpenDialog>
  )
}

function OpenDialog({
  title,
  closeName,
  onClose,
  children,
}: {
  title: string
  closeName: string
  onClose: () => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    element?.querySelector<HTMLElement>('[data-first-focus]')?.focus()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc is the key, and the dialog hears it itself
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div className={styles.content}>
        <div className={styles.head}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          <IconButton name={closeName} onClick={onClose}>
            <X size={16} aria-hidden />
          </IconButton>
        </div>
        {children}
      </div>
    </dialog>
  )
}
