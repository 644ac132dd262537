import type { Selection } from '../../trace/queries/selection.ts'
import type { Session } from '../session.ts'

/** Selects something, or nothing. */
export function select({ store }: Session, selection: Selection | undefined): void {
  store.setState({ selection })
}
