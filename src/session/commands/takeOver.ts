import type { Session } from '../session.ts'
import { shelve } from '../storage/textStore.ts'

/** Makes a foreign text (a link's, an example's) the person's own; what was their own goes on the shelf. */
export function takeOver({ store }: Session): void {
  const { origin, ownText, shelf } = store.getState()
  if (origin.kind === 'own') return
  if (ownText === undefined || ownText.text.trim() === '') {
    store.setState({ origin: { kind: 'own' }, ownText: undefined })
    return
  }
  store.setState({
    origin: { kind: 'own' },
    ownText: undefined,
    shelf: shelve(shelf, ownText),
    message: { kind: 'shelved' },
  })
}
