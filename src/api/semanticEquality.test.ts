import { expect, test } from 'vitest'
import { sameStruct } from './semanticEquality.ts'

test.each([
  ['an absent list and an empty one', 'PodSpec', {}, { tolerations: [] }, true],
  ['an absent map and an empty one', 'PodSpec', {}, { nodeSelector: {} }, true],
  ['an absent struct held by value and an empty one', 'Container', {}, { resources: {} }, true],
  ['an absent struct held by a pointer and an empty one', 'Container', {}, { securityContext: {} }, false],
  ['one amount in two forms', 'ResourceRequirements', { limits: { cpu: '1' } }, { limits: { cpu: '1000m' } }, true],
  ['two amounts', 'ResourceRequirements', { limits: { cpu: '1' } }, { limits: { cpu: '2' } }, false],
  ['two lists of unequal length', 'Container', { args: ['a'] }, { args: ['a', 'b'] }, false],
  ['two orders', 'Container', { args: ['a', 'b'] }, { args: ['b', 'a'] }, false],
  ['two maps of the same size', 'PodSpec', { nodeSelector: { a: 'x' } }, { nodeSelector: { b: 'x' } }, false],
])('%s', (_title, struct, a, b, same) => {
  expect(sameStruct(a, b, struct)).toBe(same)
  expect(sameStruct(b, a, struct)).toBe(same)
})
