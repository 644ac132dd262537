import { clockText, clockTextShort } from '../../ui/clockText.ts'
import { useAppStrings } from '../appStrings.ts'
import { useSessionState } from '../SessionContext.tsx'
import styles from './Transport.module.css'

/** Where the cursor stands, and where the trace ends. */
export function Clock() {
  const strings = useAppStrings()
  // A tenth of a second is all that it shows: it renders no more often than that.
  const now = useSessionState((state) => clockText(state.cursor))
  const end = useSessionState((state) => state.trace?.header.duration ?? 0)
  return (
    <div className={styles.clock} role="timer" aria-live="off">
      <span className={styles.now}>{now}</span>
      <span className={styles.end}>{strings.of(clockTextShort(end))}</span>
    </div>
  )
}
