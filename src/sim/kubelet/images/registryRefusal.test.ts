import { expect, test } from 'vitest'
import type { ImageFacts } from '../../runtime/images.ts'
import { testCluster } from '../../testCluster.ts'
import type { KubeletContext } from '../kubeletContext.ts'
import { testPod } from '../testPod.ts'
import { fullReference, missingPullSecrets, registryRefusal } from './registryRefusal.ts'

test.each([
  ['nginx', 'docker.io/library/nginx:latest'],
  ['nginx:1.27', 'docker.io/library/nginx:1.27'],
  ['team/app', 'docker.io/team/app:latest'],
  ['example.com/app:1', 'example.com/app:1'],
  ['localhost/app', 'localhost/app:latest'],
  ['registry:5000/app', 'registry:5000/app:latest'],
  ['example.com/app@sha256:abc', 'example.com/app@sha256:abc'],
])('%s is asked for as %s', (image, reference) => {
  expect(fullReference(image)).toBe(reference)
})

const IMAGE = 'example.com/app:1'
const ABOUT = 'failed to pull and unpack image "example.com/app:1": failed to resolve reference "example.com/app:1": '
const DENIED = `${ABOUT}pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`

function refusalOf(facts: Partial<ImageFacts>, before = 0, secret: 'none' | 'fitting' | 'foreign' = 'none') {
  const { store } = testCluster()
  const host = secret === 'fitting' ? 'example.com' : 'elsewhere.org'
  store.create({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'pull', namespace: 'default' },
    data: { '.dockerconfigjson': btoa(`{"auths": {"${host}": {}}}`) },
  } as never)
  const pod = testPod(secret === 'none' ? {} : { imagePullSecrets: [{ name: 'pull' }] })
  return registryRefusal({ store } as KubeletContext, pod, IMAGE, { private: false, ...facts } as ImageFacts, before)
}

test.each<[string, Partial<ImageFacts>, string | undefined]>([
  ['without an error', {}, undefined],
  ['NotFound', { error: 'NotFound' }, `rpc error: code = NotFound desc = ${ABOUT}example.com/app:1: not found`],
  ['Denied', { error: 'Denied' }, DENIED],
  [
    'Timeout',
    { error: 'Timeout' },
    `${ABOUT}failed to do request: Head "https://example.com/v2/app/manifests/latest": dial tcp 192.0.2.1:443: i/o timeout`,
  ],
  ['any other message', { error: 'toomanyrequests' }, `${ABOUT}toomanyrequests`],
])('a pull %s says so in the runtime’s words', (_, facts, expected) => {
  expect(refusalOf(facts)).toBe(expected)
})

test.each([
  [0, 'refused'],
  [1, 'refused'],
  [2, 'good'],
])('of a flaky image that fails twice, the pull after %d others is %s', (before, outcome) => {
  expect(refusalOf({ error: 'NotFound', failFirst: 2 }, before) === undefined).toBe(outcome === 'good')
})

test.each([
  ['none', DENIED],
  ['foreign', DENIED],
  ['fitting', undefined],
] as const)('a private image with %s secret', (secret, expected) => {
  expect(refusalOf({ private: true }, 0, secret)).toBe(expected)
})

test('pull secrets that do not exist are named', () => {
  const { store } = testCluster()
  const pod = testPod({ imagePullSecrets: [{ name: 'missing' }, {}, { name: 'absent' }] })
  expect(missingPullSecrets({ store } as KubeletContext, pod)).toEqual(['missing', 'absent'])
})
