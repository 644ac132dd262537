import { describe, expect, test } from 'vitest'
import { prepareCreate } from '../../request/create.ts'
import { prepareUpdate } from '../../request/update.ts'
import type { Pod } from '../../types.ts'

const OPTIONS = { kubernetesVersion: '1.36', featureGates: {} } as const

const app = (resources: object, more: object = {}) => ({ name: 'app', image: 'nginx:1', resources, ...more })
const sidecar = (resources: object) => ({ name: 'side', image: 'nginx:1', restartPolicy: 'Always', resources })
const setup = (resources: object) => ({ name: 'setup', image: 'nginx:1', resources })
const burstable = { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '2' } }

function stored(spec: object, metadata: object = {}): Pod {
  const prepared = prepareCreate(
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', ...metadata }, spec },
    OPTIONS,
  )
  if (!prepared.ok) throw new Error(prepared.error.message)
  return prepared.value.object as Pod
}

function resize(old: Pod, spec: object): string[] {
  const update = prepareUpdate(old, { ...old, spec: { ...old.spec, ...spec } }, OPTIONS, 'resize')
  if (update.ok) return [update.value.outcome]
  return update.error.causes.map(({ field, message }) => `${field}: ${message}`)
}

describe('resizing', () => {
  test.each<[string, object, object, string[]]>([
    [
      'changes cpu and memory',
      burstable,
      { requests: { cpu: '500m', memory: '2Gi' }, limits: { cpu: '3' } },
      ['changed'],
    ],
    [
      'does not make another quality of service of a pod',
      {},
      { limits: { cpu: '1' } },
      ['spec: Invalid value: "BestEffort": Pod QOS Class may not change as a result of resizing'],
    ],
    [
      'takes no limit away',
      burstable,
      { requests: burstable.requests },
      ['spec.containers[0].resources.limits: Forbidden: resource limits cannot be removed'],
    ],
    [
      'changes nothing but cpu and memory',
      burstable,
      { ...burstable, limits: { cpu: '2', 'ephemeral-storage': '1Gi' } },
      ['spec: Forbidden: only cpu and memory resources are mutable'],
    ],
  ])('%s', (_title, before, after, answer) => {
    expect(resize(stored({ containers: [app(before)] }), { containers: [app(after)] })).toEqual(answer)
  })

  test.each<[string, object, string[]]>([
    ['hears nothing of another image', { containers: [app(burstable, { image: 'nginx:2' })] }, ['unchanged']],
    [
      'renames no container',
      { containers: [app(burstable, { name: 'other' })] },
      ['spec.containers[0].name: Forbidden: containers may not be renamed or reordered on resize'],
    ],
    [
      'adds no container',
      { containers: [app(burstable), { name: 'more', image: 'a' }] },
      ['spec.containers: Forbidden: containers may not be added or removed on resize'],
    ],
    [
      'changes no policy',
      { containers: [app(burstable, { resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }] })] },
      ['spec: Forbidden: only cpu and memory resources are mutable'],
    ],
    ['may begin to say what the pod needs', { resources: { limits: { cpu: '5' } } }, ['changed']],
  ])('%s', (_title, change, answer) => {
    expect(resize(stored({ containers: [app(burstable)] }), change)).toEqual(answer)
  })

  test('changes sidecars, but no other init containers', () => {
    const old = stored({
      containers: [app(burstable)],
      initContainers: [sidecar({ requests: { cpu: '1' } }), setup({ requests: { cpu: '1' } })],
    })
    const more = { requests: { cpu: '2' } }
    const none = 'spec: Forbidden: resources for non-sidecar init containers are immutable'
    expect(resize(old, { initContainers: [sidecar(more), setup({ requests: { cpu: '1' } })] })).toEqual(['changed'])
    expect(resize(old, { initContainers: [sidecar({ requests: { cpu: '1' } }), setup(more)] })).toEqual([none])
  })

  test('is not for the mirrors of static pods', () => {
    const annotations = { 'kubernetes.io/config.mirror': 'a' }
    const old = stored({ containers: [app(burstable)], nodeName: 'n' }, { annotations })
    expect(resize(old, {})).toEqual([': Forbidden: static pods cannot be resized'])
  })

  test('came to the needs of whole pods with 1.36', () => {
    const old = stored({ containers: [app(burstable)], resources: { limits: { cpu: '5' } } })
    const update = prepareUpdate(old, old, { ...OPTIONS, kubernetesVersion: '1.34' }, 'resize')
    expect(update.ok ? '' : update.error.message).toContain('pods with pod-level resources cannot be resized')
  })
})
