import { END } from './openFile.ts'
import type { Running, VirtualProcess } from './virtualProcess.ts'

/** Writes to a descriptor, waiting while a pipe is full; a broken pipe ends the process as SIGPIPE does. False where it could not be written. */
export function* writeTo(process: VirtualProcess, fd: number, text: string): Running<boolean> {
  if (text === '') return true
  const file = process.files.get(fd)
  if (file === undefined) return false
  for (;;) {
    const taken = file.write(text)
    if (taken === 'taken') return true
    if (taken === 'broken') {
      process.signal('PIPE')
      if (process.fatal !== undefined) yield 0
      return false
    }
    if (file.writable === undefined) return false
    yield file.writable
  }
}

/** Why nothing can be written to a descriptor, in the C library's words; undefined where it can. */
export function writeRefusal(process: VirtualProcess, fd: number): string | undefined {
  const file = process.files.get(fd)
  return file === undefined ? 'Bad file descriptor' : file.refusal
}

/** Reads at most so many characters; empty at the end of the file. */
export function* readFrom(process: VirtualProcess, fd: number, limit: number): Running<string> {
  const file = process.files.get(fd)
  if (file === undefined) return END
  for (;;) {
    const text = file.read(limit)
    if (text !== undefined) return text
    if (file.readable === undefined) return END
    yield file.readable
  }
}

/** Reads a line with its newline; empty at the end of the file. */
export function* readLineFrom(process: VirtualProcess, fd: number): Running<string> {
  const file = process.files.get(fd)
  if (file === undefined) return END
  for (;;) {
    const line = file.readLine()
    if (line !== undefined) return line
    if (file.readable === undefined) return END
    yield file.readable
  }
}

/** Reads to the end. */
export function* readAllFrom(process: VirtualProcess, fd: number): Running<string> {
  let all = ''
  for (;;) {
    const text = yield* readFrom(process, fd, CHUNK)
    if (text === END || all.length > MOST) return all
    all += text
  }
}

const CHUNK = 65536
/** How much text a program may hold at once. */
const MOST = 16_000_000
