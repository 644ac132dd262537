import { expect, test } from 'vitest'
import type { Observation } from '../../src/cli/recording.ts'
import { Aliases } from './aliases.ts'
import { cleanText } from './cleanText.ts'

const added = (t: number, kind: string, name: string, owner?: string): Observation => {
  const [ownerKind, ownerName] = owner?.split('/') ?? []
  const ownerReferences = owner === undefined ? undefined : [{ kind: ownerKind, name: ownerName, controller: true }]
  return { t, type: 'ADDED', kind, name, object: { metadata: { ownerReferences } } }
}

const ALIASES = new Aliases({
  observations: [
    added(2, 'Pod', 'web-5d8f-bbbbb', 'ReplicaSet/web-5d8f'),
    added(1, 'Pod', 'web-5d8f-ccccc', 'ReplicaSet/web-5d8f'),
    added(1, 'ReplicaSet', 'web-5d8f', 'Deployment/web'),
    added(0, 'Deployment', 'web'),
    added(3, 'Pod', 'db-0', 'StatefulSet/db'),
    added(4, 'Pod', 'alone'),
  ],
})

test.each([
  ['Deployment', 'web', 'web'],
  ['ReplicaSet', 'web-5d8f', 'web~1'],
  ['Pod', 'web-5d8f-ccccc', 'web~1~1'],
  ['Pod', 'web-5d8f-bbbbb', 'web~1~2'],
  ['Pod', 'db-0', 'db-0'],
  ['Pod', 'alone', 'alone'],
  ['Pod', 'never-seen', 'never-seen'],
])('%s %s is called %s', (kind, name, alias) => {
  expect(ALIASES.of(kind, name)).toBe(alias)
})

test.each([
  ['Created pod: web-5d8f-bbbbb', 'Created pod: web~1~#'],
  ['Scaled up replica set web-5d8f from 0 to 2', 'Scaled up replica set web~1 from 0 to 2'],
  ['pods "web-5d8f-x7k2p" is forbidden', 'pods "web~1-#" is forbidden'],
  ['Successfully assigned default/alone to node-2', 'Successfully assigned default/alone to <node>'],
  ['dial tcp 10.244.1.7:8080: refused', 'dial tcp <ip>:8080: refused'],
  ['read tcp 10.0.0.1:40312->10.244.1.7:8080: EOF', 'read tcp <ip>:<port>-><ip>:8080: EOF'],
  ['pulled in 1.2s (3.4s including waiting)', 'pulled in <duration>'],
  ['volume "kube-api-access-x2b7q"', 'volume "kube-api-access-<x>"'],
  ['container <id-3> of pod <uid-12>', 'container <id> of pod <uid>'],
])('the message %j reads %j', (message, cleaned) => {
  expect(cleanText(message, ALIASES)).toBe(cleaned)
})
