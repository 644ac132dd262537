import { describe, expect, test } from 'vitest'
import { LIVENESS_POD, livenessTrace } from '../../trace/queries/testTrace.ts'
import { describeMark, sentenceOf } from './describeMark.ts'
import { hitTest } from './hitTest.ts'
import { AXIS_HEIGHT, layOut } from './layout.ts'
import { markBox, marksOfRecord, placedRow } from './markBoxes.ts'
import { stepMark } from './markSteps.ts'
import { TIMELINE_STRINGS } from './strings.ts'
import { timelineRows } from './timelineRows.ts'
import { TimeScale } from './timeScale.ts'

const trace = livenessTrace()
const strings = TIMELINE_STRINGS.en
const rowsOf = (form: 'wide' | 'phone' | 'embed') => timelineRows(trace, { form, openings: new Map(), strings })
const layout = layOut(rowsOf('wide'), 'wide')
const scale = new TimeScale({ left: 0, pxPerSecond: 8 }, [], layout.gutter, 1050)
const CONTAINER = 'Pod/default/liveness-exec liveness'

describe('rows', () => {
  test('a pod shows what kubectl derives, its phase, its conditions, then its containers with timers and probes', () => {
    const kinds = rowsOf('wide').map((row) => (row.kind === 'condition' ? row.type : row.kind))
    expect(kinds).toEqual([
      'commands',
      'group',
      'status',
      'phase',
      'PodScheduled',
      'PodReadyToStartContainers',
      'Initialized',
      'ContainersReady',
      'Ready',
      'container',
      'exits',
      'timers',
      'probe',
      'endpoint',
      'events',
    ])
  })

  test('a small drawing keeps to fewer lanes', () => {
    expect(rowsOf('phone').filter((row) => row.kind === 'condition')).toHaveLength(1)
    expect(rowsOf('embed').map((row) => row.kind)).toEqual(['status', 'container', 'exits', 'timers', 'events'])
  })

  test('a closed pod is one line', () => {
    const openings = new Map([['Pod/default/liveness-exec', 'closed' as const]])
    const kinds = timelineRows(trace, { form: 'wide', openings, strings }).map((row) => row.kind)
    expect(kinds).toEqual(['commands', 'summary', 'events'])
  })
})

describe('places', () => {
  test('lanes follow each other without overlapping, except marks that stand on the lane of their container', () => {
    const below = layout.rows.filter((placed) => placed.row.kind !== 'exits')
    below.slice(1).forEach((placed, i) => {
      const before = below[i]
      expect(placed.top).toBeGreaterThanOrEqual((before?.top ?? 0) + (before?.height ?? 0))
    })
  })
})

describe('what lies under a pointer', () => {
  const facts = { trace, layout, scale, scrollTop: 0 }
  const yOf = (key: string) => {
    const placed = placedRow(layout, key)
    return AXIS_HEIGHT + (placed?.markTop ?? 0) + (placed?.markHeight ?? 0) / 2
  }

  test.each([
    { name: 'the axis', x: 400, y: 10, at: 'axis' },
    { name: 'a name', x: 20, y: yOf(CONTAINER), at: 'label' },
    { name: 'a bar', x: 400, y: yOf(CONTAINER), at: 'mark' },
    { name: 'nothing beside a bar', x: 400, y: yOf(`${CONTAINER} livenessProbe`) + 40, at: 'nothing' },
  ])('$name', ({ x, y, at }) => {
    expect(hitTest(facts, x, y).at).toBe(at)
  })

  test('the nearest probe is hit, within 12 pixels', () => {
    const hit = hitTest(facts, scale.xOf(40_330) + 9, yOf(`${CONTAINER} livenessProbe`))
    expect(hit.at === 'mark' && describeMark(trace, hit.placed.row, hit.mark.index, strings)?.what).toBe(
      'failed 2 of 3',
    )
  })
})

describe('marks', () => {
  test('a record that brings several marks is best shown by the most telling', () => {
    const placed = placedRow(layout, CONTAINER)
    const record = placed?.row.kind === 'container' ? (placed.row.spans[2]?.record ?? -1) : -1
    expect(marksOfRecord(trace, layout, record).map((mark) => mark.row)[0]).toBe(`${CONTAINER} exits`)
  })

  test('a mark out of sight has no box', () => {
    const later = new TimeScale({ left: 90_000, pxPerSecond: 8 }, [], layout.gutter, 1050)
    expect(markBox({ trace, layout, scale: later }, { row: `${CONTAINER} timers`, index: 0 })).toBeUndefined()
  })

  test('arrow keys go along a lane and from lane to lane, and stop at the ends', () => {
    const first = { row: CONTAINER, index: 0 }
    const second = stepMark(trace, layout, first, 'right', 0)
    expect(second).toEqual({ row: CONTAINER, index: 1 })
    expect(stepMark(trace, layout, first, 'left', 0)).toEqual(first)
    expect(stepMark(trace, layout, second, 'down', 0)?.row).toBe(`${CONTAINER} exits`)
  })
})

describe('words', () => {
  test.each([
    { row: CONTAINER, index: 1, words: 'container liveness, running, 0:00.8 to 1:15.5, 1:14.7' },
    {
      row: `${CONTAINER} timers`,
      index: 0,
      words: 'grace period liveness, all spent, 0:45.3 to 1:15.3, 30.0 s, due 1:15.3',
    },
    { row: `${CONTAINER} livenessProbe`, index: 8, words: 'livenessProbe liveness, failed 3 of 3, 0:45.3' },
    { row: 'commands', index: 0, words: 'commands, kubectl apply -f liveness.yaml, 0:00.0, pod/liveness-exec created' },
    { row: 'events', index: 4, words: 'events Pod/liveness-exec, Unhealthy ×3, 0:45.3, Warning, kubelet' },
  ])('$words', ({ row, index, words }) => {
    const placed = placedRow(layout, row)
    const said = placed && describeMark(trace, placed.row, index, strings)
    expect(said && sentenceOf(said, strings)).toBe(words)
  })

  test('the pod of the trace is the one that the rows are about', () => {
    expect(placedRow(layout, CONTAINER)?.row.pod).toEqual(LIVENESS_POD)
  })
})
