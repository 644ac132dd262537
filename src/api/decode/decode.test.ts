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

describe('a time is read as Go reads it', () => {
  test.each([
    ['yesterday', ' as "2006-01-02T15:04:05Z07:00": cannot parse "yesterday" as "2006"'],
    ['2026-01-15', ' as "2006-01-02T15:04:05Z07:00": cannot parse "" as "T"'],
    ['2026-01-15 12:00:00Z', ' as "2006-01-02T15:04:05Z07:00": cannot parse " 12:00:00Z" as "T"'],
    ['2026-01-15T12:00:00', ' as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00"'],
    ['2026-13-15T12:00:00Z', ': month out of range'],
    ['2026-02-29T12:00:00Z', ': day out of range'],
    ['2026-01-15T24:00:00Z', ': hour out of range'],
    ['2026-01-15T12:60:00Z', ': minute out of range'],
    ['2026-01-15T12:00:00Z!', ': extra text: "!"'],
  ])('%s', (time, why) => {
    expect(refusal(pod({}, { creationTimestamp: time }))?.message).toBe(`parsing time "${time}"${why}`)
  })

  test('and kept in UTC and whole seconds', () => {
    const decoded = decode(pod({}, { creationTimestamp: '2026-01-15T12:00:00.7+01:30' }), 'Pod')
    expect(decoded).toMatchObject({ value: { object: { metadata: { creationTimestamp: '2026-01-15T10:30:00Z' } } } })
  })
})

describe('bytes', () => {
  const data = (value: unknown) => decode({ apiVersion: 'v1', kind: 'Secret', data: { a: value } }, 'Secret')
  test.each<[unknown, string]>([
    ['a', 'illegal base64 data at input byte 0'],
    ['aGk', 'illegal base64 data at input byte 0'],
    ['aG k', 'illegal base64 data at input byte 2'],
    [5, 'json: cannot unmarshal number into Go struct field Secret.data of type []uint8'],
    [[1, 'x'], 'json: cannot unmarshal string into Go struct field Secret.data of type uint8'],
    [[256], 'json: cannot unmarshal number 256 into Go struct field Secret.data of type uint8'],
  ])('%j are refused', (value, message) => {
    expect(data(value)).toMatchObject({ ok: false, error: { message } })
  })
  test('are base64, over several lines, or numbers', () => {
    expect(data('aGk=\n')).toMatchObject({ value: { object: { data: { a: 'aGk=\n' } } } })
    expect(data([104, 105])).toMatchObject({ value: { object: { data: { a: 'aGk=' } } } })
  })
})

test('named types of other packages have their name', () => {
  const spec = { scaleTargetRef: 5, metrics: [{ type: 'Resource' }] }
  const autoscaler = decode(
    { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', spec },
    'HorizontalPodAutoscaler',
  )
  expect(autoscaler).toMatchObject({
    error: {
      message:
        'json: cannot unmarshal number into Go struct field HorizontalPodAutoscalerSpec.spec.scaleTargetRef of type v2.CrossVersionObjectReference',
    },
  })
  const message = 'json: cannot unmarshal number into Go struct field ObjectMeta.metadata.uid of type types.UID'
  expect(refusal(pod({}, { uid: 5 }))?.message).toBe(message)
})

test('quantities are stored in their canonical form', () => {
  const decoded = decode(pod({ containers: [{ resources: { limits: { cpu: 0.5, memory: '1024Mi' } } }] }), 'Pod')
  const limits = { cpu: '500m', memory: '1Gi' }
  expect(decoded).toMatchObject({ ok: true, value: { object: { spec: { containers: [{ resources: { limits } }] } } } })
})
