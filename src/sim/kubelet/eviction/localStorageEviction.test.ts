import { describe, expect, test } from 'vitest'
import { simulateText } from '../../testSimulation.ts'
import { testPod } from '../testPod.ts'
import { exceededLimit } from './localStorageEviction.ts'

const MEBIBYTE = 2 ** 20
const limited = (name: string, storage?: string) => ({
  name,
  image: 'app:1',
  ...(storage !== undefined && { resources: { limits: { 'ephemeral-storage': storage } } }),
})

describe('the first limit that a pod exceeds', () => {
  const pod = testPod({
    volumes: [{ name: 'cache', emptyDir: { sizeLimit: '2Mi' } }],
    containers: [limited('a', '4Mi'), limited('b', '1Mi'), limited('c')],
  })

  test.each<[string, Record<string, number>, Record<string, number>, string | undefined]>([
    ['nothing is over', { cache: 2 }, { a: 1, b: 1 }, undefined],
    ['a volume over its size', { cache: 2.5 }, {}, 'Usage of EmptyDir volume "cache" exceeds the limit "2Mi". '],
    [
      'all together over the sum of the limits, a container without limit and the volumes included',
      { cache: 2 },
      { a: 1, b: 0.5, c: 2 },
      'Pod ephemeral local storage usage exceeds the total limit of containers 5Mi. ',
    ],
    [
      'one container over its own',
      { cache: 0 },
      { a: 1, b: 2 },
      'Container b exceeded its local ephemeral storage limit "1Mi". ',
    ],
  ])('%s', (_, volumes, containers, message) => {
    const bytes = (mebibytes: Record<string, number>) =>
      new Map(Object.entries(mebibytes).map(([name, count]) => [name, count * MEBIBYTE]))
    expect(exceededLimit(pod, { volumes: bytes(volumes), containers: bytes(containers) })).toBe(message)
  })
})

test('a container that writes more than its limit is evicted at the next look, with a second of grace and no DisruptionTarget', () => {
  const { pod, events } = simulateText(`
apiVersion: v1
kind: Pod
metadata: {name: writer}
spec:
  containers:
  - name: app
    image: busybox:1.36
    resources: {limits: {ephemeral-storage: 4Mi}}
    command: [sh, -c, "sleep 4; dd if=/dev/zero of=/file bs=1M count=8; sleep 1000"]
`)
  const message = 'Pod ephemeral local storage usage exceeds the total limit of containers 4Mi. '
  expect(events('Evicted')).toEqual([message])
  expect(pod('writer')?.status).toMatchObject({ phase: 'Failed', reason: 'Evicted', message })
  expect(pod('writer')?.status?.containerStatuses?.[0]?.state?.terminated?.exitCode).toBe(137)
  expect(pod('writer')?.status?.conditions?.map(({ type }) => type)).not.toContain('DisruptionTarget')
})

test('a log counts as well, and a volume in memory does not', () => {
  const evicted = (container: string, volume: string) =>
    simulateText(`
apiVersion: v1
kind: Pod
metadata: {name: writer}
spec:
  volumes: [{name: v, emptyDir: {${volume}}}]
  containers:
  - name: app
    image: busybox:1.36
    resources: {limits: {ephemeral-storage: 1Mi}}
    volumeMounts: [{name: v, mountPath: /v}]
    command: [sh, -c, "${container}; sleep 1000"]
`).events('Evicted').length
  expect(evicted('seq 50000', '')).toBe(1)
  expect(evicted('dd if=/dev/zero of=/v/file bs=1M count=8', '')).toBe(1)
  expect(evicted('dd if=/dev/zero of=/v/file bs=1M count=8', 'medium: Memory')).toBe(0)
})
