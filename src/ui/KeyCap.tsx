import styles from './KeyCap.module.css'

/** A key as a hint beside the thing it does. */
export function KeyCap({ children }: { children: string }) {
  return <span className={styles.key}>{children}</span>
}
