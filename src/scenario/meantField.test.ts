import { expect, test } from 'vitest'
import { meantField } from './meantField.ts'

test.each([
  [['spec', 'timelin'], 'spec.timelin: unknown field', 'timeline'],
  [['spec', 'node'], 'spec.node: unknown field', 'nodes'],
  [['spec', 'programs', 0, 'attempt'], 'spec.programs[0].attempt: unknown field', 'attempts'],
  [['spec', 'programs', 0, 'attempts', 0, 'listn'], 'spec.programs[0].attempts[0].listn: unknown field', 'listen'],
  [['metdata'], 'metdata: unknown field', 'metadata'],
  [['spec', 'wonder'], 'spec.wonder: unknown field', undefined],
  [['spec', 'x'], 'spec.x: Unsupported value: "http": supported values: "HTTP", "TCP", "GRPC"', 'HTTP'],
] as const)('at %j (%s) %s is meant', (path, message, word) => {
  expect(meantField(path, message)?.word).toBe(word)
})
