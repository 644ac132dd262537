import { expect, test } from 'vitest'
import type { ContainerRuntime } from '../../runtime/containerRuntime.ts'
import type { KubeletContext } from '../kubeletContext.ts'
import { testExit, testInstance, testPod, testRuntime } from '../testPod.ts'
import { pruneDeadContainers } from './pruneDeadContainers.ts'

const dead = (attempt: number) => testExit('app', 1, { attempt })
const deleted = testPod({}, { metadata: { deletionTimestamp: '2026-01-15T12:00:00Z' } })

test.each([
  ['the newest dead one is kept', testPod(), true, [dead(0)], []],
  ['older dead ones are removed', testPod(), true, [dead(2), dead(1), dead(0)], ['app-1', 'app-0']],
  ['what runs does not count', testPod(), true, [testInstance('app', { attempt: 2 }), dead(1), dead(0)], ['app-0']],
  [
    'other containers are left alone',
    testPod(),
    true,
    [dead(0), testExit('side', 1, { attempt: 1 }), testExit('side', 1)],
    [],
  ],
  ['a deleted pod that may still run keeps one', deleted, true, [dead(1), dead(0)], ['app-0']],
  ['a deleted pod that is over keeps none', deleted, false, [dead(1), dead(0)], ['app-1', 'app-0']],
  ['of a pod that is nowhere one is kept', undefined, false, [dead(1), dead(0)], ['app-0']],
])('when app-0 has died: %s', (_, pod, couldRun, containers, expected) => {
  const removed: string[] = []
  const runtime = {
    podStatus: () => testRuntime(...containers),
    removeContainer: (_uid: string, id: string) => removed.push(id),
  } as unknown as ContainerRuntime
  pruneDeadContainers({ runtime } as KubeletContext, 'uid-1', 'app-0', pod, couldRun)
  expect(removed).toEqual(expected)
})
