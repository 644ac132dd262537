import { expect, test } from 'vitest'
import type { Diagnostic, Severity } from '../../api/diagnostics.ts'
import { annotationsOf } from './annotations.ts'
import { diagnosticFrom } from './diagnosticJump.ts'

const TEXT = 'kind: Pod\nspec:\n  hostUsers: true\n  containers: []\n'
const WORDS = { notModelled: 'not modelled', assumed: 'assumed' }
const at = (word: string, severity: Severity, message: string): Diagnostic => {
  const start = TEXT.indexOf(word)
  return { severity, document: 0, range: { start, end: start + word.length }, message }
}

test('a refusal stands below its line in the words of the server, and has no remark of ours', () => {
  const refused = at('[]', 'error', 'spec.containers: Required value')
  const { refusals, remarks, gutter } = annotationsOf(TEXT, [refused], [], [], WORDS)
  expect(refusals).toEqual([{ line: 4, diagnostic: refused, consequence: 'told' }])
  expect(remarks).toEqual([])
  expect(gutter).toEqual([{ line: 4, tone: 'failed' }])
})

test.each([
  ['notModelled', 'spec.hostUsers', '▲ not modelled: spec.hostUsers', [{ line: 3, tone: 'waiting' }]],
  ['notModelled', 'not modelled: spec.hostUsers', '▲ not modelled: spec.hostUsers', [{ line: 3, tone: 'waiting' }]],
  ['assumed', 'on the node', '◇ assumed: on the node', []],
  ['warning', 'unknown field "x"', 'Warning: unknown field "x"', [{ line: 3, tone: 'waiting' }]],
] as const)('a remark of severity %s with "%s" reads "%s"', (severity, message, text, gutter) => {
  const annotations = annotationsOf(TEXT, [at('hostUsers', severity, message)], [], [], WORDS)
  expect(annotations.remarks.map((r) => [r.line, r.text])).toEqual([[3, text]])
  expect(annotations.gutter).toEqual(gutter)
})

test('of several refusals of one document only the last says what follows', () => {
  const refused = [at('[]', 'error', 'x'), at('hostUsers', 'error', 'x'), { ...at('kind', 'error', 'x'), document: 1 }]
  const { refusals } = annotationsOf(TEXT, refused, [], [], WORDS)
  expect(refusals.map(({ line, consequence }) => [line, consequence])).toEqual([
    [1, 'told'],
    [3, 'untold'],
    [4, 'told'],
  ])
})

test('the gutter of a line takes the colour of the worst thing on it', () => {
  const mark = (tone: 'running' | 'stopping') => ({ line: 4, tone, text: '', times: [] })
  const { gutter } = annotationsOf(TEXT, [at('[]', 'error', 'x')], [mark('running'), mark('stopping')], [], WORDS)
  expect(gutter).toEqual([{ line: 4, tone: 'failed' }])
})

test('an empty place at the end of the text underlines the character before it', () => {
  const end: Diagnostic = { severity: 'error', document: 0, range: { start: 999, end: 999 }, message: 'x' }
  const { underlines } = annotationsOf('a: b', [end], [], [], WORDS)
  expect(underlines).toEqual([{ range: { start: 3, end: 4 }, severity: 'error' }])
})

const FIRST = at('kind', 'assumed', 'x')
const SECOND = at('hostUsers', 'error', 'x')
const THIRD = at('[]', 'assumed', 'x')

test.each([
  ['next', 0, undefined, SECOND],
  ['next', SECOND.range.start, undefined, THIRD],
  ['next', THIRD.range.start, undefined, FIRST],
  ['previous', SECOND.range.start, undefined, FIRST],
  ['previous', 0, undefined, THIRD],
  ['next', 0, 'assumed', THIRD],
  ['next', 0, 'warning', undefined],
] as const)(
  'the %s diagnostic from %d of severity %s is found, around the ends of the text',
  (way, from, severity, found) => {
    expect(diagnosticFrom([THIRD, FIRST, SECOND], from, way, severity)).toBe(found)
  },
)
