import type { ShellState } from './shellState.ts'

/** Variables whose value the shell computes when it is asked for. */
export type DynamicVariable = 'line' | 'random' | 'seconds since 1970' | 'microseconds since 1970'

/** Computes the variables that a shell's state stands behind. */
export class DynamicVariables {
  private readonly state: ShellState
  private random = 0

  constructor(state: ShellState) {
    this.state = state
  }

  value(which: DynamicVariable): string {
    const { world, line } = this.state
    const now = world.startTime + world.kernel.now
    switch (which) {
      case 'line':
        return String(line)
      case 'seconds since 1970':
        return String(Math.floor(now / 1000))
      case 'microseconds since 1970':
        return (now / 1000).toFixed(6)
      case 'random':
        if (this.random === 0) this.random = 1 + world.kernel.random('shell').below(MODULUS - 1)
        this.random = (this.random * MULTIPLIER) % MODULUS
        return String(this.random & 0x7fff)
    }
  }

  /** Sets where random numbers begin, as an assignment to RANDOM does. */
  seed(text: string): void {
    this.random = 1 + (Math.abs(Math.trunc(Number(text) || 0)) % (MODULUS - 1))
  }
}

/** Lehmer's generator: its values fit a double exactly. */
const MODULUS = 2_147_483_647
const MULTIPLIER = 48_271
