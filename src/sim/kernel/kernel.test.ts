import { expect, test } from 'vitest'
import { Kernel } from './kernel.ts'

function recorded(): { kernel: Kernel; order: string[]; note: (text: string) => () => void } {
  const kernel = new Kernel(1)
  const order: string[] = []
  return { kernel, order, note: (text) => () => order.push(`${kernel.now} ${text}`) }
}

test('callbacks run by time, and those of one instant in the order in which they were scheduled', () => {
  const { kernel, order, note } = recorded()
  kernel.at(20, note('late'))
  kernel.at(10, note('first'))
  kernel.after(10, note('second'))
  kernel.run(100)
  expect(order).toEqual(['10 first', '10 second', '20 late'])
})

test('what is scheduled for the past runs now, after what is already due', () => {
  const { kernel, order, note } = recorded()
  kernel.at(10, () => {
    kernel.at(3, note('belated'))
    note('now')()
  })
  kernel.at(10, note('due'))
  kernel.run(100)
  expect(order).toEqual(['10 now', '10 due', '10 belated'])
})

test('a cancelled callback does not run, and leaves the others as they are', () => {
  const { kernel, order, note } = recorded()
  kernel.at(10, note('a'))
  const timer = kernel.at(10, note('b'))
  kernel.at(10, note('c'))
  timer.cancel()
  kernel.run(100)
  timer.cancel()
  expect(order).toEqual(['10 a', '10 c'])
})

test('a run includes its last instant, leaves the rest pending, and says why it stopped', () => {
  const { kernel, order, note } = recorded()
  for (const at of [10, 20, 30]) kernel.at(at, note('tick'))
  expect(kernel.run(20)).toBe('until')
  expect(order).toEqual(['10 tick', '20 tick'])
  expect([kernel.now, kernel.nextDue()]).toEqual([20, 30])
  expect(kernel.run(50)).toBe('idle')
  expect([kernel.now, kernel.nextDue()]).toEqual([50, undefined])
})

test('a run that never comes to rest is cut after its steps, at the instant that it had reached', () => {
  const kernel = new Kernel(1)
  let turns = 0
  const again = (): void => {
    turns++
    kernel.after(1, again)
  }
  kernel.after(1, again)
  expect(kernel.run(1_000_000, 50)).toBe('steps')
  expect([turns, kernel.now]).toEqual([50, 50])
})

test('what is scheduled inherits the cause under which it was scheduled', () => {
  const kernel = new Kernel(1)
  const causes: number[] = []
  kernel.cause = 7
  kernel.after(10, () => {
    causes.push(kernel.cause)
    kernel.cause = 8
    kernel.after(10, () => causes.push(kernel.cause))
  })
  kernel.cause = 3
  kernel.after(15, () => causes.push(kernel.cause))
  kernel.run(100)
  expect(causes).toEqual([7, 3, 8])
})
