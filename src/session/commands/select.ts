import type { Selection } from '../selection.ts'
import type { Session } from '../session.ts'

/** Selects something, or nothing. */
export function select({ store }: Session, selection: Selection): void {
  store.setState({ selection })
}
