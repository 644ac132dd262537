import { describe, expect, test } from 'vitest'
import { byteLength, fromByteString, fromBytes, printable, toByteString, toBytes } from './bytes.ts'

describe('text and bytes', () => {
  test.each([
    ['plain', [112, 108, 97, 105, 110]],
    ['é', [0xc3, 0xa9]],
    ['€', [0xe2, 0x82, 0xac]],
    ['😀', [0xf0, 0x9f, 0x98, 0x80]],
    ['', []],
  ])('%s is its UTF-8', (text, bytes) => {
    expect([...toBytes(text)]).toEqual(bytes)
    expect(fromBytes(Uint8Array.from(bytes))).toBe(text)
    expect(byteLength(text)).toBe(bytes.length)
  })

  test('any bytes can be kept as text and had again', () => {
    const all = Uint8Array.from({ length: 512 }, (_, i) => (i * 7) % 256)
    const text = fromBytes(all)
    expect([...toBytes(text)]).toEqual([...all])
    expect(byteLength(text)).toBe(512)
  })

  test('a sequence that was cut and joined again is the character', () => {
    const [first = '', second = ''] = toByteString('é')
    expect(printable(fromByteString(first) + fromByteString(second))).toBe('é')
  })

  test('a log shows what is no UTF-8 as a replacement character', () => {
    expect(printable(`a${fromByteString('\xff')}b😀`)).toBe('a\ufffdb😀')
  })
})
