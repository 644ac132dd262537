import { describe, expect, test } from 'vitest'
import { decode } from './decode.ts'

const pod = (spec: object, metadata: object = { name: 'web' }) => ({ apiVersion: 'v1', kind: 'Pod', metadata, spec })
const unknownFields = (value: object) => {
  const decoded = decode(value as Record<string, unknown>, 'Pod')
  return decoded.ok ? decoded.value.unknownFields : decoded.error.message
}
const refusal = (value: object) => {
  const decoded = decode(value as Record<string, unknown>, 'Pod')
  return decoded.ok ? undefined : decoded.error
}

describe('a field that the struct does not have is told with its way', () => {
  test.each([
    [pod({ replicas: 3 }), 'spec.replicas', ['spec', 'replicas']],
    [pod({ containers: [{}, { imag: 'x' }] }), 'spec.containers[1].imag', ['spec', 'containers', 1, 'imag']],
    [pod({}, { label: {} }), 'metadata.label', ['metadata', 'label']],
    [pod({ containers: [{ Image: 'x' }] }), 'spec.containers[0].Image', ['spec', 'containers', 0, 'Image']],
  ])('%j', (value, field, path) => {
    expect(unknownFields(value)).toEqual([{ field, path }])
  })

  test('all of them, in the order of their names', () => {
    const told = unknownFields(pod({ zone: 1, age: 2 })) as readonly { field: string }[]
    expect(told.map(({ field }) => field)).toEqual(['spec.age', 'spec.zone'])
  })
})

describe('a value of a wrong type is refused in the decoder’s words', () => {
  test.each([
    [
      pod({ containers: 'x' }),
      'json: cannot unmarshal string into Go struct field PodSpec.spec.containers of type []v1.Container',
      ['spec', 'containers'],
    ],
    [
      pod({ hostNetwork: 'yes' }),
      'json: cannot unmarshal string into Go struct field PodSpec.spec.hostNetwork of type bool',
      ['spec', 'hostNetwork'],
    ],
    [
      pod({ containers: [{ command: 'sleep' }] }),
      'json: cannot unmarshal string into Go struct field Container.spec.containers.command of type []string',
      ['spec', 'containers', 0, 'command'],
    ],
    [
      pod({ containers: [{ env: [{ name: 'A', value: 8080 }] }] }),
      'json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string',
      ['spec', 'containers', 0, 'env', 0, 'value'],
    ],
    [
      pod({}, { name: 5 }),
      'json: cannot unmarshal number into Go struct field ObjectMeta.metadata.name of type string',
      ['metadata', 'name'],
    ],
    [
      pod({ terminationGracePeriodSeconds: 1.5 }),
      'json: cannot unmarshal number 1.5 into Go struct field PodSpec.spec.terminationGracePeriodSeconds of type int64',
      ['spec', 'terminationGracePeriodSeconds'],
    ],
  ])('%j', (value, message, path) => {
    expect(refusal(value)).toEqual({ message, path })
  })

  test('which wins over fields that are unknown', () => {
    expect(refusal(pod({ hostNetwork: 'yes', replicas: 3 }))?.path).toEqual(['spec', 'hostNetwork'])
  })
})

describe('null means not given', () => {
  test.each(['containers', 'volumes', 'restartPolicy', 'securityContext'])('for %s', (field) => {
    expect(refusal(pod({ [field]: null }))).toBeUndefined()
  })
})

test('quantities are stored in their canonical form', () => {
  const decoded = decode(pod({ containers: [{ resources: { limits: { cpu: 0.5, memory: '1024Mi' } } }] }), 'Pod')
  const limits = { cpu: '500m', memory: '1Gi' }
  expect(decoded).toMatchObject({ ok: true, value: { object: { spec: { containers: [{ resources: { limits } }] } } } })
})
