import fc from 'fast-check'
import { parseDocuments } from '../../src/api/parse/parseDocuments.ts'

/** One change of a text; `at` and `from` are places as parts of its length, or of the values it has. */
export type Mutation =
  | { readonly level: 'characters'; readonly at: number; readonly cut: number; readonly piece: string }
  | { readonly level: 'token'; readonly at: number; readonly piece: string }
  | { readonly level: 'value'; readonly at: number; readonly value: unknown }
  | { readonly level: 'move'; readonly at: number; readonly from: number }

/** What YAML is sensitive to, and what else a text may have. */
const PIECES = [
  ...['', 'null', '~', '[]', '{}', '-1', '0', '1e99', '"', "'", '*a', '&a ', '- ', ': ', '\t', '\n', '  ', '# '],
  ...['[', ']', '{', '}', ',', '!!str ', '!!int ', '!!binary ', '|\n', '>-\n', '? ', '%', '@', '`', 'true', 'yes'],
  ...['9999999999999', '9223372036854775808', '0x', '0o17', '1_0', '.inf', '.nan', '1:30', '2026-01-15', '<<: *a\n'],
  ...['__proto__: 1\n', 'constructor: {}\n', '---\n', '--- x\n', '...\n', '\ufeff', '\u0000', '\ud800', 'ä', '😀'],
  ...[
    '\u2028',
    '\r',
    '\r\n',
    '\u0085',
    '\u200b',
    '\u202e',
    '&a [*a]',
    '&a {<<: *a}',
    '{{name}}',
    '$(A)',
    '\\',
    'spec:',
  ],
]

/** What may stand where something else should. */
const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1, 0.5, 1e99, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 65_536, '', ' ', 'x', 'X_', '0', '-1'],
  ...['1Gi', '1e3', '10%', '2026-01-15T12:00:00Z', 'a/b', 'aGk=', '😀', '\u0000', 'x'.repeat(300), '__proto__', 'v1'],
  ...[[], {}, [null], [[]], [{}], { a: null }, { '': '' }, ['x', 'x'], { a: { b: [1] } }, nested(60)],
]

function nested(depth: number): unknown {
  let value: unknown = 'x'
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value }
  return value
}

const part = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })

/** Some changes of a text. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.oneof(
    fc.record({
      ...{ level: fc.constant('characters' as const), at: part, cut: fc.nat({ max: 8 }) },
      piece: fc.oneof(
        fc.constantFrom(...PIECES),
        fc.nat({ max: 0xffff }).map((code) => String.fromCharCode(code)),
      ),
    }),
    fc.record({ level: fc.constant('token' as const), at: part, piece: fc.constantFrom(...PIECES) }),
    fc.record({ level: fc.constant('value' as const), at: part, value: fc.constantFrom(...VALUES) }),
    fc.record({ level: fc.constant('move' as const), at: part, from: part }),
  ),
  { minLength: 1, maxLength: 4 },
)

/** A text after a change. Values are changed in the text that their JSON is. */
export function mutate(text: string, mutation: Mutation): string {
  switch (mutation.level) {
    case 'characters': {
      const start = Math.floor(mutation.at * text.length)
      return text.slice(0, start) + mutation.piece + text.slice(start + mutation.cut)
    }
    case 'token': {
      const token = /[\w./%"]+/g
      token.lastIndex = Math.floor(mutation.at * text.length)
      const found = token.exec(text)
      return found ? text.slice(0, found.index) + mutation.piece + text.slice(token.lastIndex) : text
    }
    case 'value':
      return mutateValue(text, mutation.at, () => mutation.value)
    case 'move':
      return mutateValue(text, mutation.at, (places) => {
        const place = places[Math.floor(mutation.from * places.length)]
        return place?.holder[place.key]
      })
  }
}

interface Place {
  readonly holder: Record<string, unknown>
  readonly key: string
}

function mutateValue(text: string, at: number, valueFrom: (places: readonly Place[]) => unknown): string {
  const values = parseDocuments(text).documents.map(({ value }) => value ?? null)
  const places: Place[] = []
  collect({ values }, places, 0)
  const place = places[Math.floor(at * places.length)]
  if (place === undefined) return text
  const value: unknown = valueFrom(places)
  const copy: unknown = value === undefined ? undefined : JSON.parse(JSON.stringify(value))
  Object.defineProperty(place.holder, place.key, { value: copy, enumerable: true, configurable: true, writable: true })
  return values.map((each) => JSON.stringify(each, null, 1) ?? '').join('\n---\n')
}

function collect(holder: object, places: Place[], depth: number): void {
  if (depth > 40) return
  for (const [key, value] of Object.entries(holder)) {
    if (depth > 0) places.push({ holder: holder as Record<string, unknown>, key })
    if (typeof value === 'object' && value !== null) collect(value, places, depth + 1)
  }
}
