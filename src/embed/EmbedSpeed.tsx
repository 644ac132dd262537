import { useAppStrings } from '../app/appStrings.ts'
import { useSession, useSessionState } from '../app/SessionContext.tsx'
import { setSpeed } from '../session/commands/play.ts'
import { SPEEDS } from '../session/speed.ts'
import styles from './EmbedPage.module.css'

/** How fast an embedded page plays: the browser's own list, as it costs nothing to load. */
export function EmbedSpeed() {
  const strings = useAppStrings()
  const session = useSession()
  const speed = useSessionState((state) => state.speed)
  return (
    <select
      className={styles.speed}
      aria-label={strings.speed}
      value={speed}
      onChange={(event) => {
        const chosen = SPEEDS.find((value) => String(value) === event.currentTarget.value)
        if (chosen !== undefined) setSpeed(session, chosen)
      }}
    >
      {SPEEDS.map((value) => (
        <option key={value} value={value}>
          {value}×
        </option>
      ))}
    </select>
  )
}
