import { expect, test } from 'vitest'
import { answerAgrees } from './judgeAnswer.ts'

test.each([
  ['equal values', { a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
  ['an undefined field and an absent one', { a: 1, b: undefined }, { a: 1 }, true],
  ['a null field and an absent one', { a: 1, b: null }, { a: 1 }, false],
  ['a number and its text', { a: 1 }, { a: '1' }, false],
  ['lists in another order', { a: [1, 2] }, { a: [2, 1] }, false],
])('%s', (_, got, wanted, verdict) => {
  expect(answerAgrees('quantity', got, wanted)).toBe(verdict)
})

test('errors of a map that the server walks may come in any order', () => {
  const answer = (first: string, second: string) => ({
    strict: {
      code: 422,
      message: `Pod "x" is invalid: [${first}, ${second}]`,
      causes: [
        [first, 'FieldValueInvalid'],
        [second, 'FieldValueInvalid'],
      ],
    },
    kubectl: { stderr: `The Pod "x" is invalid: \n* ${first}\n* ${second}\n` },
  })
  const wanted = { ...answer('a: bad', 'b: bad'), unordered: true }
  expect(answerAgrees('validate-pod', answer('b: bad', 'a: bad'), wanted)).toBe(true)
  expect(answerAgrees('validate-pod', answer('b: bad', 'c: bad'), wanted)).toBe(false)
  expect(answerAgrees('validate-pod', answer('b: bad', 'a: bad'), answer('a: bad', 'b: bad'))).toBe(false)
})

test.each([
  ['at the same time', {}, true],
  ['0.3 s later', { t: 1.3 }, true],
  ['0.4 s later', { t: 1.4 }, false],
  ['on the other stream', { stream: 'stderr' }, false],
  ['with another text', { text: 'bye' }, false],
])('a program that says its line %s', (_, change, verdict) => {
  const line = { t: 1, stream: 'stdout', text: 'hello' }
  const answer = (lines: readonly object[]) => ({ exitCode: 0, end: 2, killed: false, lines })
  expect(answerAgrees('programs', answer([{ ...line, ...change }]), answer([line]))).toBe(verdict)
})

test.each([
  ['between its streams', [2, 0, 1], true],
  ['within a stream', [1, 0, 2], false],
])('a program whose lines come in another order %s', (_, order, verdict) => {
  const lines = [
    { t: 1, stream: 'stdout', text: 'one' },
    { t: 1, stream: 'stdout', text: 'two' },
    { t: 1, stream: 'stderr', text: 'oh' },
  ]
  const answer = { exitCode: 0, end: 2, killed: false, lines }
  const other = { ...answer, lines: order.map((index) => lines[index]) }
  expect(answerAgrees('programs', other, answer)).toBe(verdict)
})

test.each([
  [{ end: 2.2 }, true],
  [{ end: 2.5 }, false],
  [{ exitCode: 1 }, false],
  [{ killed: true }, false],
])('a program that ends with %j', (change, verdict) => {
  const wanted = { exitCode: 0, end: 2, killed: false, lines: [] }
  expect(answerAgrees('programs', { ...wanted, ...change }, wanted)).toBe(verdict)
})
