import { expect, test } from 'vitest'
import { livenessTrace } from '../../trace/queries/testTrace.ts'
import { RecordKind } from '../../trace/records.ts'
import { shownRecord } from './shownRecord.ts'
import { ruleOf } from './whyRules.ts'
import { effectSteps, whySteps } from './whySteps.ts'

const trace = livenessTrace()
const POD = { kind: 'Pod', namespace: 'default', name: 'liveness-exec' }
const recordsOf = (kind: number): number[] =>
  Array.from(trace.records.kind).flatMap((each, record) => (each === kind ? [record] : []))
const matters = (record: number): string[] => whySteps(trace, record).map(({ matter }) => matter.what)

test('the chain of a killed container goes from the command over the failed probe and the grace period to its end', () => {
  const exit = recordsOf(RecordKind.criCall).at(-1) ?? -1
  expect(matters(exit)).toEqual(['command', 'event', 'probe', 'timer', 'call'])
})

test('moves of machines and writes of objects lie on the way, unless they are what is asked about', () => {
  const hold = recordsOf(RecordKind.transition)[2] ?? -1
  expect(matters(hold)).toEqual(['command', 'event', 'probe', 'move'])
})

test('failures in a row are one step, which begins with the first of them', () => {
  const exit = recordsOf(RecordKind.criCall).at(-1) ?? -1
  const probe = whySteps(trace, exit).find(({ matter }) => matter.what === 'probe')
  expect(probe?.time).toBe(35_330)
  expect(probe?.matter).toMatchObject({ since: 35_330, period: 5000, mark: { run: 3, threshold: 3 } })
})

test.each([
  [20_000, 'the latest event', RecordKind.event],
  [60_000, 'the running grace period', RecordKind.timer],
  [80_000, 'the latest event', RecordKind.event],
])('where nothing is selected, at %d ms it is asked about %s', (cursor, _, kind) => {
  expect(trace.records.kind[shownRecord(trace, POD, cursor) ?? -1]).toBe(kind)
})

test('before there is anything, nothing is asked', () => {
  expect(shownRecord(trace, POD, 0)).toBeUndefined()
  expect(shownRecord(trace, undefined, 60_000)).toBeUndefined()
})

test('a step without a known rule has none', () => {
  const [command] = recordsOf(RecordKind.command)
  const [timer] = recordsOf(RecordKind.timer)
  const ruleAt = (record = -1) => whySteps(trace, record).slice(-1).map(ruleOf)
  expect(ruleAt(command)).toEqual([undefined])
  expect(ruleAt(timer)).toMatchObject([{ name: 'grace' }])
})

test('what a record brought about does not tell moves of machines where it tells anything else', () => {
  const hold = recordsOf(RecordKind.transition)[2] ?? -1
  expect(effectSteps(trace, hold).map(({ matter }) => matter.what)).toEqual(['timer', 'event'])
})
