import { describe, expect, test } from 'vitest'
import { MAX_TEXT_LENGTH, parseDocuments } from './parseDocuments.ts'

const jsonOf = (text: string): unknown => parseDocuments(text).documents[0]?.value
const errorOf = (text: string): string | undefined => parseDocuments(text).diagnostics[0]?.message

describe('scalars', () => {
  test.each([
    ['yes', true],
    ['off', false],
    ['0755', 493],
    ['0x1F', 31],
    ['1_000', 1000],
    ['1e3', 1000],
    ['.5', 0.5],
    ['~', null],
    ['1:30', '1:30'],
    ['2026-01-15', '2026-01-15'],
    ['"yes"', 'yes'],
    ['!!str 5', '5'],
    ['1.2.3', '1.2.3'],
  ])('%s means what it means to kubectl', (text, value) => {
    expect(jsonOf(`a: ${text}`)).toEqual({ a: value })
  })
})

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

describe('errors read as kubectl tells them', () => {
  test.each([
    ['a:\n\tb: 1\n', 'yaml: line 2: found character that cannot start any token'],
    ['a: 1\nb: "x\n', 'yaml: line 3: found unexpected end of stream'],
    ['a 1\nb: 2\n', 'yaml: line 2: mapping values are not allowed in this context'],
    ['a: *x\n', "yaml: unknown anchor 'x' referenced"],
    ['a: @x\n', 'yaml: found character that cannot start any token'],
    ['a: {{name}}\n', 'yaml: invalid map key: map[interface {}]interface {}{"name":interface {}(nil)}'],
  ])('%j', (text, message) => {
    expect(errorOf(text)).toBe(`error converting YAML to JSON: ${message}`)
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

describe('rangeOf', () => {
  const text = '# head\n---\nspec:\n  containers:\n  - name: app\n    image: nginx\n'
  const at = (path: (string | number)[], part?: 'key' | 'value') => {
    const range = parseDocuments(text).documents[0]?.rangeOf(path, part)
    return text.slice(range?.start, range?.end)
  }

  test('finds a value', () => expect(at(['spec', 'containers', 0, 'image'])).toBe('nginx'))
  test('finds a key', () => expect(at(['spec', 'containers', 0, 'image'], 'key')).toBe('image'))
  test('falls back to the nearest ancestor that exists', () => {
    expect(at(['spec', 'containers', 0, 'ports', 3])).toBe('name: app\n    image: nginx')
  })
})
