import type { Session } from '../session.ts'
import type { SessionState } from '../state.ts'
import { type KeptTexts, shelve, type TextStore } from '../storage/textStore.ts'
import { keepTexts } from './keepTexts.ts'
import { simulateText } from './simulateText.ts'

/** Brings back what the device kept. Whatever was opened or typed meanwhile stays in the editor, and nothing is lost. */
export async function restoreTexts(session: Session, texts: TextStore): Promise<void> {
  const { store } = session
  try {
    const kept = await texts.load()
    const before = store.getState().text
    store.setState((state) => ({ ...merged(state, kept), storage: 'ready' }))
    keepTexts(session)
    if (store.getState().text !== before) simulateText(session)
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error)
    store.setState({ storage: 'refused', message: { kind: 'notKept', reason } })
  }
}

function merged(state: SessionState, { own, shelf }: KeptTexts): Partial<SessionState> {
  if (own === undefined || own.text.trim() === '') return { shelf }
  if (state.origin.kind !== 'own') return { shelf, ownText: own }
  if (state.text.trim() === '') return { shelf, text: own.text }
  return { shelf: shelve(shelf, own) }
}
