import { expect, test } from 'vitest'
import type { Observation, Recording } from '../../src/cli/recording.ts'
import { judgeScenario, type Verdict } from './judgeScenario.ts'

const recording = (observations: readonly Observation[], more: Partial<Recording> = {}): Recording => ({
  schema: 'podarium.dev/recording/v1',
  name: 'story-test',
  kubernetes: 'v1.36.3',
  run: 1,
  duration: 60,
  probePeriod: 0,
  runtime: { createContainer: 0.05, runPodSandbox: 0.3, startContainer: 0.1 },
  images: null,
  created: [],
  steps: [],
  observations,
  ...more,
})

const pod = (t: number, name: string, phase: string, owner?: string): Observation => ({
  t,
  type: phase === 'Pending' ? 'ADDED' : 'MODIFIED',
  kind: 'Pod',
  name,
  object: {
    metadata: owner === undefined ? {} : { ownerReferences: [{ kind: 'ReplicaSet', name: owner, controller: true }] },
    status: { phase },
  },
})

const differing = (verdicts: readonly Verdict[]): string[] =>
  verdicts.filter((verdict) => verdict.problems.length > 0).map((verdict) => verdict.facet)

test('a recording agrees with itself', () => {
  const own = recording([pod(0, 'web', 'Pending'), pod(3, 'web', 'Running')])
  expect(differing(judgeScenario(own, [own]))).toEqual([])
})

test('a pod that stays pending differs in phase and STATUS', () => {
  const wanted = recording([pod(0, 'web', 'Pending'), pod(3, 'web', 'Running')])
  expect(differing(judgeScenario(recording([pod(0, 'web', 'Pending')]), [wanted]))).toEqual([
    'pod web · phase',
    'pod web · STATUS',
  ])
})

test('a pod that is not there differs in everything, one that should not be there in itself', () => {
  const wanted = recording([pod(0, 'web', 'Pending')])
  const candidate = recording([pod(0, 'other', 'Pending')])
  expect(differing(judgeScenario(candidate, [wanted]))).toEqual([
    'pod web · existence',
    'pod web · phase',
    'pod web · STATUS',
    'pod other',
  ])
})

test('pods of one owner can stand for each other', () => {
  const story = (first: string, second: string) =>
    recording([
      pod(0, first, 'Pending', 'web'),
      pod(0.1, second, 'Pending', 'web'),
      pod(10, first, 'Running', 'web'),
      pod(30, second, 'Running', 'web'),
    ])
  // the candidate creates them the other way round
  const candidate = recording([
    pod(0, 'web-slow', 'Pending', 'web'),
    pod(0.1, 'web-fast', 'Pending', 'web'),
    pod(10, 'web-fast', 'Running', 'web'),
    pod(30, 'web-slow', 'Running', 'web'),
  ])
  expect(differing(judgeScenario(candidate, [story('web-a', 'web-b')]))).toEqual([])
})

test('the answer to each manifest is judged', () => {
  const answered = (error?: string) => recording([], { created: [{ t: 0, kind: 'Pod', name: 'web', error }] })
  expect(differing(judgeScenario(answered('refused'), [answered('refused')]))).toEqual([])
  expect(judgeScenario(answered(), [answered('refused')])[0]).toEqual({
    facet: 'create Pod web',
    problems: ['answered "created" instead of "refused"'],
  })
  expect(differing(judgeScenario(recording([]), [answered()]))).toEqual(['create Pod web'])
})

test('what happens after the shortest of the recordings is not judged', () => {
  const wanted = recording([pod(0, 'web', 'Pending'), pod(30, 'web', 'Running')])
  const short = recording([pod(0, 'web', 'Pending')], { duration: 20 })
  expect(differing(judgeScenario(short, [wanted]))).toEqual([])
})
