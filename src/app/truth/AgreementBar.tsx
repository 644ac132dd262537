import styles from './AgreementBar.module.css'

/** A share as a bar; a line across it marks how far the real cluster gets. The same stands beside it as text. */
export function AgreementBar({ share, mark }: { share: number; mark: number | undefined }) {
  return (
    <span className={styles.bar} aria-hidden>
      <span className={styles.fill} style={{ width: `${100 * share}%` }} />
      {mark !== undefined && <span className={styles.mark} style={{ left: `${100 * mark}%` }} />}
    </span>
  )
}
