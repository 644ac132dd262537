import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Heap } from './heap.ts'

test('whatever the order of pushes and pops, the least item comes out', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(50))), (steps) => {
      const heap = new Heap<number>((a, b) => a < b)
      const kept: number[] = []
      for (const step of steps) {
        if (step === null) {
          kept.sort((a, b) => a - b)
          expect(heap.peek()).toBe(kept[0])
          expect(heap.pop()).toBe(kept.shift())
        } else {
          heap.push(step)
          kept.push(step)
        }
        expect(heap.size).toBe(kept.length)
      }
    }),
    { seed: 11 },
  )
})
