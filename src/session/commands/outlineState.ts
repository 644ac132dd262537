import type { Session } from '../session.ts'
import type { PickedState } from '../state.ts'

/** Picks a state of the state graph, whose spans the timeline outlines; undefined picks none. */
export function outlineState({ store }: Session, pickedState: PickedState | undefined): void {
  store.setState({ pickedState })
}
