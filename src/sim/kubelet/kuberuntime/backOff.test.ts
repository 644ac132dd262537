import { expect, test } from 'vitest'
import { Kernel } from '../../kernel/kernel.ts'
import { BackOff } from './backOff.ts'

test('waits begin at 10 s and double up to 300 s', () => {
  const kernel = new Kernel(1)
  const backOff = new BackOff(kernel)
  const waits = Array.from({ length: 8 }, () => {
    backOff.next('key', kernel.now)
    return backOff.get('key') / 1000
  })
  expect(waits).toEqual([10, 20, 40, 80, 160, 300, 300, 300])
})

test('each key waits for itself', () => {
  const backOff = new BackOff(new Kernel(1))
  backOff.next('a', 0)
  backOff.next('a', 0)
  backOff.next('b', 0)
  expect([backOff.get('a'), backOff.get('b'), backOff.get('c')]).toEqual([20_000, 10_000, 0])
})

test('a key is held from the event that it is asked about, and not a moment longer', () => {
  const kernel = new Kernel(1)
  const backOff = new BackOff(kernel)
  backOff.next('key', 0)
  kernel.run(5000)
  expect(backOff.heldUntil('key', 4000)).toBe(14_000)
  kernel.run(13_999)
  expect(backOff.heldUntil('key', 4000)).toBe(14_000)
  kernel.run(14_000)
  expect(backOff.heldUntil('key', 4000)).toBeUndefined()
  expect(backOff.heldUntil('other', 4000)).toBeUndefined()
})

test.each([
  [600_000, 20_000],
  [600_001, 10_000],
])('a container that ended %d ms after its last failure waits %d ms: ten minutes are forgiven', (event, wait) => {
  const kernel = new Kernel(1)
  const backOff = new BackOff(kernel)
  backOff.next('key', 0)
  kernel.run(event)
  backOff.next('key', event)
  expect(backOff.get('key')).toBe(wait)
})

test('an image is held from its last failure on', () => {
  const kernel = new Kernel(1)
  const backOff = new BackOff(kernel)
  kernel.run(3000)
  backOff.next('image', 3000)
  kernel.run(12_999)
  expect(backOff.heldUntilSinceUpdate('image')).toBe(13_000)
  kernel.run(13_000)
  expect(backOff.heldUntilSinceUpdate('image')).toBeUndefined()
})
