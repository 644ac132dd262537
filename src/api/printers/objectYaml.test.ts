import { expect, test } from 'vitest'
import type { KubernetesObject } from '../types.ts'
import { compactJson, objectJson } from './objectJson.ts'
import { objectYaml } from './objectYaml.ts'

const object = (fields: object): KubernetesObject => ({ kind: 'Thing', apiVersion: 'v1', ...fields })
const yamlOf = (value: unknown) => objectYaml(object({ value })).split('value:')[1]?.replace(/\n$/, '')

test('an object is printed with its keys sorted and without its managed fields', () => {
  const thing = { metadata: { name: 'web', managedFields: [{}] }, spec: { b: [{ y: 1, x: {} }], a: [] } } as object
  expect(objectYaml(object(thing))).toBe(
    [
      'apiVersion: v1',
      'kind: Thing',
      'metadata:',
      '  name: web',
      'spec:',
      '  a: []',
      '  b:',
      '  - x: {}',
      '    "y": 1',
      '',
    ].join('\n'),
  )
})

test.each([
  ['plain text', ' plain text'],
  ['', ' ""'],
  ['true', ' "true"'],
  ['0x1F', ' "0x1F"'],
  ['1e3', ' "1e3"'],
  ['2026-01-15T12:00:00Z', ' "2026-01-15T12:00:00Z"'],
  ['12:30', ' "12:30"'],
  ['a: b', " 'a: b'"],
  ["it's: so", " 'it''s: so'"],
  ['#1', " '#1'"],
  ['- x', " '- x'"],
  ['two\nlines', ' |-\n  two\n  lines'],
  ['ends\n', ' |\n  ends'],
  ['tab\there', ' "tab\\there"'],
  ['2026-13-45', ' 2026-13-45'],
  ['2026-01-15 12:00:00.5', ' "2026-01-15 12:00:00.5"'],
  ['0xffffffffffffffffff', ' 0xffffffffffffffffff'],
  ['1e999', ' 1e999'],
  ['<<', ' <<'],
  ['08', ' "08"'],
  ['1_000', ' "1_000"'],
  ['20:30', ' "20:30"'],
  ['_5', ' _5'],
  ['._5', ' ._5'],
  ['2026-01-15T12:00:00,5Z', ' "2026-01-15T12:00:00,5Z"'],
  ['so: 😀', ' "so: \\U0001F600"'],
  ['\u00a0x', ' \u00a0x'],
  [' x\ny', ' |2-\n   x\n  y'],
  ['blank \nbreak', ' "blank \\nbreak"'],
])('the text %j is quoted only where YAML would read it otherwise', (text, yaml) => {
  expect(yamlOf(text)).toBe(yaml)
})

test('a long text is broken at the first blank behind the eightieth column', () => {
  const text = `${'word '.repeat(20)}end`
  expect(yamlOf(text)).toBe(` ${'word '.repeat(14)}word\n  ${'word '.repeat(5)}end`)
})

test.each([
  [12345678.9, '1.23456789e+07'],
  [100000.5, '100000.5'],
  [0.00001, '1e-05'],
  [1e20, '1e+20'],
  [1e18, '1000000000000000000'],
  [-3, '-3'],
])('the number %s is written as Go writes it', (value, text) => {
  expect(yamlOf(value)).toBe(` ${text}`)
})

test('a key that is long or of several lines is marked, and so is its value', () => {
  expect(yamlOf({ ['k'.repeat(129)]: 'x', 'a\nb': ['y'] })).toBe(
    `\n  ? |-\n    a\n    b\n  : - "y"\n  ? ${'k'.repeat(129)}\n  : x`,
  )
})

test('keys stand in the order of their letters and numbers', () => {
  const keys = ['a10', 'a9', 'a', 'b', 'A', '_', '10', '9', 'a01', 'a-b']
  const yaml = yamlOf(Object.fromEntries(keys.map((key) => [key, 0]))) ?? ''
  expect(yaml.match(/[^\s":]+(?="?:)/g)).toEqual(['_', '9', '10', 'A', 'a', 'a-b', 'a01', 'a9', 'a10', 'b'])
})

test('JSON keeps keys that are numbers in the order of texts', () => {
  expect(compactJson({ 9: 'x', 10: 'y' })).toBe('{"10":"y","9":"x"}')
})

test('JSON escapes what HTML would read, as Go does', () => {
  expect(objectJson(object({ metadata: { name: '<a>' } }))).toContain('"name": "\\u003ca\\u003e"')
  expect(compactJson({ b: 1, a: ['&'] })).toBe('{"a":["\\u0026"],"b":1}')
})
