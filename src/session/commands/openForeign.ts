import type { Millis } from '../../base/millis.ts'
import type { Session } from '../session.ts'
import type { Origin, SessionState } from '../state.ts'
import { ownTextOf } from './keepTexts.ts'
import { simulateText } from './simulateText.ts'

/** Shows a text that is not the person's own, at an instant; their own text stays, and `backToOwnText` shows it again. */
export function openForeign(
  session: Session,
  text: string,
  origin: Exclude<Origin, { readonly kind: 'own' }>,
  at: Millis,
): void {
  const ownText = ownTextOf(session.store.getState())
  showText(session, { text, origin, ownText: ownText?.text.trim() === '' ? undefined : ownText, cursor: at })
}

/** Shows the person's own text again. */
export function backToOwnText(session: Session): void {
  const { origin, ownText } = session.store.getState()
  if (origin.kind === 'own') return
  showText(session, { text: ownText?.text ?? '', origin: { kind: 'own' }, ownText: undefined, cursor: 0 })
}

function showText(session: Session, shown: Pick<SessionState, 'text' | 'origin' | 'ownText' | 'cursor'>): void {
  // The old trace is of something else altogether: it goes at once.
  session.store.setState({
    ...shown,
    trace: undefined,
    diagnostics: [],
    playback: 'paused',
    selection: undefined,
    message: undefined,
  })
  simulateText(session)
}
