import { useEffect } from 'react'
import { advance } from '../../session/commands/play.ts'
import { useSession, useSessionState } from '../SessionContext.tsx'

/** A frame that comes later than this (a hidden page, a busy machine) does not make the cursor jump. */
const LONGEST_FRAME = 100

/** Lets time pass while the session plays, a frame at a time. */
export function usePlayback(): void {
  const session = useSession()
  const playback = useSessionState((state) => state.playback)
  useEffect(() => {
    if (playback !== 'playing') return
    let last = performance.now()
    let frame = requestAnimationFrame(function tick(now) {
      advance(session, Math.min(LONGEST_FRAME, Math.max(0, now - last)))
      last = now
      frame = requestAnimationFrame(tick)
    })
    return () => cancelAnimationFrame(frame)
  }, [session, playback])
}
