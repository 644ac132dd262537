import { describe, expect, test } from 'vitest'
import { MAX_DOCUMENTS, MAX_TEXT_LENGTH, parseDocuments } from './parseDocuments.ts'

const jsonOf = (text: string): unknown => parseDocuments(text).documents[0]?.value
const errorOf = (text: string): string | undefined => parseDocuments(text).diagnostics[0]?.message

describe('documents', () => {
  test('empty documents and comments are skipped', () => {
    const { documents } = parseDocuments('# nothing\n---\na: 1\n---\n\n---\nb: 2\n')
    expect(documents.map((document) => [document.index, document.value])).toEqual([
      [0, { a: 1 }],
      [1, { b: 2 }],
    ])
  })

  test('a broken document does not spoil the others, and its lines count from its own start', () => {
    const { documents, diagnostics } = parseDocuments('a: 1\n---\nb: [1\n---\nc: 3\n')
    expect(documents.map((document) => document.value)).toEqual([{ a: 1 }, undefined, { c: 3 }])
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]?.document).toBe(1)
  })

  test('JSON and KYAML are YAML', () => {
    expect(jsonOf('{"kind": "Pod", "spec": {"containers": []}}')).toEqual({ kind: 'Pod', spec: { containers: [] } })
    expect(jsonOf('---\n{\n  kind: "Pod", # a comment\n  spec: {},\n}\n')).toEqual({ kind: 'Pod', spec: {} })
  })

  test('JSON values may stand behind each other, and YAML behind the first', () => {
    const valuesOf = (text: string) => parseDocuments(text).documents.map(({ value }) => value)
    expect(valuesOf('{"a": 1}\n{"a": 2} {"a": "\\u0041\\/"}')).toEqual([{ a: 1 }, { a: 2 }, { a: 'A/' }])
    expect(valuesOf('{"a": 1}\n---\na: 2\n---\n{"a": 3,}\n')).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }])
    expect(valuesOf('{"a": 1,}')).toEqual([{ a: 1 }])
  })

  test('what stands on lines of their own, or is null, is no document', () => {
    const text = '\ufeff# head\n---\n--- # again\n\nnull\n---\n~\n---\na: 1\n'
    expect(parseDocuments(text).documents.map(({ index, value }) => [index, value])).toEqual([[0, { a: 1 }]])
  })

  test('the last line counts as ended', () => {
    expect(jsonOf('a: |\n  b')).toEqual({ a: 'b\n' })
  })

  test('anchors, aliases and merges are expanded', () => {
    expect(jsonOf('base: &b {a: 1, b: 2}\nother:\n  <<: *b\n  b: 3\n')).toEqual({
      base: { a: 1, b: 2 },
      other: { a: 1, b: 3 },
    })
  })

  test('a key given twice warns, and the last one counts', () => {
    const { documents, diagnostics } = parseDocuments('a: 1\na: 2\n')
    expect(documents[0]?.value).toEqual({ a: 2 })
    expect(diagnostics.map((each) => each.severity)).toEqual(['warning'])
  })
})

describe('what kubectl says of a text that it cannot read', () => {
  test.each([
    ['a:\n\tb: 1\n', 'error converting YAML to JSON: yaml: line 2: found character that cannot start any token'],
    [
      '---\na: 1\nb: c: d\n',
      'error converting YAML to JSON: yaml: line 3: mapping values are not allowed in this context',
    ],
    [
      'a: 1\n---\nb: 1\nc: d: e\n',
      'error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context',
    ],
    ['--- {a: 1}\n', 'invalid Yaml document separator: {a: 1}'],
    ['a: 1\n----\nb: 2\n', 'invalid Yaml document separator: -'],
    [
      'a: {{name}}\n',
      'error converting YAML to JSON: yaml: invalid map key: map[interface {}]interface {}{"name":interface {}(nil)}',
    ],
    // A text that begins as JSON is told of as JSON, where it is no YAML either.
    ['{"a": 1 "b": 2}', `json: offset 9: invalid character '"' after object key:value pair`],
    ['{"a": 1', 'unexpected EOF'],
    ['{"a": "ä\\x"}', "json: offset 11: invalid character 'x' in string escape code"],
    ['{"a": 1}}', "json: offset 9: invalid character '}' looking for beginning of value"],
    ['{"a": tru]', "json: offset 10: invalid character ']' in literal true (expecting 'e')"],
    ['{"a": -]', "json: offset 8: invalid character ']' in numeric literal"],
    ['{"a": 1.]', "json: offset 9: invalid character ']' after decimal point in numeric literal"],
    ['{"a": 1e]', "json: offset 9: invalid character ']' in exponent of numeric literal"],
    ['{"a": [1 2}', "json: offset 10: invalid character '2' after array element"],
    ['{"a" 1: [', "json: offset 6: invalid character '1' after object key"],
    ['{,', "json: offset 2: invalid character ',' looking for beginning of object key string"],
    ['{"a": "\n', "json: offset 8: invalid character '\\n' in string literal"],
    ['{} {} x', "invalid character 'x' looking for beginning of value"],
  ])('%j', (text, message) => {
    const told = parseDocuments(text).diagnostics.filter(({ severity }) => severity === 'error')
    expect(told.map((each) => each.message)).toEqual([message])
  })
})

