import { encodeLink, MAX_EXPANSION, MAX_FRAGMENT } from '../../scenario/link/codec.ts'
import type { Session } from '../session.ts'

/** The session's text as a link's fragment (without `#`), or that it is too long for one. */
export type SharedLink = { readonly kind: 'link'; readonly fragment: string } | { readonly kind: 'tooLong' }

/** Puts the session's text into a link that any page of ours opens. */
export function shareLink({ store }: Session): SharedLink {
  const { text } = store.getState()
  if (text.length > MAX_EXPANSION) return { kind: 'tooLong' }
  const fragment = encodeLink(text)
  return fragment.length > MAX_FRAGMENT ? { kind: 'tooLong' } : { kind: 'link', fragment }
}
