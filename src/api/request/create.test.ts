import { describe, expect, test } from 'vitest'
import { prepareCreate } from './create.ts'

const OPTIONS = { kubernetesVersion: '1.36', featureGates: {} } as const
const pod = (spec: object, metadata: object = { name: 'web' }) => ({ apiVersion: 'v1', kind: 'Pod', metadata, spec })
const container = (more: object = {}) => ({ name: 'app', image: 'nginx', ...more })
const refusal = (value: unknown) => {
  const prepared = prepareCreate(value, OPTIONS)
  return prepared.ok ? undefined : prepared.error
}
const stored = (value: unknown) => {
  const prepared = prepareCreate(value, OPTIONS)
  return prepared.ok ? prepared.value.object : undefined
}

describe('decoding', () => {
  test.each([
    [{ kind: 'Pod' }, 'error validating data: apiVersion not set'],
    [{ apiVersion: 'v1' }, 'error validating data: kind not set'],
    [{ apiVersion: 'v1', kind: 'Foo' }, 'no matches for kind "Foo" in version "v1"'],
    [
      pod({ containers: [container()], foo: 1 }),
      'Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.foo"',
    ],
    [
      pod({ containers: [container({ ports: [{ containerPort: 'http' }] })] }),
      'Pod in version "v1" cannot be handled as a Pod: json: cannot unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32',
    ],
    [
      pod({ containers: [container({ resources: { limits: { cpu: '1 core' } } })] }),
      'Pod in version "v1" cannot be handled as a Pod: quantities must match the regular expression \'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$\'',
    ],
  ])('%j is refused in the decoder’s words', (value, message) => {
    expect(refusal(value)?.message).toBe(message)
  })

  test('the place of an unknown field is told', () => {
    expect(refusal(pod({ containers: [container({ imag: 'x' })] }))?.paths).toEqual([['spec', 'containers', 0, 'imag']])
  })

  test('the caller’s object is left alone', () => {
    const value = pod({ containers: [container()] })
    const before = JSON.stringify(value)
    prepareCreate(value, OPTIONS)
    expect(JSON.stringify(value)).toBe(before)
  })
})

describe('defaults', () => {
  test.each([
    ['nginx', 'Always'],
    ['nginx:latest', 'Always'],
    ['nginx:1.27', 'IfNotPresent'],
    ['localhost:5000/a/b', 'Always'],
    [`nginx@sha256:${'a'.repeat(64)}`, 'IfNotPresent'],
  ])('the image %s is pulled %s', (image, imagePullPolicy) => {
    const object = stored(pod({ containers: [container({ image })] }))
    expect(object).toMatchObject({ spec: { containers: [{ imagePullPolicy }] } })
  })

  test('a limit without a request is requested', () => {
    const object = stored(pod({ containers: [container({ resources: { limits: { cpu: '0.5' } } })] }))
    const resources = { limits: { cpu: '500m' }, requests: { cpu: '500m' } }
    expect(object).toMatchObject({ spec: { containers: [{ resources }] }, status: { qosClass: 'Burstable' } })
  })

  test('a probe’s explicit zero counts as not given', () => {
    const probe = { tcpSocket: { port: 80 }, periodSeconds: 0 }
    const object = stored(pod({ containers: [container({ livenessProbe: probe })] }))
    const livenessProbe = { periodSeconds: 10, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3 }
    expect(object).toMatchObject({ spec: { containers: [{ livenessProbe }] } })
  })

  test('a kind without rules is taken as it is, with its metadata checked', () => {
    const lease = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: 'a' }, spec: { x: 1 } }
    expect(stored(lease)).toMatchObject({ metadata: { namespace: 'default' }, spec: { x: 1 } })
    expect(refusal({ ...lease, metadata: {} })?.causes).toEqual([
      {
        field: 'metadata.name',
        reason: 'FieldValueRequired',
        message: 'Required value: name or generateName is required',
      },
    ])
  })
})

describe('validation', () => {
  test.each([
    [pod({}), 'spec.containers: Required value', ['spec', 'containers']],
    [
      pod({
        containers: [container({ volumeMounts: [{ name: 'd', mountPath: '/d', subPath: '/x' }] })],
        volumes: [{ name: 'd' }],
      }),
      'spec.containers[0].volumeMounts.subPath: Invalid value: "/x": must be a relative path',
      ['spec', 'containers', 0, 'volumeMounts', 0, 'subPath'],
    ],
    [
      pod({ containers: [container({ livenessProbe: { periodSeconds: 3 } })] }),
      'spec.containers[0].livenessProbe: Required value: must specify a handler type',
      ['spec', 'containers', 0, 'livenessProbe'],
    ],
  ])('%j is refused at its place', (value, message, path) => {
    expect(refusal(value)?.message).toBe(`Pod "web" is invalid: ${message}`)
    expect(refusal(value)?.paths).toEqual([path])
  })

  test('a Deployment is named with its group', () => {
    const value = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: -1 } }
    expect(refusal(value)?.message).toMatch(/^Deployment\.apps "web" is invalid: \[spec\.replicas: Invalid value: -1/)
  })

  test('restart policies of containers came with 1.35; before, they are dropped in silence', () => {
    const value = pod({ containers: [container({ restartPolicy: 'Never' })] })
    const policyAt = (version: '1.34' | '1.36') => {
      const answer = prepareCreate(value, { ...OPTIONS, kubernetesVersion: version })
      return JSON.stringify(answer.ok && answer.value.object).match(/"restartPolicy":"\w+"/g)
    }
    expect(policyAt('1.36')).toEqual(['"restartPolicy":"Never"', '"restartPolicy":"Always"'])
    expect(policyAt('1.34')).toEqual(['"restartPolicy":"Always"'])
  })
})
