import { expect, test } from 'vitest'
import type { Service } from '../api/types.ts'
import { createObject } from './apiserver/create.ts'
import { clusterNetwork } from './clusterNetwork.ts'
import { testCluster } from './testCluster.ts'

test.each([
  ['web', 'team', 'team'],
  ['web', 'default', undefined],
  ['web.team', 'default', 'team'],
  ['web.team.svc.cluster.local', 'default', 'team'],
  ['api', 'team', undefined],
])('the name %s means, asked in namespace %s, the service of %s', (name, home, namespace) => {
  const cluster = testCluster()
  createObject(cluster, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } })
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: 80 }] } }
  createObject(cluster, service, 'team')
  const address = cluster.store.get<Service>('Service', namespace, 'web')?.spec?.clusterIP
  expect(clusterNetwork(cluster, () => [])(home).resolve(name)).toEqual(address === undefined ? undefined : [address])
})
