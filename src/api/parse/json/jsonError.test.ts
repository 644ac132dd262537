import { expect, test } from 'vitest'
import { jsonObjectError } from './jsonError.ts'

test.each([
  ['{}', undefined],
  ['null', undefined],
  [' {"auths": {"a": [1, -2.5e3, true, null, "x\\u00e9\\n"]}} ', undefined],
  ['', 'unexpected end of JSON input'],
  ['{"a"', 'unexpected end of JSON input'],
  ['"a', 'unexpected end of JSON input'],
  ['not json', "invalid character 'o' in literal null (expecting 'u')"],
  ['hello', "invalid character 'h' looking for beginning of value"],
  ['ä', "invalid character 'Ã' looking for beginning of value"],
  ['[1', 'unexpected end of JSON input'],
  ['{a: 1}', "invalid character 'a' looking for beginning of object key string"],
  ['{"a": 1,}', "invalid character '}' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a": 1 "b"}', `invalid character '"' after object key:value pair`],
  ['[1 2]', "invalid character '2' after array element"],
  ['{} x', "invalid character 'x' after top-level value"],
  ['{"a": 01}', "invalid character '1' after object key:value pair"],
  ['{"a": -}', "invalid character '}' in numeric literal"],
  ['{"a": 1.}', "invalid character '}' after decimal point in numeric literal"],
  ["{'a': 1}", "invalid character '\\'' looking for beginning of object key string"],
  ['{"a": "b\nc"}', "invalid character '\\n' in string literal"],
  ['{"a": "\\x"}', "invalid character 'x' in string escape code"],
  ['"text"', 'json: cannot unmarshal string into Go value of type map[string]interface {}'],
  ['[]', 'json: cannot unmarshal array into Go value of type map[string]interface {}'],
  ['7', 'json: cannot unmarshal number into Go value of type map[string]interface {}'],
])('%j is refused with %j', (text, error) => {
  expect(jsonObjectError(text)).toBe(error)
})
