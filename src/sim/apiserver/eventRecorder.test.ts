import { expect, test } from 'vitest'
import type { Cluster } from '../cluster.ts'
import { testCluster } from '../testCluster.ts'
import { EventRecorder, type EventText } from './eventRecorder.ts'

const WEB = { kind: 'Pod', namespace: 'default', name: 'web', uid: 'uid-1' }
const API = { ...WEB, name: 'api', uid: 'uid-2' }

function recorder(): {
  cluster: Cluster
  say: (text: Partial<EventText>, regarding?: typeof WEB) => void
  told: () => string[]
} {
  const cluster = testCluster()
  const { kernel, trace, store } = cluster
  const events = new EventRecorder(kernel, trace, store, { component: 'kubelet', host: 'node-1' })
  return {
    cluster,
    say: (text, regarding = WEB) =>
      events.record(regarding, { type: 'Normal', reason: 'Said', message: 'hello', ...text }),
    told: () => {
      kernel.run(kernel.now + 10)
      const finished = trace.finish({ lanes: [] } as never)
      return finished.events.map((e) => `${e.regarding.name} ${e.type} ${e.reason} x${e.count}: ${e.message}`)
    },
  }
}

test('an equal event is counted up under the same name, another one begins anew', () => {
  const { cluster, say, told } = recorder()
  say({})
  say({ message: 'bye' })
  cluster.kernel.run(5000)
  say({})
  say({}, API)
  expect(told()).toEqual([
    'web Normal Said x1: hello',
    'web Normal Said x1: bye',
    'web Normal Said x2: hello',
    'api Normal Said x1: hello',
  ])
  const { events } = cluster.trace.finish({ lanes: [] } as never)
  expect(events[2]?.name).toBe(events[0]?.name)
  expect(events[1]?.name).not.toBe(events[0]?.name)
  expect([events[2]?.firstTime, events[2]?.host]).toEqual([0, 'node-1'])
})

test('the same message about another container is another event', () => {
  const { say, told } = recorder()
  say({ fieldPath: 'spec.containers{a}' })
  say({ fieldPath: 'spec.containers{b}' })
  expect(told().map((line) => line.split(' ')[3])).toEqual(['x1:', 'x1:'])
})

test('events of the events.k8s.io API are never counted up here', () => {
  const { say, told } = recorder()
  say({ action: 'Binding' })
  say({ action: 'Binding' })
  expect(told().map((line) => line.split(' ')[3])).toEqual(['x1:', 'x1:'])
})

test('from the 10th message of a kind on they share one event', () => {
  const { say, told } = recorder()
  for (let i = 1; i <= 12; i++) say({ message: `n ${i}` })
  expect(told().slice(8)).toEqual([
    'web Normal Said x1: n 9',
    'web Normal Said x1: (combined from similar events): n 10',
    'web Normal Said x2: (combined from similar events): n 11',
    'web Normal Said x3: (combined from similar events): n 12',
  ])
})

test('ten quiet minutes end the combining', () => {
  const { cluster, say, told } = recorder()
  for (let i = 1; i <= 10; i++) say({ message: `n ${i}` })
  cluster.kernel.run(600_001)
  say({ message: 'n 11' })
  expect(told().at(-1)).toBe('web Normal Said x1: n 11')
})

test('of one object and type 25 events pass at once, and one more each five minutes; each type has its own', () => {
  const { cluster, say, told } = recorder()
  for (let i = 0; i < 30; i++) say({})
  say({ type: 'Warning' })
  say({}, API)
  expect(told().slice(24)).toEqual([
    'web Normal Said x25: hello',
    'web Warning Said x1: hello',
    'api Normal Said x1: hello',
  ])
  cluster.kernel.run(299_000)
  say({})
  cluster.kernel.run(301_000)
  say({})
  say({})
  expect(told().slice(27)).toEqual(['web Normal Said x32: hello'])
})
