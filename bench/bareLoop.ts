import { Kernel } from '../src/sim/kernel/kernel.ts'

/** What everything is measured against: the simulation's own heap with callbacks that only schedule the next one. */
export function bareLoop(callbacks: number): void {
  const kernel = new Kernel(1)
  let left = callbacks
  for (const period of [999, 1000, 1001, 1002, 1003, 1004]) {
    const tick = (): void => {
      if (left-- > 0) kernel.after(period, tick)
    }
    kernel.after(period, tick)
  }
  kernel.run(Number.MAX_SAFE_INTEGER)
}

/** How many callbacks a run schedules. */
export function countCallbacks(run: () => void): number {
  const { at } = Kernel.prototype
  let count = 0
  Kernel.prototype.at = function (due, callback) {
    count++
    return at.call(this, due, callback)
  }
  try {
    run()
  } finally {
    Kernel.prototype.at = at
  }
  return count
}
