import { expect, test } from 'vitest'
import { defaultPod } from './pod.ts'

const container = (limits: Record<string, string>) => ({ name: 'a', image: 'x', resources: { limits } })

test.each([
  [{}, { 'hugepages-2Mi': '4Mi' }, {}],
  [{ limits: { cpu: '2' } }, { cpu: '1' }, { limits: { cpu: '2' }, requests: { cpu: '1' } }],
  [{ limits: { cpu: '2' } }, { memory: '1Gi' }, { limits: { cpu: '2' }, requests: { cpu: '2', memory: '1Gi' } }],
  [{ requests: { cpu: '2' } }, { cpu: '1' }, { requests: { cpu: '2' } }],
  [
    { limits: { cpu: '2' } },
    { 'hugepages-2Mi': '4Mi' },
    { limits: { cpu: '2', 'hugepages-2Mi': '4Mi' }, requests: { cpu: '2', 'hugepages-2Mi': '4Mi' } },
  ],
])('a pod of %j whose container is limited to %j', (own, limits, expected) => {
  const spec = { containers: [container(limits)], resources: structuredClone(own) }
  defaultPod({ spec })
  expect(spec.resources).toEqual(expected)
})
