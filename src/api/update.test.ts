import { describe, expect, test } from 'vitest'
import { prepareCreate } from './create.ts'
import type { Pod } from './types.ts'
import { prepareUpdate } from './update.ts'

const OPTIONS = { kubernetesVersion: '1.36', featureGates: {} } as const

function storedPod(): Pod {
  const containers = [{ name: 'app', image: 'nginx:1' }]
  const prepared = prepareCreate(
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers } },
    OPTIONS,
  )
  if (!prepared.ok) throw new Error(prepared.error.message)
  return prepared.value.object as Pod
}

const changed = (spec: object) => ({ ...storedPod(), spec: { ...storedPod().spec, ...spec } })

describe('a pod that exists', () => {
  test('may get another image, which is a new generation', () => {
    const update = prepareUpdate(storedPod(), changed({ containers: [{ name: 'app', image: 'nginx:2' }] }), OPTIONS)
    expect(update).toMatchObject({ ok: true, value: { outcome: 'changed', object: { metadata: { generation: 2 } } } })
  })

  test.each([
    [{ restartPolicy: 'Never' }, 'spec: Forbidden: pod updates may not change fields other than'],
    [{ containers: [] }, 'spec.containers: Required value'],
    [{ activeDeadlineSeconds: -1 }, 'spec.activeDeadlineSeconds: Invalid value: -1: must be between 1 and 2147483647'],
  ])('may not change %j', (spec, message) => {
    const update = prepareUpdate(storedPod(), changed(spec), OPTIONS)
    expect(update.ok ? '' : update.error.message).toContain(message)
  })

  test('keeps its spec when its status is written', () => {
    const update = prepareUpdate(
      storedPod(),
      { ...changed({ nodeName: 'n' }), status: { phase: 'Failed', qosClass: 'BestEffort' } },
      OPTIONS,
      'status',
    )
    expect(update).toMatchObject({ ok: true, value: { object: { status: { phase: 'Failed' } } } })
    expect((update.ok ? (update.value.object as Pod) : undefined)?.spec?.nodeName).toBeUndefined()
  })
})
