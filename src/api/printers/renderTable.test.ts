import { describe, expect, test } from 'vitest'
import type { Pod } from '../types.ts'
import { podStatusText } from './podStatusText.ts'
import { renderTable, watchPrinter } from './renderTable.ts'
import { tableFor } from './tableFor.ts'

const NOW = Date.parse('2026-01-15T12:00:00Z')
const status = { name: 'app', ready: false, restartCount: 0, image: '', imageID: '' }
const web: Pod = {
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default', creationTimestamp: '2026-01-15T11:59:00Z', labels: { app: 'web' } },
  spec: { containers: [{ name: 'app' }], nodeName: 'node-1' },
  status: { phase: 'Running', containerStatuses: [{ ...status, ready: true, state: { running: {} } }] },
}

describe('kubectl get pods', () => {
  test('prints a column as wide as its widest cell and three blanks', () => {
    expect(renderTable(tableFor('Pod', [web], NOW))).toBe(
      ['NAME   READY   STATUS    RESTARTS   AGE', 'web    1/1     Running   0          60s', ''].join('\n'),
    )
  })

  test('shows namespaces and labels where asked to', () => {
    const text = renderTable(tableFor('Pod', [web], NOW), { allNamespaces: true, showLabels: true, noHeaders: true })
    expect(text).toBe('default   web   1/1   Running   0     60s   app=web\n')
  })

  test('watched prints its headers once and its columns never narrower', () => {
    const print = watchPrinter()
    expect(print(tableFor('Pod', [{ ...web, metadata: { ...web.metadata, name: 'a-long-name' } }], NOW))).toContain(
      'NAME',
    )
    expect(print(tableFor('Pod', [web], NOW))).toBe('web           1/1     Running   0          60s\n')
  })

  test('says of nothing nothing', () => {
    expect(renderTable(tableFor('Pod', [], NOW))).toBe('')
  })

  test('ends a cell at a tab within it, and cuts it at the end of its first line', () => {
    const event = { kind: 'Event', message: 'one\ttwo\nthree', type: 'Normal', reason: 'R' }
    expect(renderTable(tableFor('Event', [event], NOW), { noHeaders: true })).toBe(
      '<unknown>   Normal   R           one   two...\n',
    )
  })

  test('tells how long ago the last restart was', () => {
    const ended = { exitCode: 1, finishedAt: '2026-01-15T11:59:30Z' }
    const restarted = { ...status, restartCount: 3, lastState: { terminated: ended }, state: { running: {} } }
    const pod = { ...web, status: { ...web.status, containerStatuses: [restarted] } }
    expect(tableFor('Pod', [pod], NOW).rows[0]?.cells[3]).toBe('3 (30s ago)')
  })
})

test.each([
  ['1.36', '6.1.0 (arm64)', ['Name', 'Age']],
  ['1.34', '6.1.0', ['Name', 'Secrets', 'Age']],
] as const)('Kubernetes %s shows the kernel %s of a node, and of service accounts %j', (version, kernel, columns) => {
  const node = { kind: 'Node', status: { nodeInfo: { kernelVersion: '6.1.0', architecture: 'arm64' } } }
  expect(tableFor('Node', [node], NOW, 'wide', version).rows[0]?.cells[8]).toBe(kernel)
  expect(tableFor('ServiceAccount', [], NOW, 'default', version).columns.map(({ name }) => name)).toEqual(columns)
})

describe('the STATUS of a pod', () => {
  const withStatuses = (...containerStatuses: object[]): Pod => ({
    ...web,
    status: { ...web.status, containerStatuses: containerStatuses.map((one) => ({ ...status, ...one })) },
  })
  const done = { state: { terminated: { exitCode: 0, reason: 'Completed' } } }
  const failed = { state: { terminated: { exitCode: 3, reason: 'Error' } } }
  const runs = { ready: true, state: { running: {} } }

  test.each([
    ['that just runs', withStatuses(runs), 'Running'],
    [
      'whose container waits for a reason',
      withStatuses({ state: { waiting: { reason: 'ErrImagePull' } } }),
      'ErrImagePull',
    ],
    ['whose first container completed and whose second failed', withStatuses(done, failed), 'Error'],
    ['of which one container completed while another runs', withStatuses(done, runs), 'NotReady'],
    [
      'that is ready though one of its containers completed and another failed',
      {
        ...withStatuses(done, failed, runs),
        status: { ...withStatuses(done, failed, runs).status, conditions: [{ type: 'Ready', status: 'True' }] },
      },
      'Running',
    ],
    ['whose container left without a reason', withStatuses({ state: { terminated: { exitCode: 7 } } }), 'ExitCode:7'],
    ['whose container a signal ended', withStatuses({ state: { terminated: { exitCode: 0, signal: 9 } } }), 'Signal:9'],
    ['that is being deleted', { ...web, metadata: { deletionTimestamp: '2026-01-15T12:00:30Z' } }, 'Terminating'],
    ['that was evicted', { ...web, status: { phase: 'Failed', reason: 'Evicted' } }, 'Evicted'],
  ])('%s', (_, pod, expected) => {
    expect(podStatusText(pod)).toBe(expected)
  })

  test('counts the init containers that are done, sidecars too', () => {
    const spec = {
      containers: [{ name: 'app' }],
      initContainers: [{ name: 's', restartPolicy: 'Always' }, { name: 'i' }],
    }
    const initContainerStatuses = [
      { ...status, name: 's', started: true, ready: true, state: { running: {} } },
      { ...status, name: 'i', state: { running: {} } },
    ]
    expect(podStatusText({ ...web, spec, status: { phase: 'Pending', initContainerStatuses } })).toBe('Init:1/2')
  })
})
