import { useEffect } from 'react'
import { moveCursor, stepCursor } from '../../session/commands/moveCursor.ts'
import { changeSpeed, pause, play } from '../../session/commands/play.ts'
import type { Session } from '../../session/session.ts'
import { useSession } from '../SessionContext.tsx'
import { isTyping } from './isTyping.ts'
import type { Opened } from './opened.ts'

/** The page's keys of one letter. They act only while no text field has the focus and nothing stands open. */
export function useShortcuts(opened: Opened, onOpen: (opened: Opened) => void): void {
  const session = useSession()
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
      if (event.key.length === 1 && event.key !== ' ' && session.store.getState().letterKeys === 'off') return
      if (opened !== 'nothing' || isTyping(event.target)) return
      if (event.key === ' ' && isPressable(event.target)) return
      const command = commandOf(event.key, session, onOpen)
      if (command === undefined) return
      event.preventDefault()
      command()
    }
    window.addEventListener('keydown', act)
    return () => window.removeEventListener('keydown', act)
  }, [session, opened, onOpen])
}

function commandOf(key: string, session: Session, onOpen: (opened: Opened) => void): (() => void) | undefined {
  switch (key) {
    case ' ':
      return () => (session.store.getState().playback === 'playing' ? pause(session) : play(session))
    case ',':
      return () => stepCursor(session, 'previous')
    case '.':
      return () => stepCursor(session, 'next')
    case 'Home':
      return () => moveCursor(session, 0)
    case 'End':
      return () => moveCursor(session, Number.POSITIVE_INFINITY)
    case '-':
      return () => changeSpeed(session, 'slower')
    case '+':
    case '=':
      return () => changeSpeed(session, 'faster')
    case 'g':
    case 'G':
      return () => onOpen('goTo')
    case 'e':
    case 'E':
      return () => onOpen('examples')
    case '?':
      return () => onOpen('keys')
    default:
      return undefined
  }
}

/** Where Space presses a button, it does not play, too. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, [role="tab"], [role="radio"], summary') !== null
}
