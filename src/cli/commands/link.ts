import { decodeLink, encodeLink, MAX_FRAGMENT } from '../../scenario/link/codec.ts'
import { type ExitCode, type Host, UsageError } from '../host.ts'

/** `podarium link FILE`: prints the link's part after the address, which holds the whole scenario. */
export function link(host: Host, args: readonly string[]): ExitCode {
  const [file, ...more] = args
  if (file === undefined || more.length > 0) throw new UsageError('link needs one file')
  const fragment = encodeLink(host.read(file))
  if (fragment.length > MAX_FRAGMENT) {
    host.err(`${file}: error: the link has ${fragment.length} characters; at most ${MAX_FRAGMENT} can be opened\n`)
    return 1
  }
  host.out(`#${fragment}\n`)
  return 0
}

/** `podarium open LINK`: prints the scenario that a link, or its part after the `#`, holds. */
export function open(host: Host, args: readonly string[]): ExitCode {
  const [given, ...more] = args
  if (given === undefined || more.length > 0) throw new UsageError('open needs one link')
  const text = given === '-' ? host.read('-').trim() : given
  const decoded = decodeLink(text.slice(text.indexOf('#') + 1))
  if (!decoded.ok) {
    host.err(`podarium open: ${decoded.error.message}\n`)
    return 1
  }
  host.out(decoded.value)
  return 0
}
