import type { Random } from '../../../base/random.ts'
import { fromByteString } from '../files/bytes.ts'
import type { OpenFile } from './openFile.ts'

/** How many bytes a read gives at most. */
const MOST = 4096

/** /dev/urandom: bytes of a stream of the scenario's chance, without end. The same scenario reads the same. */
export class RandomFile implements OpenFile {
  private readonly random: Random

  constructor(random: Random) {
    this.random = random
  }

  read(limit: number): string {
    let bytes = ''
    for (let i = Math.min(limit, MOST); i > 0; i--) bytes += String.fromCharCode(this.random.below(256))
    return fromByteString(bytes)
  }

  readLine(): string {
    const bytes = this.read(MOST)
    const newline = bytes.indexOf('\n')
    return newline < 0 ? bytes : bytes.slice(0, newline + 1)
  }

  write(): 'taken' {
    return 'taken'
  }

  retain(): void {}

  release(): void {}
}
