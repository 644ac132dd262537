import { expect, test } from 'vitest'
import type { PodSpec } from '../../../api/types.ts'
import { nodeObject } from '../../nodes.ts'
import { testCluster } from '../../testCluster.ts'
import { testPod } from '../testPod.ts'
import { admitPod } from './admitPod.ts'

const { store, scenario } = testCluster()
const NODE = { name: 'node-x', capacity: { cpu: '2', memory: '1Gi', pods: 2 }, labels: { disk: 'ssd' }, taints: [] }
store.create(nodeObject(NODE, 0, scenario))

const asking = (requests: Record<string, string>): Partial<PodSpec> => ({
  containers: [{ name: 'app', image: 'app:1', resources: { requests } }],
})
const onPort = (hostPort: number): Partial<PodSpec> => ({
  containers: [{ name: 'app', image: 'app:1', ports: [{ containerPort: 80, hostPort }] }],
})
const other = (n: number, spec: Partial<PodSpec> = {}, phase = 'Running') =>
  testPod({ nodeName: 'node-x', ...spec }, { metadata: { name: `other-${n}`, uid: `other-${n}` }, status: { phase } })

test.each<[string, Partial<PodSpec>, ReturnType<typeof testPod>[]]>([
  ['what fits', asking({ cpu: '1', memory: '1Gi' }), [other(1, asking({ cpu: '1' }))]],
  ['a safe sysctl', { securityContext: { sysctls: [{ name: 'net/ipv4/tcp_syncookies', value: '1' }] } }, []],
  ['a label that the node has', { nodeSelector: { disk: 'ssd' } }, []],
  ['a port that is free', onPort(81), [other(1, onPort(80))]],
  ['what fits once ended pods are left out', asking({ cpu: '2' }), [other(1, asking({ cpu: '2' }), 'Succeeded')]],
])('a node takes a pod with %s', (_, spec, admitted) => {
  expect(admitPod(store, 'node-x', admitted, testPod(spec))).toBeUndefined()
})

test.each<[string, string, Partial<PodSpec>, ReturnType<typeof testPod>[]]>([
  [
    'OutOfcpu',
    "Node didn't have enough resource: cpu, requested: 1500, used: 1000, capacity: 2000",
    asking({ cpu: '1500m' }),
    [other(1, asking({ cpu: '1' }))],
  ],
  [
    'OutOfmemory',
    "Node didn't have enough resource: memory, requested: 2147483648, used: 0, capacity: 1073741824",
    asking({ memory: '2Gi' }),
    [],
  ],
  ['OutOfpods', "Node didn't have enough resource: pods, requested: 1, used: 2, capacity: 2", {}, [other(1), other(2)]],
  [
    'SysctlForbidden',
    'forbidden sysctl: "kernel.msgmax" not allowlisted',
    { ...asking({ cpu: '9' }), securityContext: { sysctls: [{ name: 'kernel.msgmax', value: '1' }] } },
    [],
  ],
  [
    'NodeAffinity',
    "Predicate NodeAffinity failed: node(s) didn't match Pod's node affinity/selector",
    { nodeSelector: { disk: 'hdd' } },
    [],
  ],
  [
    'NodePorts',
    "Predicate NodePorts failed: node(s) didn't have free ports for the requested pod ports",
    onPort(80),
    [other(1, onPort(80))],
  ],
])('a pod is rejected as %s: %s', (reason, message, spec, admitted) => {
  expect(admitPod(store, 'node-x', admitted, testPod(spec))).toEqual({ reason, message })
})
