import { expect, test } from 'vitest'
import { dropDisabledFields } from './dropDisabledFields.ts'

const rules = {
  restartPolicy: 'Never',
  restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }],
}
const certificate = { volumes: [{ name: 'c', projected: { sources: [{ podCertificate: { keyType: 'ED25519' } }] } }] }
const image = {
  containers: [{ volumeMounts: [{ name: 'i', mountPath: '/i' }] }],
  volumes: [{ name: 'i', image: { reference: 'x' } }],
}

const CASES: [gate: string, spec: object, on1x34: object, on1x36: object][] = [
  ['ContainerRestartRules', { containers: [rules] }, { containers: [{}] }, { containers: [rules] }],
  [
    'ContainerRestartRules',
    { initContainers: [{ ...rules, restartPolicy: 'Always' }] },
    { initContainers: [{ restartPolicy: 'Always' }] },
    { initContainers: [{ ...rules, restartPolicy: 'Always' }] },
  ],
  ['HostnameOverride', { hostnameOverride: 'web' }, {}, { hostnameOverride: 'web' }],
  [
    'EnvFiles',
    { containers: [{ env: [{ name: 'A', valueFrom: { fileKeyRef: { key: 'A' } } }] }] },
    { containers: [{ env: [{ name: 'A', valueFrom: {} }] }] },
    { containers: [{ env: [{ name: 'A', valueFrom: { fileKeyRef: { key: 'A' } } }] }] },
  ],
  ['ImageVolume', image, { containers: [{}] }, image],
  [
    'PodCertificateRequest',
    certificate,
    { volumes: [{ name: 'c', projected: { sources: [{}] } }] },
    { volumes: [{ name: 'c', projected: { sources: [{}] } }] },
  ],
  [
    'ContainerStopSignals',
    { containers: [{ lifecycle: { stopSignal: 'SIGUSR1' } }] },
    { containers: [{}] },
    { containers: [{}] },
  ],
]

test.each(CASES)('%s: %j', (gate, spec, on1x34, on1x36) => {
  const kept = (kubernetesVersion: '1.34' | '1.36', featureGates: Record<string, boolean> = {}) => {
    const pod = { apiVersion: 'v1', kind: 'Pod', spec: structuredClone(spec) }
    dropDisabledFields(pod, { kubernetesVersion, featureGates })
    return pod.spec
  }
  expect(kept('1.34')).toEqual(on1x34)
  expect(kept('1.36')).toEqual(on1x36)
  expect(kept('1.34', { [gate]: true })).toEqual(spec)
})
