import { expect, test } from 'vitest'
import { DEFAULT_NODE } from './defaults.ts'
import { parseScenario } from './parse.ts'

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n'
const SCENARIO = 'apiVersion: podarium.dev/v1alpha1\nkind: Scenario\nmetadata: {name: slow-start}\n'

test('a text without a Scenario document is simulated with the defaults', () => {
  const { scenario, diagnostics } = parseScenario(POD)
  expect(diagnostics).toEqual([])
  expect(scenario).toMatchObject({ name: 'scenario', nodes: [DEFAULT_NODE], kubernetesVersion: '1.36' })
  expect(scenario.manifests).toEqual([
    { document: 0, value: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' } } },
  ])
})

test('the Scenario document may stand anywhere, and is no manifest', () => {
  const { scenario, diagnostics } = parseScenario(`${POD}---\n${SCENARIO}spec: {seed: 7}\n---\n${POD}`)
  expect(diagnostics).toEqual([])
  expect(scenario).toMatchObject({ name: 'slow-start', seed: 7 })
  expect(scenario.manifests.map((manifest) => manifest.document)).toEqual([0, 2])
})

test('a second Scenario document is an error at its place', () => {
  const text = `${SCENARIO}---\n${SCENARIO}`
  const { scenario, diagnostics } = parseScenario(text)
  expect(scenario.name).toBe('slow-start')
  expect(diagnostics).toHaveLength(1)
  expect(diagnostics[0]).toMatchObject({ severity: 'error', document: 1 })
  expect(diagnostics[0]?.range.start).toBeGreaterThan(SCENARIO.length)
})

test('a wrong field is told at its place in the text', () => {
  const text = `${SCENARIO}spec:\n  seed: many\n  tilte: A title\n`
  const told = parseScenario(text).diagnostics.map(({ range, message }) => [
    text.slice(range.start, range.end),
    message,
  ])
  expect(told).toEqual([
    ['many', 'spec.seed: Invalid value: "many": must be a number'],
    ['tilte', 'spec.tilte: unknown field'],
  ])
})

test.each([
  '',
  '---\n---\n',
  'not a map',
  '[1, 2',
  '{"a": ',
  'a: &x [*x]',
  `${SCENARIO}spec: []`,
  `${SCENARIO}spec: 3`,
])('any text gives a scenario: %j', (text) => {
  expect(parseScenario(text).scenario.nodes).toHaveLength(1)
})
