import { expect, test } from 'vitest'
import { Kernel } from '../../kernel/kernel.ts'
import { WorkQueue } from './workQueue.ts'

function queue() {
  const kernel = new Kernel(1)
  const taken: string[] = []
  const work = new WorkQueue(kernel, (uid) => taken.push(`${uid} ${kernel.now}`))
  return { kernel, taken, work, tick: work.tickAfter(0) }
}

test('ticks are a second apart, at an offset that the seed decides', () => {
  const { work, tick } = queue()
  expect(tick).toBeGreaterThanOrEqual(0)
  expect(tick).toBeLessThan(1000)
  expect([
    work.tickAfter(tick),
    work.tickAfter(tick + 0.5),
    work.tickAfter(tick + 1000),
    work.tickAfter(tick + 1001),
  ]).toEqual([tick, tick + 1000, tick + 1000, tick + 2000])
})

test('an entry is taken at the first tick after it is due, once', () => {
  const { kernel, taken, work, tick } = queue()
  work.enqueue('a', 2500)
  work.enqueue('b', tick + 3000)
  kernel.run(20_000)
  expect(taken.toSorted()).toEqual([`a ${work.tickAfter(2500)}`, `b ${tick + 3000}`])
})

test('a newer entry replaces the older one, whichever is earlier', () => {
  const { kernel, taken, work, tick } = queue()
  work.enqueue('a', 1000)
  work.enqueue('a', 5000)
  work.enqueue('b', 5000)
  work.enqueue('b', 0)
  kernel.run(20_000)
  expect(taken).toEqual([`b ${tick}`, `a ${work.tickAfter(5000)}`])
})

test('a forgotten entry is not taken', () => {
  const { kernel, taken, work } = queue()
  work.enqueue('a', 1000)
  work.forget('a')
  kernel.run(20_000)
  expect(taken).toEqual([])
})
