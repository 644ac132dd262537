import { describe, expect, test } from 'vitest'
import { ProbeOutcome } from '../records.ts'
import { conditionSpans, conditionTypes } from './conditionSpans.ts'
import { containerSpans, unseenExits } from './containerSpans.ts'
import { eventsUntil } from './eventsUntil.ts'
import { machineStatesAt, stateSpans } from './machineStatesAt.ts'
import { moments, nextMark, previousMark } from './moments.ts'
import { objectAt, revisionsAround } from './objectAt.ts'
import { pendingAt } from './pendingAt.ts'
import { phaseSpans } from './phaseSpans.ts'
import { podsAt } from './podsAt.ts'
import { probeMark, probeRecords, unpassedProbes } from './probeMarks.ts'
import { summaryMarks } from './summaryMarks.ts'
import { LIVENESS_POD, livenessTrace } from './testTrace.ts'
import { timerSpans } from './timerSpans.ts'
import { recordsCausedBy, rowOf, timeOf } from './traceIndex.ts'
import { whyOf } from './whyOf.ts'

const trace = livenessTrace()
const PROBE_LANE = 3

describe('objects at an instant', () => {
  test('a pod is not there before it was made', () => {
    expect(objectAt(trace, LIVENESS_POD, 8)).toBeUndefined()
    expect(podsAt(trace, 8)).toEqual([])
  })

  test('a pod is as its last revision said, from that very instant on', () => {
    expect(podsAt(trace, 822)[0]?.status?.phase).toBe('Pending')
    expect(podsAt(trace, 823)[0]?.status?.phase).toBe('Running')
  })

  test('the revision before is the one that was replaced, and the first has none', () => {
    expect(revisionsAround(trace, LIVENESS_POD, 9)?.before).toBeUndefined()
    expect(revisionsAround(trace, LIVENESS_POD, 823)?.before?.type).toBe('ADDED')
  })
})

describe('events at an instant', () => {
  test('an Event object is counted up, and keeps its place', () => {
    const counted = eventsUntil(trace, 41_000).map(({ last, lastTime }) => [last.reason, last.count, lastTime])
    expect(counted).toEqual([
      ['Scheduled', 1, 20],
      ['Started', 1, 814],
      ['Unhealthy', 2, 40_335],
    ])
  })
})

describe('spans', () => {
  test('a phase holds until the revision that changes it', () => {
    expect(phaseSpans(trace, LIVENESS_POD).map((s) => [s.value, s.start, s.end])).toEqual([
      ['Pending', 9, 823],
      ['Running', 823, 112_000],
    ])
  })

  test('conditions come in the order in which they come true', () => {
    expect(conditionTypes(trace, LIVENESS_POD)).toEqual([
      'PodScheduled',
      'PodReadyToStartContainers',
      'Initialized',
      'ContainersReady',
      'Ready',
    ])
    const ready = conditionSpans(trace, LIVENESS_POD, 'Ready').map((s) => [s.value.status, s.value.reason, s.start])
    expect(ready).toEqual([
      ['False', 'ContainersNotReady', 9],
      ['True', undefined, 823],
    ])
  })

  test('a container keeps running all through its grace period, as the API says', () => {
    const spans = containerSpans(trace, LIVENESS_POD, 'liveness').map((s) => [s.value.state, s.value.attempt, s.start])
    expect(spans).toEqual([
      ['waiting', 0, 9],
      ['running', 0, 823],
      ['running', 1, 75_523],
    ])
  })

  test('an end that the API shows only as lastState is an unseen exit at the restart', () => {
    const exits = unseenExits(trace, LIVENESS_POD, 'liveness')
    expect(exits.map((e) => [e.reason, e.exitCode, e.time])).toEqual([['Error', 137, 75_523]])
  })

  test('a timer ends when it was acted upon', () => {
    const timers = timerSpans(trace, LIVENESS_POD, 'liveness')
    expect(timers.map((t) => [t.kind, t.start, t.due, t.end, t.outcome])).toEqual([
      ['grace', 45_327, 75_327, 75_327, 'spent'],
    ])
    expect(timerSpans(trace, LIVENESS_POD)).toEqual([])
  })
})

describe('probes', () => {
  test('an attempt spans from its start to its end', () => {
    const [first] = probeRecords(trace, PROBE_LANE)
    expect(probeMark(trace, first ?? -1)).toMatchObject({ start: 5310, end: 5330, outcome: 'success', run: 1 })
  })

  test('those that did not pass are known without a search', () => {
    const failed = unpassedProbes(trace, PROBE_LANE)
    expect([...failed].map((r) => trace.probes.outcome[rowOf(trace, r)])).toEqual(Array(4).fill(ProbeOutcome.failure))
  })
})

describe('what is waited for', () => {
  test.each([
    { t: 12_000, kinds: [['probe', 15_310]] },
    { t: 63_300, kinds: [['grace', 75_327]] },
    { t: 45_326, kinds: [] },
    { t: 75_327, kinds: [] },
  ])('at $t ms: $kinds', ({ t, kinds }) => {
    expect(pendingAt(trace, t).map((p) => [p.kind, p.due])).toEqual(kinds)
  })

  test('what is left counts down to the instant it is due', () => {
    expect(pendingAt(trace, 63_327)[0]?.left).toBe(12_000)
  })
})

describe('machines', () => {
  test.each([
    { t: 0, leaf: undefined },
    { t: 815, leaf: 1 },
    { t: 30_000, leaf: 2 },
    { t: 60_000, leaf: 3 },
    { t: 80_000, leaf: 2 },
  ])('at $t ms the worker is in state $leaf', ({ t, leaf }) => {
    expect(machineStatesAt(trace, 0, t)[0]?.leaf).toBe(leaf)
  })

  test('a state held twice has two spans, the last open to the end of the trace', () => {
    expect(stateSpans(trace, 0, 2).map((s) => [s.start, s.end])).toEqual([
      [5320, 45_326],
      [75_530, 112_000],
    ])
  })
})

describe('causes', () => {
  test('the restart goes back to the command, over the grace period and the failed probe', () => {
    const restart = containerSpans(trace, LIVENESS_POD, 'liveness')[2]?.record ?? -1
    const chain = whyOf(trace, restart).map((record) => timeOf(trace, record))
    expect(chain).toEqual([1, 9, 814, 5320, 45_320, 45_326, 45_327, 75_337, 75_523])
  })

  test('effects are the records that name it as their cause', () => {
    const restart = containerSpans(trace, LIVENESS_POD, 'liveness')[2]?.record ?? -1
    const [exit] = whyOf(trace, restart).slice(-2)
    expect([...recordsCausedBy(trace, exit ?? -1)]).toEqual([restart])
  })
})

describe('steps', () => {
  test('steps skip probes that pass again', () => {
    expect(nextMark(trace, 6000)).toBe(35_335)
    expect(previousMark(trace, 35_335)).toBe(5330)
  })

  test('changes within the latency of the API are one step, at the last of them', () => {
    expect(moments(trace)[0]).toBe(20)
  })

  test('there is nothing after the last step and nothing before the first', () => {
    expect(nextMark(trace, 200_000)).toBeUndefined()
    expect(previousMark(trace, 0)).toBeUndefined()
  })
})

describe('the overview', () => {
  test('a container is a row of bars, wedges and ticks', () => {
    const [row] = summaryMarks(trace)
    expect(row?.marks.map((m) => `${m.shape} ${m.tone}`)).toEqual([
      'bar waiting',
      'bar running',
      'bar running',
      'wedge stopping',
      'tick failed',
      ...Array(4).fill('tick failed'),
    ])
  })
})
