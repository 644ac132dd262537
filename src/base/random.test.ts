import { expect, test } from 'vitest'
import { hashText, randomStream } from './random.ts'

const draws = (seed: number, name: string) => {
  const random = randomStream(seed, name)
  return Array.from({ length: 5 }, () => random.next())
}

test('equal seeds and names give equal streams, on every engine these numbers', () => {
  expect(draws(1, 'pleg phase')).toEqual(draws(1, 'pleg phase'))
  expect(draws(1, 'pleg phase').map((n) => n.toFixed(6))).toMatchInlineSnapshot(`
    [
      "0.593314",
      "0.499257",
      "0.725838",
      "0.050068",
      "0.178254",
    ]
  `)
})

test.each([
  ['another seed', 2, 'pleg phase'],
  ['another name', 1, 'sync tick phase'],
])('%s gives another stream', (_, seed, name) => {
  expect(draws(seed, name)).not.toEqual(draws(1, 'pleg phase'))
})

test('numbers stay within their bounds and reach both halves of them', () => {
  const random = randomStream(3, 'bounds')
  const numbers = Array.from({ length: 1000 }, () => random.between(10, 20))
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(10)
  expect(Math.max(...numbers)).toBeLessThan(20)
  expect(numbers.filter((n) => n < 15).length).toBeGreaterThan(400)
  expect(numbers.filter((n) => n >= 15).length).toBeGreaterThan(400)
  expect(new Set(Array.from({ length: 100 }, () => random.below(3)))).toEqual(new Set([0, 1, 2]))
})

test('a text is hashed by FNV-1a', () => {
  expect([hashText(''), hashText('a'), hashText('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968])
})
