import { setSpeed } from '../../session/commands/play.ts'
import { SPEEDS } from '../../session/speed.ts'
import { Segments } from '../../ui/Segments.tsx'
import { useAppStrings } from '../appStrings.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'

/** How fast it plays. */
export function SpeedSegments() {
  const strings = useAppStrings()
  const session = useSession()
  const speed = useSessionState((state) => state.speed)
  return (
    <Segments
      label={strings.speed}
      value={speed}
      options={SPEEDS.map((value) => ({ value, text: `${value}×` }))}
      onChange={(chosen) => setSpeed(session, chosen)}
    />
  )
}
