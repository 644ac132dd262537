import { useEffect, useState } from 'react'
import type { Millis } from '../../base/millis.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useSession, useSessionState } from '../SessionContext.tsx'
import { happeningsWithin } from './happenings.ts'

/** What is said is said at most so often. */
const PAUSE: Millis = 1000
/** More than this cannot be heard in the pause. */
const MOST = 3

/** Says politely what happens while the trace plays. */
export function Announcer() {
  const { store } = useSession()
  const playing = useSessionState((state) => state.playback === 'playing')
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!playing) return
    let until = store.getState().cursor
    const timer = setInterval(() => {
      const { trace, cursor } = store.getState()
      const news = trace === undefined || cursor <= until ? [] : happeningsWithin(trace, until, cursor, MOST)
      until = cursor
      if (news.length > 0) setSaid(news.join('. '))
    }, PAUSE)
    return () => clearInterval(timer)
  }, [store, playing])
  return (
    <div aria-live="polite">
      <VisuallyHidden>{said}</VisuallyHidden>
    </div>
  )
}
