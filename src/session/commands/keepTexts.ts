import type { Session } from '../session.ts'
import type { SessionState } from '../state.ts'
import type { KeptText } from '../storage/textStore.ts'
import { textTitle } from '../textTitle.ts'

/** Keeps the person's own text and the shelf on the device. A foreign text is not kept until it is edited. */
export function keepTexts({ store, keep }: Session): void {
  const state = store.getState()
  if (state.storage === 'ready') keep({ own: ownTextOf(state), shelf: state.shelf })
}

/** The person's own text: the one in the editor, or the one that a foreign text stands in front of. */
export function ownTextOf(state: SessionState): KeptText | undefined {
  if (state.origin.kind !== 'own') return state.ownText
  return { text: state.text, title: textTitle(state.text) }
}
