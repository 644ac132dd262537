import { expect, test } from 'vitest'
import { type EventCount, judgeEvents } from './events.ts'

const END = 100
type Told = Readonly<Record<string, readonly [first: number, count: number]>>

const counts = (told: Told): ReadonlyMap<string, EventCount> =>
  new Map(Object.entries(told).map(([key, [first, count]]) => [key, { first, count }]))

const problems = (candidate: Told, ...recordings: readonly Told[]) =>
  judgeEvents(counts(candidate), recordings.map(counts), [], END)

const REFUSED =
  'Pod/web Warning Unhealthy [spec.containers{app}]: Readiness probe failed: dial tcp <ip>:80: connection refused'
const HEARTBEAT = 'Node/node-1 Normal NodeReady: Node node-1 status is now: NodeReady'

test.each<[string, Told, readonly Told[], number]>([
  ['the same', { Started: [2, 1] }, [{ Started: [2, 1] }], 0],
  ['two seconds late', { Started: [4, 1] }, [{ Started: [2, 1] }], 0],
  ['three seconds late', { Started: [5, 1] }, [{ Started: [2, 1] }], 1],
  ['late within a tenth', { Started: [54, 1] }, [{ Started: [50, 1] }], 0],
  ['one more', { Started: [2, 2] }, [{ Started: [2, 1] }], 0],
  ['two more', { Started: [2, 3] }, [{ Started: [2, 1] }], 1],
  ['missing', {}, [{ Started: [2, 1] }], 1],
  ['missing at the very end', {}, [{ Started: [98, 1] }], 0],
  ['missing, but not in every recording', {}, [{ Started: [2, 1] }, {}], 0],
  ['unexpected', { Failed: [2, 1] }, [{}], 1],
  ['unexpected at the very end', { Failed: [98, 1] }, [{}], 0],
  ['in one of the recordings', { Failed: [2, 1] }, [{}, { Failed: [2, 1] }], 0],
  ['a probe that came before the server, missing', {}, [{ [REFUSED]: [2, 2] }], 0],
  ['a probe that came before the server, unexpected', { [REFUSED]: [2, 1] }, [{}], 0],
  ['a probe refused again and again, missing', {}, [{ [REFUSED]: [2, 3] }], 1],
  ['told at heartbeats', { [HEARTBEAT]: [2, 40] }, [{ [HEARTBEAT]: [60, 1] }], 0],
])('an event that is %s', (_, candidate, recordings, differences) => {
  expect(problems(candidate, ...recordings)).toHaveLength(differences)
})
