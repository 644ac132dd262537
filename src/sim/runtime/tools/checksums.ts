import { toBytes } from '../files/bytes.ts'
import { fileErrorText } from '../files/fileSystem.ts'
import type { Running } from '../processes/virtualProcess.ts'
import { bsdSum, crc32, type Digest, md5, posixCrc, sha1, sha3, sha256, sha512 } from './digests.ts'
import { openFor, wholeNamed, wholeOf } from './input.ts'
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
      const text = yield* wholeOpened(call, name)
      if (text === undefined) status = 1
      else if (read.flags.has('c')) status = Math.max(status, yield* check(call, text, name, digest, read.flags))
      else call.out(`${digest(toBytes(text))}  ${name}\n`)
    }
    return status
  })
}

/** All of a file, or of standard input; undefined, with a message, where it cannot be opened. */
function* wholeOpened(call: ToolCall, name: string): Running<string | undefined> {
  if (name === '-') return yield* wholeNamed(call, name)
  const opened = yield* openFor(call, name, 'read')
  if ('file' in opened) return yield* wholeOf(call, { name, file: opened.file })
  call.complain(`can't open '${name}': ${fileErrorText(opened.error)}`)
  return undefined
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
    total++
    if (match === null) {
      if (flags.has('w')) call.complain('invalid format')
      failed++
      continue
    }
    const [, wanted = '', path = ''] = match
    const text = yield* wholeOpened(call, path)
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
    else call.out(`${crc32(toBytes(text))}${name === '-' ? '' : ` ${name}`}\n`)
  }
  return status
})

/** `cksum` (a sum and a count of bytes) and `sum` (a sum and a count of kilobytes). */
function sumTool(sum: Digest): Tool {
  return waiting(function* (call) {
    const read = options(call.args, 'rs')
    let status = 0
    for (const name of read.rest.length === 0 ? ['-'] : read.rest) {
      const text = yield* wholeNamed(call, name)
      if (text === undefined) {
        status = 1
        continue
      }
      const bytes = toBytes(text)
      const size = call.name === 'sum' ? String(Math.ceil(bytes.length / 1024)).padStart(5) : bytes.length
      call.out(`${sum(bytes)} ${size}${name === '-' ? '' : ` ${name}`}\n`)
    }
    return status
  })
}

/** Tools that compute checksums. */
export const checksumTools: Readonly<Record<string, Tool>> = {
  cksum: sumTool(posixCrc),
  crc32: crc32Tool,
  md5sum: digestTool(md5),
  sha1sum: digestTool(sha1),
  sha256sum: digestTool(sha256),
  sha3sum: digestTool(sha3),
  sha512sum: digestTool(sha512),
  sum: sumTool((bytes) => bsdSum(bytes).padStart(5, '0')),
}
