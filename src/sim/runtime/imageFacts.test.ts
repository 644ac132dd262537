import { expect, test } from 'vitest'
import type { ImageSpec } from '../../scenario/scenario.ts'
import { imageFacts } from './imageFacts.ts'

const row = (spec: Partial<ImageSpec> & { name: string }): ImageSpec => ({ present: false, private: false, ...spec })

test('the first row that matches holds', () => {
  const rows = [row({ name: 'a/*', present: true, entrypoint: ['/one'] }), row({ name: '*', entrypoint: ['/two'] })]
  expect(imageFacts('a/app:1', rows)).toMatchObject({
    source: 'scenario',
    present: true,
    entrypoint: ['/one'],
    cmd: [],
  })
})

test.each([
  ['nginx:1.27', 'catalogue', undefined],
  ['docker.io/library/redis', 'catalogue', undefined],
  ['k8s.gcr.io/busybox', 'catalogue', undefined],
  ['ngnix:1.27', 'assumed', 'NotFound'],
  ['ghcr.io/team/app:2', 'assumed', undefined],
])('%s is of source %s, with error %s', (image, source, error) => {
  const facts = imageFacts(image, [])
  expect(facts.source).toBe(source)
  expect(facts.error).toBe(error)
  expect(facts.present).toBe(false)
})

test('a pull takes the image size at 20 MB/s, and at least 600 ms', () => {
  expect(imageFacts('busybox', []).pull).toBe(600)
  expect(imageFacts('x/y', [row({ name: 'x/y', size: 100_000_000 })]).pull).toBe(5000)
})
