import { expect, test } from 'vitest'
import { runCli } from './cli.ts'
import type { Recording } from './recording.ts'
import { TABLES } from './tables.ts'
import { testHost } from './testHost.ts'

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: liveness-exec}\n'
const SCENARIO = 'apiVersion: podarium.dev/v1alpha1\nkind: Scenario\nspec:\n  seed: many\n'

test.each([
  [[], 0],
  [['help'], 0],
  [['run', '--help'], 0],
  [['fly'], 2],
  [['run'], 2],
  [['run', 'missing.yaml'], 2],
  [['run', 'pod.yaml', '--unknown'], 2],
  [['run', 'pod.yaml', '-o', 'xml'], 2],
  [['run', 'pod.yaml', '--until', 'soon'], 2],
  [['run', 'pod.yaml', '--seed', 'x'], 2],
  [['run', 'pod.yaml', '--kubernetes', '1.20'], 2],
  [['run', 'pod.yaml', '-o', 'trace', '--at', '3s'], 2],
  [['run', 'pod.yaml'], 0],
  [['run', 'bad.yaml'], 1],
  [['record', 'out'], 2],
  [['answer', 'no-such-table'], 2],
  [['link'], 2],
  [['open', '#nonsense'], 1],
  [['corpus'], 2],
] as const)('podarium %j ends with %i', (args, code) => {
  expect(runCli(testHost({ 'pod.yaml': POD, 'bad.yaml': SCENARIO }), args)).toBe(code)
})

test('what is wrong is told with file, line and column, in the file in which it stands', () => {
  const host = testHost({ 'pod.yaml': POD, 'bad.yaml': SCENARIO })
  expect(runCli(host, ['run', 'pod.yaml', 'bad.yaml'])).toBe(1)
  expect(host.printed.err).toBe('bad.yaml:4:9: error: spec.seed: Invalid value: "many": must be a number\n')
})

test('a refusal by the API server is told at its place and makes the command end with 1', () => {
  const host = testHost({ '-': POD }, () => {
    const trace = testHost({}).simulate({} as never)
    const notice = { kind: 'refused', document: 0, path: ['metadata', 'name'], message: 'taken' } as const
    return { ...trace, header: { ...trace.header, notices: [notice] } }
  })
  expect(runCli(host, ['run', '-'])).toBe(1)
  expect(host.printed.err).toBe('<stdin>:3:18: error: taken\n')
})

test('a field that nobody knows is told at its name, and what was probably meant beside it', () => {
  const text = 'apiVersion: v1\nkind: Pod\nspec:\n  contianers:\n  - name: a\n'
  const message = 'strict decoding error: unknown field "spec.contianers"'
  const host = testHost({ 'pod.yaml': text }, () => {
    const trace = testHost({}).simulate({} as never)
    const notice = { kind: 'refused', document: 0, path: ['spec', 'contianers'], message } as const
    return { ...trace, header: { ...trace.header, notices: [notice] } }
  })
  expect(runCli(host, ['run', 'pod.yaml'])).toBe(1)
  expect(host.printed.err).toBe(`pod.yaml:4:3: error: ${message}\npod.yaml:4:3: note: did you mean containers?\n`)
})

test('what a command of the timeline complained about is told at its entry, and is no error of the text', () => {
  const text = `apiVersion: podarium.dev/v1alpha1\nkind: Scenario\nmetadata: {name: a}\nspec:\n  timeline:\n  - {at: 1s, run: kubectl delete pod b}\n`
  const host = testHost({ 'a.yaml': text }, () => {
    const command = { run: 'kubectl delete pod b', end: 0, stdout: '', stderr: 'error: nothing\n', code: 1, entry: 0 }
    return { ...testHost({}).simulate({} as never), commands: [command] }
  })
  expect(runCli(host, ['run', 'a.yaml'])).toBe(0)
  expect(host.printed.err).toBe('a.yaml:6:19: warning: error: nothing\n')
})

