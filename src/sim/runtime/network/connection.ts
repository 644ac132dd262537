import type { OpenFile } from '../processes/openFile.ts'
import { Pipe } from '../processes/pipe.ts'

/** One side of a TCP connection: what the peer wrote is read from `input`. */
export class Connection {
  readonly input: OpenFile
  readonly output: OpenFile
  private speaking = true

  constructor(input: OpenFile, output: OpenFile) {
    this.input = input
    this.output = output
  }

  /** Says that nothing more will be written: the peer reads the end. */
  endOutput(): void {
    if (this.speaking) this.output.release()
    this.speaking = false
  }

  /** Lets the side go. */
  hangUp(): void {
    this.endOutput()
    this.input.release()
  }
}

/** Both sides of a new connection. */
export function connectionPair(): readonly [Connection, Connection] {
  const [there, back] = [new Pipe(), new Pipe()]
  return [
    new Connection(back.open('read'), there.open('write')),
    new Connection(there.open('read'), back.open('write')),
  ]
}
