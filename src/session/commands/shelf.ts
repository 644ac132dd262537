import type { Session } from '../session.ts'
import { type KeptText, shelve } from '../storage/textStore.ts'
import { keepTexts, ownTextOf } from './keepTexts.ts'
import { simulateText } from './simulateText.ts'

/** Takes an earlier text from the shelf as the own one; the one that was own takes its place on the shelf. */
export function takeFromShelf(session: Session, taken: KeptText): void {
  const { store } = session
  const state = store.getState()
  const own = ownTextOf(state)
  const rest = state.shelf.filter((kept) => kept !== taken)
  store.setState({
    text: taken.text,
    origin: { kind: 'own' },
    ownText: undefined,
    shelf: own === undefined || own.text.trim() === '' ? rest : shelve(rest, own),
    cursor: 0,
    trace: undefined,
    message: undefined,
  })
  keepTexts(session)
  simulateText(session)
}

/** Puts the own text on the shelf and begins an empty one. */
export function startEmpty(session: Session): void {
  const { store } = session
  const state = store.getState()
  const own = ownTextOf(state)
  store.setState({
    text: '',
    origin: { kind: 'own' },
    ownText: undefined,
    shelf: own === undefined || own.text.trim() === '' ? state.shelf : shelve(state.shelf, own),
    message: undefined,
  })
  keepTexts(session)
  simulateText(session)
}
