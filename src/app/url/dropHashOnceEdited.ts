import type { Session } from '../../session/session.ts'

/** An edited scenario is no longer what its link says: the link leaves the address, so that a reload brings back the edits. */
export function dropHashOnceEdited({ store }: Session): void {
  store.subscribe((state, before) => {
    if (before.origin.kind !== 'link' || state.origin.kind === 'link') return
    const { pathname, search } = window.location
    window.history.replaceState(null, '', pathname + search)
  })
}
