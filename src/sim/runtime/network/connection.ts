import type { OpenFile } from '../processes/openFile.ts'
import { Pipe } from '../processes/pipe.ts'

/** One side of a TCP connection: what the peer wrote is read from `input`; releasing `output` is the end of one's own. */
export interface Connection {
  readonly input: OpenFile
  readonly output: OpenFile
}

/** Both sides of a new connection. */
export function connectionPair(): readonly [Connection, Connection] {
  const [there, back] = [new Pipe(), new Pipe()]
  return [
    { input: back.open('read'), output: there.open('write') },
    { input: there.open('read'), output: back.open('write') },
  ]
}

/** Lets a side go. */
export function hangUp({ input, output }: Connection): void {
  input.release()
  output.release()
}
