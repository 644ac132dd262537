import type { Scenario } from '../scenario/scenario.ts'
import type { Trace } from '../trace/trace.ts'

/** What a command may touch: the world outside, and the engine. Tests give their own. */
export interface Host {
  out(text: string): void
  err(text: string): void
  /** The text of a file; `-` is the standard input. Throws where there is none. */
  read(path: string): string
  /** Writes a file, and makes its folder. */
  write(path: string, text: string): void
  /** The paths of the files below a folder whose names end so, in alphabetical order. */
  filesBelow(folder: string, endings: readonly string[]): readonly string[]
  /** Milliseconds of real time, for figures about the program itself only. */
  clock(): number
  simulate(scenario: Scenario): Trace
}

/** How a command ends: 0 good, 1 the scenario has errors, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2

/** The command was called wrongly; the message says how it is called rightly. */
export class UsageError extends Error {}
