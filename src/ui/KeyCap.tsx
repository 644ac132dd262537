import styles from './KeyCap.module.css'

/** A key as a hint beside the thing it does; hidden from assistive technology, which has `aria-keyshortcuts`. */
export function KeyCap({ children }: { children: string }) {
  return (
    <span className={styles.key} aria-hidden="true">
      {children}
    </span>
  )
}
