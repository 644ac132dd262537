import type { Millis } from '../../base/millis.ts'
import type { Session } from '../session.ts'
import { keepTexts } from './keepTexts.ts'
import { simulateText } from './simulateText.ts'
import { takeOver } from './takeOver.ts'

/** How long after the last key the text is simulated. */
export const TYPING_PAUSE: Millis = 150

/** The person typed: the text is kept at once and simulated when they pause. */
export function editYaml(session: Session, text: string): void {
  if (text === session.store.getState().text) return
  changeText(session, text)
  const { typing } = session
  clearTimeout(typing.timer)
  typing.timer = setTimeout(() => simulateText(session), TYPING_PAUSE)
}

/** A command changed the text: it is simulated at once. */
export function replaceYaml(session: Session, text: string): void {
  changeText(session, text)
  simulateText(session)
}

function changeText(session: Session, text: string): void {
  takeOver(session)
  session.store.setState({ text })
  keepTexts(session)
}
