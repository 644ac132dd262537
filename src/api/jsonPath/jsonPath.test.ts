import { expect, test } from 'vitest'
import { evaluateJsonPath } from './jsonPath.ts'

const pod = {
  kind: 'Pod',
  metadata: { name: 'web', labels: { 'a/b': 'c', 'x.y/z': 'd' } },
  spec: {
    on: true,
    containers: [{ name: 'x', image: 'i', ports: [{ port: 80 }, { port: 81 }] }, { name: 'y' }, { name: 'z' }],
    numbers: [1.5, 12345678.9, 3, null],
  },
}

test.each([
  ['{.metadata.name}', 'web'],
  ['name={.metadata.name}{"\\n"}', 'name=web\n'],
  ['{.spec.containers[*].name}', 'x y z'],
  ['{.spec.containers[-1].name}', 'z'],
  ['{.spec.containers[1:].name}', 'y z'],
  ['{.spec.containers[::2].name}', 'x z'],
  ['{.spec.containers[2:2].name}', ''],
  ['{.spec.containers[].name}', 'x'],
  ['{.spec.containers[0, 2].name}', 'x z'],
  ["{.spec.containers[*]['image','name']}", 'i x y z'],
  ['{.spec.containers[?(@.name=="x")].image}', 'i'],
  ['{.spec.containers[?(@.name>="y")].name}', 'y z'],
  ['{.spec.containers[?(@.image)].name}', 'x'],
  ['{.spec.containers[?(@.name[0])].name}', 'x y z'],
  ["{.metadata.labels['a/b']}", 'c'],
  ['{.metadata.labels.x\\.y/z}', 'd'],
  ['{.metadata .name}', 'web'],
  ['{$.spec.containers[?($.name=="y")]}', '{"name":"y"}'],
  ['{range .spec.containers[*]}{.name};{end}', 'x;y;z;'],
  ['{range .spec.containers[*]}{range .ports[*]}{.port},{end}{.name};{end}', '80,81,x;y;z;'],
  ['{range .spec.containers[*]}{.name}', 'xyz'],
  ['{range .nothing[*]}{.x}{end}done', 'done'],
  ['{..port}', '80 81'],
  ['{.metadata.name.*}', '119 101 98'],
  ['{.spec.numbers[*]}', '1.5 1.23456789e+07 3 null'],
  ['{range .spec.numbers[2:]}[{@}]{end}', '[3][<no value>]'],
  ['{.nothing.at.all}', ''],
  ['{.}|', '|'],
  ['{range .spec.containers[1:2]}{}{end}', '{"name":"y"}'],
  ['{1}{true}{2.50}', '1true2.5'],
  ['{"\\u00e9\\x41\\101"}', 'éAA'],
])('the template %s prints %j', (template, text) => {
  expect(evaluateJsonPath(template, pod)).toEqual({ ok: true, value: text })
})

test.each([
  ['{.metadata.name', 'unclosed action'],
  ['{\n.a}', 'unclosed action'],
  ['{{.a}}', "unrecognized character in action: U+007B '{'"],
  ['{.a\t}', 'unrecognized character in action: U+0009'],
  ['{....}', 'invalid multiple recursive descent'],
  ['{.a[b]}', 'invalid array index b'],
  ['{.a["b"]}', 'invalid array index "b"'],
  ['{.a[-]}', 'array index - is not a number'],
  ['{.a[1}', 'unterminated array'],
  ['{.a[?(@.b==")]}', 'unterminated filter'],
  ['{.a[?(@.b)}', 'unclosed array expect ]'],
  ['{"a}', 'unterminated quoted string'],
  ['{"\\q"}', 'unquote string "\\q" error invalid syntax'],
  ['{1.2.3}', 'cannot parse number 1.2.3'],
])('the template %j cannot be read', (template, error) => {
  expect(evaluateJsonPath(template, pod)).toEqual({ ok: false, error: `error parsing jsonpath ${template}, ${error}` })
})

test.each([
  ['{.spec.containers[3]}', 'array index out of bounds: index 3, length 3'],
  ['{.spec.containers[:9]}', 'array index out of bounds: index 8, length 3'],
  ['{.spec.containers[-5:]}', 'array index out of bounds: index -2, length 3'],
  ['{.spec.containers[2:1]}', 'starting index 2 is greater than ending index 1'],
  ['{.spec.containers[::0]}', 'step must be > 0'],
  ['{.metadata[0]}', 'map[string]interface {} is not array or slice'],
  ['{.metadata.name[0]}', 'string is not array or slice'],
  ['{.spec.on[?(@.x)]}', 'true is not array or slice and cannot be filtered'],
  ['{.spec.containers[0].ports[0][?(@.x)]}', 'map[port:80] is not array or slice and cannot be filtered'],
  ['{.spec.containers[?(@.name==1)]}', 'incompatible types for comparison'],
  ['{.spec.numbers[2:3][?(@==3)]}', '3 is not array or slice and cannot be filtered'],
  ['{.spec.numbers[?(@==3)]}', 'incompatible types for comparison'],
  ['{.spec.containers[?(@.ports==1)]}', 'invalid type for comparison'],
  ['{.spec.containers[?(true<true)]}', 'invalid type for comparison'],
  ['{.spec.containers[?(@.ports[*].port==80)]}', 'can only compare one element at a time'],
  ['{.spec.containers[?(@.name=>1)]}', 'unrecognized filter operator =>'],
  ['{end}', 'not in range, nothing to end'],
  ['{name}', 'unrecognized identifier name'],
])('the template %s cannot be followed', (template, error) => {
  const printed = evaluateJsonPath(template, pod)
  expect(!printed.ok && printed.error).toContain(`: Error executing template: ${error}. Printing more`)
})

test('a template that cannot be followed is told with the object, as Go writes it', () => {
  expect(evaluateJsonPath('{.a[1]}', { a: [null, 'é"'].slice(1), b: { c: 1.5, d: false } })).toEqual({
    ok: false,
    error: [
      'error executing jsonpath "{.a[1]}": Error executing template: array index out of bounds: index 1, length 1. Printing more information for debugging the template:',
      '\ttemplate was:\n\t\t{.a[1]}',
      '\tobject given to jsonpath engine was:',
      '\t\tmap[string]interface {}{"a":[]interface {}{"é\\""}, "b":map[string]interface {}{"c":1.5, "d":false}}\n\n',
    ].join('\n'),
  })
})
