import styles from './Transport.module.css'

/** The whole trace on one line. */
export function OverviewStrip() {
  return <div className={styles.overview} />
}
