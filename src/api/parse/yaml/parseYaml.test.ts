import { describe, expect, test } from 'vitest'
import { parseYaml } from './parseYaml.ts'
import { toJson } from './toJson.ts'

const jsonOf = (text: string): unknown => {
  const root = parseYaml(text, 'yaml')
  return root === undefined ? undefined : toJson(root).value
}
const errorOf = (text: string): string => {
  try {
    return JSON.stringify(jsonOf(text))
  } catch (error) {
    return (error as Error).message
  }
}

describe('what is not YAML is told in go-yaml’s words, with its line', () => {
  test.each([
    // scanner: counts from 1, and says nothing of the first line
    ['a: b: c\n', 'yaml: mapping values are not allowed in this context'],
    ['a: 1\nb: c: d\n', 'yaml: line 2: mapping values are not allowed in this context'],
    ['a: "x"\n  b: 1\n', 'yaml: line 1: did not find expected key'],
    ['a: 1\n  b: 2\n', 'yaml: line 2: mapping values are not allowed in this context'],
    ['a: - b\n', 'yaml: block sequence entries are not allowed in this context'],
    ['a: 1\nb: - c\n', 'yaml: line 2: block sequence entries are not allowed in this context'],
    ['a: ? b\n', 'yaml: mapping keys are not allowed in this context'],
    ['a: 1\nb\n', "yaml: line 3: could not find expected ':'"],
    ['a: 1\nb\nc: 2\n', "yaml: line 3: could not find expected ':'"],
    ['a: 1\nb c\n\n\nd: 1\n', "yaml: line 5: could not find expected ':'"],
    ['a:\n  - b\n\tc: 1\n', 'yaml: line 3: found a tab character that violates indentation'],
    ['a:\n\t- b\n', 'yaml: line 2: found character that cannot start any token'],
    ['a: 1\n\tb: 2\n', 'yaml: line 2: found a tab character that violates indentation'],
    ['a: |\n\tb\n', 'yaml: line 2: found a tab character where an indentation space is expected'],
    ['a: |0\n', 'yaml: found an indentation indicator equal to 0'],
    ['a: |x\n', 'yaml: did not find expected comment or line break'],
    ['a: `b`\n', 'yaml: found character that cannot start any token'],
    ['x: 1\na: %b\n', 'yaml: line 2: found character that cannot start any token'],
    ["a: 'b\n", 'yaml: line 2: found unexpected end of stream'],
    ['a: "b\n---\n', 'yaml: line 2: found unexpected document indicator'],
    ['a: "\\q"\n', 'yaml: found unknown escape character'],
    ['a: "\\/"\n', 'yaml: found unknown escape character'],
    ['a: "\\xzz"\n', 'yaml: did not find expected hexdecimal number'],
    ['a: "\\ud83d"\n', 'yaml: found invalid Unicode character escape code'],
    ['a: &\n', 'yaml: did not find expected alphabetic or numeric character'],
    ['a: *b.c\n', 'yaml: did not find expected alphabetic or numeric character'],
    ['a: !<x y>\n', "yaml: did not find the expected '>'"],
    ['%FOO 1\n---\n', 'yaml: found unknown directive name'],
    ['% 1\n---\n', 'yaml: could not find expected directive name'],
    ['%YAML 1\n---\n', "yaml: did not find expected digit or '.' character"],
    ['%YAML 1.111\n---\n', 'yaml: found extremely long version number'],
    // parser: counts from 0
    ['%YAML 1.2\n---\na: 1\n', 'yaml: found incompatible YAML document'],
    ['%YAML 1.1\na: 1\n', 'yaml: line 1: did not find expected <document start>'],
    ['a: !x!y z\n', 'yaml: found undefined tag handle'],
    ['- a\nb: 1\n', "yaml: line 1: did not find expected '-' indicator"],
    ['a: 1\n- b\n', 'yaml: line 1: did not find expected key'],
    ['a:\n    b: 1\n  c: 2\n', 'yaml: line 2: did not find expected key'],
    ['a: "b" c\n', 'yaml: did not find expected key'],
    ['a: 1\n}\n', 'yaml: line 1: did not find expected key'],
    ['a: [1, 2\nb: 3\n', "yaml: line 1: did not find expected ',' or ']'"],
    ['a: {b: 1\nc: 2\n', "yaml: line 1: did not find expected ',' or '}'"],
    ['a: [b, , c]\n', 'yaml: did not find expected node content'],
    ['a: ]\n', 'yaml: did not find expected node content'],
    ['a: [\n- b\n]\n', 'yaml: line 1: did not find expected node content'],
    ['...\n', 'yaml: did not find expected node content'],
    // reader: without a line
    ['a: 1\nb: \u0007\n', 'yaml: control characters are not allowed'],
    // decoder
    ['a: *b\n', "yaml: unknown anchor 'b' referenced"],
    ['a: &x [*x]\n', "yaml: anchor 'x' value contains itself"],
    ['a: 1\n<<: 2\n', 'yaml: map merge requires map or sequence of maps as the value'],
    ['[a]: 1\n', 'yaml: invalid map key: []interface {}{"a"}'],
    ['~: 1\n', 'unsupported map key of type: %!s(<nil>), key: <nil>, value: 1'],
    ['a: !!int b\n', 'yaml: cannot decode !!str `b` as a !!int'],
    ['a: !!bool 1\n', 'yaml: cannot decode !!int `1` as a !!bool'],
    ['a: !!binary "*"\n', 'yaml: !!binary value contains invalid base64 data'],
    ['a: .inf\n', 'json: unsupported value: +Inf'],
    ['a: .NaN\n', 'json: unsupported value: NaN'],
  ])('%j', (text, message) => {
    expect(errorOf(text)).toBe(message)
  })

  test('a forbidden character is told once its 512 bytes are read, even before what is wrong in front of it', () => {
    expect(errorOf('a: @\nb: \u0007\n')).toBe('yaml: control characters are not allowed')
    expect(errorOf(`a: @\nb: ${'x'.repeat(600)}\u0007\n`)).toBe('yaml: found character that cannot start any token')
  })

  test('a key must have its colon within 1024 characters', () => {
    expect(jsonOf(`${'k'.repeat(1024)}: 1\n`)).toEqual({ ['k'.repeat(1024)]: 1 })
    expect(errorOf(`${'k'.repeat(1025)}: 1\n`)).toBe('yaml: mapping values are not allowed in this context')
  })
})