describe('limits', () => {
  test('a text that is too long is refused with one diagnostic', () => {
    const { documents, diagnostics } = parseDocuments('#'.repeat(MAX_TEXT_LENGTH + 1))
    expect(documents).toEqual([])
    expect(diagnostics).toHaveLength(1)
  })

  test('too many documents are refused', () => {
    expect(errorOf('a: 1\n---\n'.repeat(2001))).toContain('2001 documents')
  })

  test('aliases that multiply are refused', () => {
    const levels = Array.from({ length: 12 }, (_, index) =>
      index === 0
        ? 'l0: &l0 [x,x,x,x,x,x,x,x,x]'
        : `l${index}: &l${index} [${Array(9)
            .fill(`*l${index - 1}`)
            .join(',')}]`,
    )
    expect(errorOf(levels.join('\n'))).toContain('excessive aliasing')
  })

  test('an anchor that contains itself is refused', () => {
    expect(errorOf('a: &x\n  b: *x\n')).toContain("anchor 'x' value contains itself")
  })

  test('nesting without end is refused', () => {
    expect(errorOf(`a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`)).toContain('max depth')
  })
})

// What a parser that calls itself, or that looks back, would fall over.
test.each([
  ...[
    '\n',
    ' ',
    '#',
    '# x\n',
    '[',
    '{',
    '{"a":',
    '- ',
    'a: ',
    '? ',
    '&a ',
    '*a ',
    '!',
    '"',
    "'",
    '|\n',
    '>',
    ': ',
    'a:\n',
  ],
  ...[
    '-\n',
    '...\n',
    '\t',
    '\r',
    '\\',
    'x',
    '[a,',
    '{a: b, ',
    'a: b\n',
    '<<: {a: b}\n',
    '\u2028',
    '😀',
    '"\n',
    '%',
    '{}',
    '[1,\n',
  ],
])('%j over and over is read or refused', (piece) => {
  const many = piece.repeat(20_000)
  for (const text of [many, `a: ${many}`, `{"a":${many}`]) {
    const { documents, diagnostics } = parseDocuments(text)
    expect(diagnostics.length).toBeLessThanOrEqual(100)
    expect(documents.length).toBeLessThanOrEqual(MAX_DOCUMENTS)
  }
})

describe('rangeOf', () => {
  const text = '# head\n---\nspec:\n  containers:\n  - name: app\n    image: nginx\n'
  const at = (path: (string | number)[], part?: 'key' | 'value') => {
    const range = parseDocuments(text).documents[0]?.rangeOf(path, part)
    return text.slice(range?.start, range?.end)
  }

  test('finds what is merged or stands behind an alias', () => {
    const merged = 'a: &a {b: 1}\nc:\n  <<: *a\nd: *a\n'
    const found = (path: (string | number)[]) => {
      const { start = 0, end = 0 } = parseDocuments(merged).documents[0]?.rangeOf(path) ?? {}
      return [start, merged.slice(start, end)]
    }
    expect(found(['c', 'b'])).toEqual([10, '1'])
    expect(found(['d', 'b'])).toEqual([10, '1'])
  })
  test('finds the last of a key that is given twice', () => {
    const range = parseDocuments('a: 1\na: 22\n').documents[0]?.rangeOf(['a'])
    expect(range).toEqual({ start: 8, end: 10 })
  })
  test('of nothing gives its key', () => {
    const range = parseDocuments('spec:\n  a: 1\n  containers:\n').documents[0]?.rangeOf(['spec', 'containers'])
    expect(range).toEqual({ start: 15, end: 25 })
  })
  test('finds a value', () => expect(at(['spec', 'containers', 0, 'image'])).toBe('nginx'))
  test('finds a key', () => expect(at(['spec', 'containers', 0, 'image'], 'key')).toBe('image'))
  test('falls back to the nearest ancestor that exists', () => {
    expect(at(['spec', 'containers', 0, 'ports', 3])).toBe('name: app\n    image: nginx')
  })
})
