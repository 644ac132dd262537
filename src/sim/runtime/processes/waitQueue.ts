/** Who is suspended until something happens here. */
export interface Sleeper {
  /** Called once, when it happens. */
  resume(): void
}

/** A place to wait: whoever waits is woken when `wake` is called, in the order of waiting. */
export class WaitQueue {
  private sleepers: Sleeper[] = []

  add(sleeper: Sleeper): void {
    this.sleepers.push(sleeper)
  }

  delete(sleeper: Sleeper): void {
    const at = this.sleepers.indexOf(sleeper)
    if (at >= 0) this.sleepers.splice(at, 1)
  }

  wake(): void {
    if (this.sleepers.length === 0) return
    const woken = this.sleepers
    this.sleepers = []
    for (const sleeper of woken) sleeper.resume()
  }
}