describe('what YAML means', () => {
  test.each<[string, unknown]>([
    ['', undefined],
    ['# nothing\n', undefined],
    ['---\n', null],
    ['a:\n', { a: null }],
    ['a: b # c\n', { a: 'b' }],
    ['a: b#c\n', { a: 'b#c' }],
    ['a: b:c\n', { a: 'b:c' }],
    ['a: http://x:80/y\n', { a: 'http://x:80/y' }],
    ['a: b\n  c\n\n  d\n', { a: 'b c\nd' }],
    ['a: "b\n  c\n\n  d\\\n  e"\n', { a: 'b c\nde' }],
    ["a: 'it''s'\n", { a: "it's" }],
    ['a: "\\x41\\u00e4\\U0001F600\\t\\\'"\n', { a: "Aä😀\t'" }],
    ['a: |\n  b\n   c\n\n', { a: 'b\n c\n' }],
    ['a: |-\n  b\n\n', { a: 'b' }],
    ['a: |+\n  b\n\n', { a: 'b\n\n' }],
    ['a: |2\n    b\n', { a: '  b\n' }],
    ['a: >\n  b\n  c\n\n  d\n   e\n  f\n', { a: 'b c\nd\n e\nf\n' }],
    ['a: |\r\n  b\r\n  c\r\n', { a: 'b\nc\n' }],
    ['a:\n- b\n- c: 1\n  d: 2\ne: f\n', { a: ['b', { c: 1, d: 2 }], e: 'f' }],
    ['- - a\n  - b\n-\n', [['a', 'b'], null]],
    ['? a\n: b\n', { a: 'b' }],
    ['[a, b: c, {d: e, f}]\n', ['a', { b: 'c' }, { d: 'e', f: null }]],
    ['{a:1, "b":2, "c": 3}\n', { 'a:1': null, b: 2, c: 3 }],
    ['a: &x {b: 1}\nc: *x\n', { a: { b: 1 }, c: { b: 1 } }],
    ['a: &x 1\nb: &x 2\nc: *x\n', { a: 1, b: 2, c: 2 }],
    ['a: 1\n...\nb: [\n', { a: 1 }],
    ['%TAG ! tag:yaml.org,2002:\n---\na: !str 5\n', { a: '5' }],
    ['a: !<tag:yaml.org,2002:str> 5\n', { a: '5' }],
    ['a: ! 5\nb: !custom 6\n', { a: '5', b: '6' }],
    ['a: !!float 1\nb: !!str\nc: !!binary aGk=\n', { a: 1, b: '', c: 'hi' }],
    ['a: !!timestamp 2026-01-15\n', { a: '2026-01-15' }],
    ['1: a\n1.5: b\ntrue: c\n1e6: d\n0x10: e\n', { 1: 'a', 1.5: 'b', true: 'c', '1e+06': 'd', 16: 'e' }],
    ['\ufeffa: 1\n', { a: 1 }],
  ])('%j', (text, value) => {
    expect(jsonOf(text)).toEqual(value)
  })

  test('what is merged wins over keys before it, not over those behind it; of several the first wins', () => {
    expect(jsonOf('v: &v {a: 1}\nw: &w {a: 2, b: 2}\nz:\n  a: 0\n  <<: [*v, *w]\n  b: 3\n')).toEqual({
      ...{ v: { a: 1 }, w: { a: 2, b: 2 } },
      z: { a: 1, b: 3 },
    })
  })

  test('a quoted << is a key as any other', () => {
    expect(jsonOf('"<<": 1\n')).toEqual({ '<<': 1 })
  })
})

describe('unquoted scalars', () => {
  test.each<[string, unknown]>([
    ['y', true],
    ['NO', false],
    ['On', true],
    ['oN', 'oN'],
    ['Null', null],
    ['0o17', 15],
    ['017', 15],
    ['08', 8],
    ['0b11', 3],
    ['-0x1f', -31],
    ['+5', 5],
    ['1_0', 10],
    ['1.', 1],
    ['.5e1', 5],
    ['._5', '._5'],
    ['1e400', '1e400'],
    ['18446744073709551615', 2 ** 64],
    ['99999999999999999999', 1e20],
    ['12:30:45', '12:30:45'],
    ['2026-02-30', '2026-02-30'],
    ['1,000', '1,000'],
    ['0.5.1', '0.5.1'],
    ['+', '+'],
    ['0x', '0x'],
    ['<<', '<<'],
  ])('%s', (text, value) => {
    expect(jsonOf(`a: ${text}\n`)).toEqual({ a: value })
  })
})
