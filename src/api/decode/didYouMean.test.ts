import { expect, test } from 'vitest'
import { didYouMean } from './didYouMean.ts'

const unknown = (field: string) => `strict decoding error: unknown field "${field}"`
const POD = { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{}] } }
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' }

test.each([
  [POD, ['spec', 'contianers'], unknown('spec.contianers'), 'containers'],
  [POD, ['spec', 'restartpolicy'], unknown('spec.restartpolicy'), 'restartPolicy'],
  [POD, ['spec', 'containers', 0, 'imag'], unknown('spec.containers[0].imag'), 'image'],
  [POD, ['spec', 'containers', 0, 'livenessProbe', 'httpget'], unknown('x'), 'httpGet'],
  [POD, ['Spec'], unknown('Spec'), 'spec'],
  [POD, ['spec', 'wonderful'], unknown('spec.wonderful'), undefined],
  [DEPLOYMENT, ['spec', 'template', 'spec', 'volume'], unknown('x'), 'volumes'],
  [{ apiVersion: 'v1', kind: 'List', items: [POD] }, ['items', 0, 'metadata', 'label'], unknown('x'), 'labels'],
  [
    POD,
    ['spec', 'restartPolicy'],
    'spec.restartPolicy: Unsupported value: "always": supported values: "Always", "OnFailure", "Never"',
    'Always',
  ],
  [POD, ['spec', 'restartPolicy'], 'Unsupported value: "Sometimes": supported values: "Always", "Never"', undefined],
  [{ apiVersion: 'v1', kind: 'Pods' }, ['kind'], 'no matches for kind "Pods" in version "v1"', 'Pod'],
  [{ apiVersion: 'v1', kind: 'Deployment' }, ['kind'], 'no matches for kind "Deployment" in version "v1"', 'apps/v1'],
  [{ apiVersion: 'a/v1', kind: 'Wonder' }, ['kind'], 'no matches for kind "Wonder" in version "a/v1"', undefined],
] as const)('in %j at %j (%s) %s is meant', (document, path, message, word) => {
  expect(didYouMean(document, path, message)?.word).toBe(word)
})

test('a kind of another version is mended at its version', () => {
  const meant = didYouMean({ apiVersion: 'v1', kind: 'Job' }, ['kind'], 'no matches for kind "Job" in version "v1"')
  expect(meant).toEqual({ path: ['apiVersion'], part: 'value', word: 'batch/v1' })
})
