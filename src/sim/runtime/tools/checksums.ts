import { toBytes } from '../files/bytes.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { crc32, type Digest, md5, sha1, sha256, sha512 } from './digests.ts'
import { wholeNamed } from './input.ts'
import { options, type Tool, type ToolCall, waiting } from './tool.ts'
import { usage } from './usage.ts'

/** `md5sum` and its like: prints digests, or (-c) checks those that a file lists. Models busybox coreutils/md5_sha1_sum.c. */
function digestTool(digest: Digest): Tool {
  return waiting(function* (call) {
    const read = options(call.args, 'csw', { check: 'c', status: 's', warn: 'w' })
    if (read.error !== undefined) return usage(call, read.error)
    if (!read.flags.has('c') && (read.flags.has('s') || read.flags.has('w'))) return usage(call)
    let status = 0
    for (const name of read.rest.length === 0 ? ['-'] : read.rest) {
      const text = yield* wholeNamed(call, name)
      if (text === undefined) status = 1
      else if (read.flags.has('c')) status = Math.max(status, yield* check(call, text, name, digest, read.flags))
      else call.out(`${digest(toBytes(text))}  ${name}\n`)
    }
    return status
  })
}

function* check(
  call: ToolCall,
  list: string,
  name: string,
  digest: Digest,
  flags: ReadonlySet<string>,
): Running<number> {
  const quiet = flags.has('s')
  let [total, failed] = [0, 0]
  for (const line of list.split('\n').filter((l) => l !== '')) {
    const match = /^(\S+) [ *](.*)$/s.exec(line)
    if (match === null) {
      if (flags.has('w')) call.complain('invalid format')
      continue
    }
    total++
    const [, wanted = '', path = ''] = match
    const text = yield* wholeNamed(call, path)
    const good = text !== undefined && digest(toBytes(text)) === wanted.toLowerCase()
    if (!good) failed++
    if (!quiet) call.out(`${path}: ${good ? 'OK' : 'FAILED'}\n`)
  }
  if (failed > 0 && !quiet) call.complain(`WARNING: ${failed} of ${total} computed checksums did NOT match`)
  if (total === 0) {
    if (!quiet) call.complain(`${name}: no checksums found`)
    return 1
  }
  return failed > 0 ? 1 : 0
}

const crc32Tool: Tool = waiting(function* (call) {
  let status = 0
  for (const name of call.args.length === 0 ? ['-'] : call.args) {
    const text = yield* wholeNamed(call, name)
    if (text === undefined) status = 1
    else call.out(`${crc32(toBytes(text))}${call.args.length > 1 ? ` ${name}` : ''}\n`)
  }
  return status
})

/** Tools that compute checksums. */
export const checksumTools: Readonly<Record<string, Tool>> = {
  crc32: crc32Tool,
  md5sum: digestTool(md5),
  sha1sum: digestTool(sha1),
  sha256sum: digestTool(sha256),
  sha512sum: digestTool(sha512),
}
