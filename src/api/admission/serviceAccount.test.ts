import { expect, test } from 'vitest'
import type { PodSpec } from '../types.ts'
import { mirrorRefusal } from './serviceAccount.ts'

const SECRETS = 'a mirror pod may not reference secrets'

test.each<[Omit<PodSpec, 'containers'>, string | undefined]>([
  [{}, undefined],
  [{ volumes: [{ name: 'v', azureFile: { secretName: '', shareName: 's' } }] }, undefined],
  [{ serviceAccountName: 'default' }, 'a mirror pod may not reference service accounts'],
  [{ imagePullSecrets: [{ name: 'a' }] }, SECRETS],
  [{ volumes: [{ name: 'v', secret: { secretName: 'a' } }] }, SECRETS],
  [{ volumes: [{ name: 'v', projected: { sources: [{ secret: { name: 'a' } }] } }] }, SECRETS],
  [{ initContainers: [{ name: 'i', envFrom: [{ secretRef: { name: 'a' } }] }] }, SECRETS],
  [
    { volumes: [{ name: 'v', projected: { sources: [{ serviceAccountToken: { path: 't' } }] } }] },
    'a mirror pod may not use ServiceAccountToken volume projections',
  ],
])('a mirror with %j is answered by %j', (spec, expected) => {
  expect(mirrorRefusal({ spec: { containers: [], ...spec } })).toBe(expected)
})
