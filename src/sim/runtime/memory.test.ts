import { describe, expect, test } from 'vitest'
import { simulateText } from '../testSimulation.ts'
import { tryImage } from './testImage.ts'

const MEBIBYTE = 2 ** 20

test.each<[string, string, readonly string[]]>([
  ['the documentation example', 'polinux/stress', ['stress', '--vm', '1', '--vm-bytes', '150M', '--vm-hang', '1']],
  ['stress-ng', 'polinux/stress-ng', ['/stress-ng', '--vm', '1', '--vm-bytes', '150M', '--timeout', '10s']],
  ['tail of a file without an end', 'busybox', ['tail', '/dev/zero']],
  ['dd with a large block', 'busybox', ['dd', 'if=/dev/zero', 'of=/dev/null', 'bs=200M', 'count=1']],
  ['awk that doubles a text', 'busybox', ['awk', 'BEGIN { x = "a"; while (1) x = x x }']],
])('%s is ended by the kernel as the first process: 137, OOMKilled', (_, image, command) => {
  const { exit } = tryImage(image, { command, memoryLimit: 100 * MEBIBYTE })
  expect(exit).toMatchObject({ code: 137, oomKilled: true })
})

test('a program that allocates step by step is ended when it comes to the limit', () => {
  const { exit } = tryImage('vish/stress', {
    args: ['-mem-total', '150Mi', '-mem-alloc-size', '10Mi', '-mem-alloc-sleep', '1s'],
    memoryLimit: 100 * MEBIBYTE,
  })
  expect(exit).toMatchObject({ code: 137, oomKilled: true })
  expect(exit?.at).toBeGreaterThan(9000)
  expect(exit?.at).toBeLessThan(12_000)
})

test('below the limit nothing is ended', () => {
  const command = ['stress', '--vm', '1', '--vm-bytes', '50M', '--timeout', '10s']
  expect(tryImage('polinux/stress', { command, memoryLimit: 100 * MEBIBYTE }).exit).toMatchObject({
    code: 0,
    oomKilled: false,
  })
})

test('the memory of all processes of a container counts together', () => {
  const one = 'stress --vm 1 --vm-bytes 60M &'
  const { exit, lines } = tryImage('polinux/stress', {
    command: ['sh', '-c', `${one} sleep 1; stress --vm 1 --vm-bytes 60M; echo left with $?`],
    memoryLimit: 100 * MEBIBYTE,
  })
  expect(lines).toContain('left with 137')
  expect(exit).toMatchObject({ code: 0, oomKilled: true })
})

test('without a limit a program that takes memory without end is ended, and that is said', () => {
  const { exit, notModelled } = tryImage('busybox', { command: ['tail', '/dev/zero'] })
  expect(exit?.code).toBe(137)
  expect(notModelled).toEqual(['a program that takes memory without end, and has no limit: it is ended'])
})

test.each([
  ['an init container', 'initContainers', 'restartPolicy: Never'],
  ['a sidecar', 'initContainers', 'restartPolicy: Never', 'restartPolicy: Always,'],
  ['an ordinary container under the limit of its pod', 'containers', 'restartPolicy: Never'],
])('%s that is over its limit is OOMKilled', (who, list, policy, own = '') => {
  const shared = who.includes('pod')
  const limit = 'resources: {limits: {memory: 64Mi}}'
  const heavy = `{name: heavy, image: polinux/stress, ${own} command: [stress, --vm, "1", --vm-bytes, 200M]${shared ? '' : `, ${limit}`}}`
  const { trace } = simulateText(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  ${policy}
  ${shared ? limit : ''}
  ${list === 'containers' ? `containers: [${heavy}]` : `initContainers: [${heavy}]\n  containers: [{name: app, image: busybox, command: [sleep, "60"]}]`}
`)
  expect(trace.criCalls.find(({ call, container }) => call === 'exit' && container === 'heavy')?.detail).toBe(
    'OOMKilled 137',
  )
})

describe('a volume in memory', () => {
  const written = (medium: string, mebibytes: number) =>
    simulateText(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  restartPolicy: Never
  volumes: [{name: v, emptyDir: {${medium}}}]
  containers:
  - name: app
    image: busybox
    resources: {limits: {memory: 64Mi}}
    volumeMounts: [{name: v, mountPath: /v}]
    command: [sh, -c, "dd if=/dev/zero of=/v/file bs=1M count=${mebibytes}; echo left with $?"]
`)

  test('counts as the memory of the container that writes it', () => {
    const over = written('medium: Memory', 100)
    expect(over.lines('app').at(-1)).toBe('left with 137')
    expect(over.pod('web')?.status?.containerStatuses?.[0]?.state?.terminated?.reason).toBe('OOMKilled')
    expect(written('medium: Memory', 32).lines('app').at(-1)).toBe('left with 0')
  })

  test('on disk does not', () => {
    expect(written('', 100).lines('app').at(-1)).toBe('left with 0')
  })

  test('whose sizeLimit has no effect says so', () => {
    const { header } = written('medium: Memory, sizeLimit: 16Mi', 1).trace
    expect(header.notices.map(({ message }) => message)).toContain('the end of 16Mi in volume v')
  })
})
