import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addTimelineEntry, removeTimelineEntry, setScenarioField } from './editScenario.ts'
import { parseScenario } from './parse.ts'

const HEAD = 'apiVersion: podarium.dev/v1alpha1\nkind: Scenario\n'
const POD = '# a pod\napiVersion: v1\nkind: Pod # really\nmetadata: {name:   web}\n'
const ENTRY = { at: 10_000, run: 'kubectl delete pod web' }
const LINE = '- {at: 10s, run: kubectl delete pod web}\n'

test.each([
  ['no spec', HEAD, `${HEAD}spec:\n  timeline:\n  ${LINE}`],
  ['an empty spec', `${HEAD}spec:\n`, `${HEAD}spec:\n  timeline:\n  ${LINE}`],
  ['a spec of null', `${HEAD}spec: null # none\n`, `${HEAD}spec: # none\n  timeline:\n  ${LINE}`],
  ['no timeline', `${HEAD}spec:\n    seed: 3 # why\n`, `${HEAD}spec:\n    seed: 3 # why\n    timeline:\n    ${LINE}`],
  ['an empty timeline', `${HEAD}spec:\n  timeline: # soon\n`, `${HEAD}spec:\n  timeline: # soon\n  ${LINE}`],
  ['a timeline of []', `${HEAD}spec:\n  timeline: []\n`, `${HEAD}spec:\n  timeline: [${LINE.slice(2, -1)}]\n`],
  [
    'a timeline with an earlier entry',
    `${HEAD}spec:\n  timeline:\n    - at: 1s # first\n      run: x\n  # the seed\n  seed: 1\n`,
    `${HEAD}spec:\n  timeline:\n    - at: 1s # first\n      run: x\n    ${LINE}  # the seed\n  seed: 1\n`,
  ],
  [
    'a timeline with a later entry',
    `${HEAD}spec:\n  timeline:\n  # end\n  - {at: 1m, run: x}\n`,
    `${HEAD}spec:\n  timeline:\n  # end\n  ${LINE}  - {at: 1m, run: x}\n`,
  ],
  [
    'a last entry that is a block of text',
    `${HEAD}spec:\n  timeline:\n  - at: 1s\n    run: |\n      x\n`,
    `${HEAD}spec:\n  timeline:\n  - at: 1s\n    run: |\n      x\n  ${LINE}`,
  ],
  ['no line end', `${HEAD}spec: {seed: 1}`, `${HEAD}spec: {seed: 1, timeline: [${LINE.slice(2, -1)}]}`],
  [
    'JSON',
    '{"apiVersion": "podarium.dev/v1alpha1", "kind": "Scenario"}',
    '{"apiVersion": "podarium.dev/v1alpha1", "kind": "Scenario", "spec": {"timeline": [{"at": "10s", "run": "kubectl delete pod web"}]}}',
  ],
])('an entry is added to a scenario with %s', (_, before, after) => {
  expect(addTimelineEntry(before, ENTRY)).toBe(after)
})

test('an entry is added between the two that stand around it in time', () => {
  const text = `${HEAD}spec: {timeline: [{at: 5s, run: a}, {at: 20s, run: b}]}\n`
  expect(addTimelineEntry(text, ENTRY)).toBe(
    `${HEAD}spec: {timeline: [{at: 5s, run: a}, {at: 10s, run: kubectl delete pod web}, {at: 20s, run: b}]}\n`,
  )
})

test.each([
  ['manifests', POD, `${HEAD}spec:\n  timeline:\n  ${LINE}---\n${POD}`],
  ['a leading mark', `---\n${POD}`, `${HEAD}spec:\n  timeline:\n  ${LINE}---\n${POD}`],
  ['nothing', '', `${HEAD}spec:\n  timeline:\n  ${LINE}`],
])('a text with %s and without a Scenario document gets one in front', (_, before, after) => {
  expect(addTimelineEntry(before, ENTRY)).toBe(after)
})

