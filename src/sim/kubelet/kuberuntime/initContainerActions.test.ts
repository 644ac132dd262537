import { expect, test } from 'vitest'
import type { Container } from '../../../api/types.ts'
import type { ContainerSnapshot } from '../../runtime/runtimeState.ts'
import { testExit, testInstance, testPod, testRuntime } from '../testPod.ts'
import { computeInitContainerActions } from './initContainerActions.ts'

const init = (name: string): Container => ({ name, image: `${name}:1` })
const sidecar = (name: string, more: Partial<Container> = {}): Container => ({
  ...init(name),
  restartPolicy: 'Always',
  ...more,
})
const probed = (name: string) => sidecar(name, { startupProbe: { tcpSocket: { port: 80 } } })

interface Case {
  readonly inits: readonly Container[]
  readonly instances: readonly ContainerSnapshot[]
  readonly policy?: string
  readonly startup?: (id: string) => boolean | undefined
  readonly liveness?: (id: string) => boolean | undefined
}

function summary({ inits, instances, policy = 'Always', startup, liveness }: Case): string {
  const actions = computeInitContainerActions({
    pod: testPod({ initContainers: [...inits], restartPolicy: policy }),
    status: testRuntime(...instances),
    startup: startup ?? (() => undefined),
    liveness: liveness ?? (() => undefined),
  })
  if (actions.killPod) return 'kill pod'
  const kills = actions.toKill.map((k) => ` kill ${k.instance.name}`).join('')
  return `${actions.initialized ? 'initialized' : 'not yet'}; start ${actions.toStart.join(',') || 'none'}${kills}`
}

const app = testInstance('app')
const a = init('a')
const b = init('b')

test.each<[string, string, Case]>([
  ['without init containers a pod is initialized', 'initialized; start none', { inits: [], instances: [] }],
  ['the first one begins', 'not yet; start 0', { inits: [a, b], instances: [] }],
  ['while one runs nothing else begins', 'not yet; start none', { inits: [a, b], instances: [testInstance('a')] }],
  ['after a success comes the next one', 'not yet; start 1', { inits: [a, b], instances: [testExit('a', 0)] }],
  [
    'after the last success the pod is initialized',
    'initialized; start none',
    { inits: [a, b], instances: [testExit('b', 0), testExit('a', 0)] },
  ],
  ['after a failure it is run again', 'not yet; start 0', { inits: [a, b], instances: [testExit('a', 1)] }],
  [
    'Always means for them: after a failure only',
    'initialized; start none',
    { inits: [a], instances: [testExit('a', 0)], policy: 'Always' },
  ],
  [
    'with Never a failure is the end of the pod',
    'kill pod',
    { inits: [a, b], instances: [testExit('a', 1)], policy: 'Never' },
  ],
  [
    'an init container that failed long ago says nothing once an ordinary one runs',
    'initialized; start none',
    { inits: [a], instances: [app, testExit('a', 1)] },
  ],
  ['a made one is started', 'not yet; start 0', { inits: [a], instances: [testInstance('a', { state: 'created' })] }],
])('init containers: %s', (_, expected, facts) => {
  expect(summary(facts)).toBe(expected)
})

const s = sidecar('s')
const t = sidecar('t')

test.each<[string, string, Case]>([
  ['a running sidecar lets the next one begin', 'not yet; start 1', { inits: [s, b], instances: [testInstance('s')] }],
  ['the last one running is enough', 'initialized; start none', { inits: [s], instances: [testInstance('s')] }],
  [
    'a sidecar that has not passed its startup probe holds the rest back',
    'not yet; start none',
    { inits: [probed('s'), b], instances: [testInstance('s')] },
  ],
  [
    'once it has passed it lets the next one begin',
    'not yet; start 1',
    { inits: [probed('s'), b], instances: [testInstance('s')], startup: () => true },
  ],
  [
    'one that fails its startup probe is killed and started again',
    'not yet; start 0 kill s',
    { inits: [probed('s'), b], instances: [testInstance('s')], startup: () => false },
  ],
  [
    'one that ended is started again while later init containers run',
    'not yet; start 0',
    { inits: [s, b], instances: [testInstance('b'), testExit('s', 0)] },
  ],
  [
    'one that ended is started again while the application runs, even with Never',
    'initialized; start 0',
    { inits: [s], instances: [app, testExit('s', 1)], policy: 'Never' },
  ],
  [
    'all that ended are started again, in their order',
    'initialized; start 0,1',
    { inits: [s, t], instances: [app, testExit('t', 1), testExit('s', 1)] },
  ],
  [
    'one without a trace is started while the application runs',
    'initialized; start 0',
    { inits: [s], instances: [app] },
  ],
  [
    'one that fails its liveness probe is killed and started again',
    'initialized; start 0 kill s',
    { inits: [s], instances: [app, testInstance('s')], liveness: (id) => id !== 's-0' },
  ],
  [
    'one of another image is killed and started again',
    'initialized; start 0 kill s',
    { inits: [s], instances: [app, testInstance('s', { image: 's:0' })] },
  ],
])('sidecars: %s', (_, expected, facts) => {
  expect(summary(facts)).toBe(expected)
})
