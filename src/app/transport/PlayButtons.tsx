import { Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import { stepCursor } from '../../session/commands/moveCursor.ts'
import { pause, play } from '../../session/commands/play.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'
import styles from './Transport.module.css'

/** Back to the previous change, play or pause, on to the next change. */
export function PlayButtons() {
  const strings = useAppStrings()
  const session = useSession()
  const playing = useSessionState((state) => state.playback === 'playing')
  const nothing = useSessionState((state) => state.trace === undefined)
  return (
    <div className={styles.buttons}>
      <IconButton
        name={strings.previous}
        shortcut=","
        disabled={nothing}
        onClick={() => stepCursor(session, 'previous')}
      >
        <SkipBack size={16} aria-hidden />
      </IconButton>
      <IconButton
        name={playing ? strings.pause : strings.play}
        shortcut="Space"
        className={styles.play}
        disabled={nothing}
        onClick={() => (playing ? pause(session) : play(session))}
      >
        {playing ? (
          <Pause size={16} fill="currentColor" aria-hidden />
        ) : (
          <Play size={16} fill="currentColor" aria-hidden />
        )}
      </IconButton>
      <IconButton name={strings.next} shortcut="." disabled={nothing} onClick={() => stepCursor(session, 'next')}>
        <SkipForward size={16} aria-hidden />
      </IconButton>
    </div>
  )
}
