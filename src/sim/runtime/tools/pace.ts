import type { Millis } from '../../../base/millis.ts'
import type { VirtualProcess } from '../processes/virtualProcess.ts'

/** How many pieces of work are charged at once: a program's own loop is no loop of the shell. */
const BATCH = 256

/** The processor time of work that goes on piece by piece: lines, records, rounds of a loop. */
export class Pace {
  private pieces = 0
  private readonly process: VirtualProcess
  private readonly cost: Millis

  constructor(process: VirtualProcess, cost: Millis) {
    this.process = process
    this.cost = cost
  }

  /** One more piece is done. True where the process must give way (`yield process.give()`). */
  done(): boolean {
    this.pieces++
    return this.pieces % BATCH === 0 && this.process.charge(BATCH * this.cost)
  }
}
