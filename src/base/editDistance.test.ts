import { expect, test } from 'vitest'
import { editDistance, nearestWord } from './editDistance.ts'

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['pod', 'pod', 0],
  ['pods', 'pod', 1],
  ['contianers', 'containers', 1],
  ['kitten', 'sitting', 3],
])('from %j to %j are %d changes', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance)
  expect(editDistance(b, a)).toBe(distance)
})

const FIELDS = ['name', 'image', 'imagePullPolicy', 'ports', 'resources', 'livenessProbe', 'env', 'envFrom']

test.each([
  ['imag', 'image'],
  ['port', 'ports'],
  ['resource', 'resources'],
  ['livenesProbe', 'livenessProbe'],
  ['imagepullpolicy', 'imagePullPolicy'],
  ['evn', 'env'],
  ['restartPolicy', undefined],
  ['x', undefined],
])('who writes %s means %s', (written, meant) => {
  expect(nearestWord(written, FIELDS)).toBe(meant)
})
