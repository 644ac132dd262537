import type { Millis } from '../../base/millis.ts'

/** A line that a program wrote; `t` in seconds. */
export interface ProgramLine {
  readonly t: number
  readonly stream: 'stdout' | 'stderr'
  readonly text: string
}

/** What was written, and whether more lines came than are kept. */
export interface Recorded {
  readonly lines: readonly ProgramLine[]
  readonly linesCut?: true
}

/** How long what is written gathers before the recorder reads. */
const GATHERING: Millis = 20

/** An instant as it is written down, in seconds. */
export const recordedSeconds = (now: Millis): number => Math.round(now) / 1000

/**
 * Writes down a program's output as the recorder of the table `programs` did: through two pipes.
 * It wakes a moment after something is written, and then takes all that stands in standard output before what stands in standard error.
 * The recordings show it wherever both are written in one instant (`[ x -eq 1 ]; echo $?`).
 */
export class ProgramRecorder {
  private readonly lines: ProgramLine[] = []
  private readonly gathered: { readonly stdout: ProgramLine[]; readonly stderr: ProgramLine[] } = {
    stdout: [],
    stderr: [],
  }
  private gatheringSince: Millis = Number.NEGATIVE_INFINITY
  private count = 0
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  /** A line was written. */
  write(now: Millis, stream: ProgramLine['stream'], text: string): void {
    if (++this.count > this.most) return
    if (now - this.gatheringSince >= GATHERING) {
      this.take()
      this.gatheringSince = now
    }
    this.gathered[stream].push({ t: recordedSeconds(now), stream, text })
  }

  /** All lines, in the order of reading. */
  read(): Recorded {
    this.take()
    return this.count > this.most ? { lines: this.lines, linesCut: true } : { lines: this.lines }
  }

  private take(): void {
    this.lines.push(...this.gathered.stdout.splice(0), ...this.gathered.stderr.splice(0))
  }
}
