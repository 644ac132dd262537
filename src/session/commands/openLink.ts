import type { Millis } from '../../base/millis.ts'
import { decodeLink } from '../../scenario/link/codec.ts'
import type { Session } from '../session.ts'
import { openForeign } from './openForeign.ts'

/** Opens what stands behind the `#` of an address. The person's own text stays; a broken link is told and changes nothing. */
export function openLink(session: Session, fragment: string, at: Millis): void {
  const decoded = decodeLink(fragment)
  if (decoded.ok) openForeign(session, decoded.value, { kind: 'link' }, at)
  else session.store.setState({ message: { kind: 'brokenLink', reason: decoded.error.kind } })
}
