import { expect, test } from 'vitest'
import { base64Length, decodeBase64, encodeBase64 } from './base64.ts'

test.each([
  ['', '', 0],
  ['a', 'YQ==', 1],
  ['hi', 'aGk=', 2],
  ['abc', 'YWJj', 3],
  ['ä', 'w6Q=', 2],
  ['😀', '8J+YgA==', 4],
  ['\ufeffx', '77u/eA==', 4],
])('the text %j is %j, of %s bytes', (text, base64, length) => {
  expect(encodeBase64(text)).toBe(base64)
  expect(decodeBase64(base64)).toBe(text)
  expect(base64Length(base64)).toBe(length)
})

test('line ends between the letters do not count', () => {
  expect(decodeBase64('YW\nJj\r\n')).toBe('abc')
  expect(base64Length('YW\nJj\r\n')).toBe(3)
})