test.each([
  [
    'one of several',
    `  - {at: 1s, run: a} # a\n  # b's\n  - at: 2s\n    run: b\n  - {at: 3s, run: c}\n`,
    1,
    `  - {at: 1s, run: a} # a\n  # b's\n  - {at: 3s, run: c}\n`,
  ],
  ['the last', `  - {at: 1s, run: a}\n  - {at: 3s, run: c}`, 1, `  - {at: 1s, run: a}\n`],
  ['one that is not there', `  - {at: 1s, run: a}\n`, 1, `  - {at: 1s, run: a}\n`],
])('an entry is removed: %s', (_, before, index, after) => {
  expect(removeTimelineEntry(`${HEAD}spec:\n  timeline:\n${before}`, index)).toBe(`${HEAD}spec:\n  timeline:\n${after}`)
})

test.each([
  [`timeline: # t\n  - {at: 1s, run: a} # x\n  seed: 1\n`, `timeline: [] # t\n  seed: 1\n`],
  [`timeline: [{at: 1s, run: a}]\n`, `timeline: []\n`],
])('the only entry leaves an empty list: %j', (before, after) => {
  const text = removeTimelineEntry(`${HEAD}spec:\n  ${before}`, 0)
  expect(text).toBe(`${HEAD}spec:\n  ${after}`)
  expect(parseScenario(text)).toMatchObject({ diagnostics: [], scenario: { timeline: [] } })
})

test.each([
  [
    'replaced',
    `${HEAD}spec:\n  title: 'Old' # t\n  seed: 1\n`,
    'title',
    'New',
    `${HEAD}spec:\n  title: New # t\n  seed: 1\n`,
  ],
  [
    'replaced where it was a block',
    `${HEAD}spec:\n  title: |\n    Old\n  seed: 1\n`,
    'title',
    'New',
    `${HEAD}spec:\n  title: New\n  seed: 1\n`,
  ],
  [
    'added',
    `${HEAD}spec:\n  seed: 1\n`,
    'kubernetesVersion',
    '1.34',
    `${HEAD}spec:\n  seed: 1\n  kubernetesVersion: "1.34"\n`,
  ],
  ['filled in', `${HEAD}spec:\n  seed: # s\n  title: x\n`, 'seed', 7, `${HEAD}spec:\n  seed: 7 # s\n  title: x\n`],
])('a field is %s', (_, before, field, value, after) => {
  expect(setScenarioField(before, ['spec', field], value)).toBe(after)
})

const layouts = fc.constantFrom(
  '',
  'spec:\n',
  'spec: {}\n',
  'spec:\n  seed: 4\n  images:\n    - {name: x}\n  # the end\n',
  'spec:\n  timeline:\n  - {at: 2s, run: first}\n\n  - at: 1m\n    run: >-\n      last\n  title: x\n',
  'spec: {timeline: [{at: 2s, run: a},\n  {at: 1m, run: b},], seed: 4}\n',
  'spec:\n  description: |+\n    kept\n\n  \n',
)

test('after an edit the text means what it meant, and the entry; what is not the Scenario is the same to the letter', () => {
  const runs = fc.string({ unit: 'binary', minLength: 1 })
  const eols = fc.constantFrom('\n', '\r\n')
  fc.assert(
    fc.property(layouts, runs, fc.integer({ min: 0, max: 120_000 }), eols, (layout, run, at, eol) => {
      const other = `---\n${POD}`.replaceAll('\n', eol)
      const text = `${HEAD}${layout}`.replaceAll('\n', eol) + other
      const before = parseScenario(text).scenario
      const changed = addTimelineEntry(text, { at, run })
      const { scenario, diagnostics } = parseScenario(changed)
      expect(diagnostics).toEqual([])
      expect(changed.endsWith(other)).toBe(true)
      expect({ ...scenario, timeline: [] }).toEqual({ ...before, timeline: [] })
      const index = scenario.timeline.findIndex((entry) => entry.at === at && entry.run === run)
      expect(scenario.timeline.toSpliced(index, 1)).toEqual(before.timeline)
      expect(parseScenario(removeTimelineEntry(changed, index)).scenario).toEqual(before)
    }),
    { numRuns: 60 },
  )
})