test('run prints the changes of the pods as kubectl get pods -w does', () => {
  const host = testHost({ 'pod.yaml': POD })
  runCli(host, ['run', 'pod.yaml'])
  const [head, ...rows] = host.printed.out.trimEnd().split('\n')
  expect(head?.split(/\s+/)).toEqual(['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE'])
  expect(rows.length).toBeGreaterThan(1)
  expect(new Set(rows).size).toBe(rows.length)
})

test.each(['events', 'story', 'logs', 'trace', 'recording', 'table'])('run -o %s prints something', (output) => {
  const host = testHost({ 'pod.yaml': POD })
  expect(runCli(host, ['run', 'pod.yaml', '-o', output])).toBe(0)
  expect(host.printed.out === '').toBe(output === 'logs' && host.simulate({} as never).logs.length === 0)
})

test('the options of run reach the simulation', () => {
  const seen: unknown[] = []
  const host = testHost({ 'pod.yaml': POD }, (scenario) => {
    seen.push(scenario)
    return testHost({}).simulate(scenario)
  })
  runCli(host, ['run', 'pod.yaml', '--until', '5m', '--seed', '7', '--kubernetes', 'v1.34'])
  expect(seen).toMatchObject([{ duration: 300_000, seed: 7, kubernetesVersion: '1.34' }])
})

test('record answers every scenario; one that breaks down says so, and the others are there', () => {
  const files = { 'a/one.yaml': POD, 'a/two.yaml': POD }
  const host = testHost(files, (scenario) => {
    if (scenario.name === 'one') throw new Error('the engine stumbled')
    return testHost({}).simulate(scenario)
  })
  expect(runCli(host, ['record', 'out', 'a/one.yaml', 'a/two.yaml', '--kubernetes', '1.34'])).toBe(1)
  expect(host.printed.err).toContain('a/one.yaml: the simulation broke down: Error: the engine stumbled')
  const read = (file: string) => JSON.parse(host.files.get(file) ?? '') as Recording
  expect(read('out/one.json')).toMatchObject({
    name: 'one',
    kubernetes: 'v1.34.4',
    observations: [],
    notModelled: ['the simulation broke down: Error: the engine stumbled'],
  })
  expect(read('out/two.json').observations.length).toBeGreaterThan(0)
})

test('answer gives one line for each line of input, null where the case cannot be answered', () => {
  const cases = '{"id":"a","in":{"text":"1Gi"}}\n\nnot json\n{"id":"b","in":{"text":"1500m"}}\n'
  const host = testHost({ '-': cases })
  expect(runCli(host, ['answer', 'quantity'])).toBe(1)
  const answers = host.printed.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: unknown; out: unknown })
  expect(answers.map(({ id }) => id)).toEqual(['a', null, 'b'])
  expect(answers[0]?.out).toMatchObject({ canonical: '1Gi' })
  expect(answers[1]?.out).toBeNull()
  expect(host.printed.err).toMatch(/^<stdin>:3:1: error: /)
})

test('every table has a name that a file of cases can have', () => {
  expect(Object.keys(TABLES).every((name) => /^[a-z-]+$/.test(name))).toBe(true)
})

test('open prints what link has packed', () => {
  const host = testHost({ 'pod.yaml': POD })
  expect(runCli(host, ['link', 'pod.yaml'])).toBe(0)
  const fragment = host.printed.out.trim()
  host.printed.out = ''
  expect(runCli(host, ['open', `https://example.com/play?speed=10${fragment}`])).toBe(0)
  expect(host.printed.out).toBe(POD)
})

test('corpus counts how the manifests of a folder end', () => {
  const files = { 'c/a.yaml': POD, 'c/b.yaml': POD, 'c/readme.md': '' }
  const good = testHost(files)
  expect(runCli(good, ['corpus', 'c'])).toBe(0)
  expect(good.printed.out).toMatch(
    /^2 manifests: 2 with pods to show, 0 without pods, 0 refused, 0 broke down; 0 took more than 2 s\n/,
  )
  const broken = testHost(files, () => {
    throw new Error('the engine stumbled')
  })
  expect(runCli(broken, ['corpus', 'c'])).toBe(1)
  expect(broken.printed.err).toContain('c/a.yaml: error: the simulation broke down: Error: the engine stumbled')
})
