import { expect, test } from 'vitest'
import type { Trace } from '../trace.ts'
import { commandProblems } from './commandProblems.ts'

const run = (stderr: string, code: number, entry: number | undefined = 2) => ({
  ...{ run: 'kubectl apply -f -', end: 0, stdout: '', stderr, code },
  ...(entry === undefined ? {} : { entry }),
})
const problemsOf = (...commands: readonly object[]) => commandProblems({ commands } as unknown as Trace)

test('a command that failed is an error in its own words, of its entry', () => {
  expect(problemsOf(run('The Pod "a" is invalid: \n* b\n* c\n', 1))).toEqual([
    { entry: 2, severity: 'error', message: 'The Pod "a" is invalid: \n* b\n* c' },
  ])
})

test('each warning is one', () => {
  expect(problemsOf(run('Warning: a\nWarning: b\nerror: c\n', 1))).toEqual([
    { entry: 2, severity: 'warning', message: 'a' },
    { entry: 2, severity: 'warning', message: 'b' },
    { entry: 2, severity: 'error', message: 'error: c' },
  ])
})

test.each([
  ['that ended well', run('Deleting...\n', 0)],
  ['that failed without a word', run('', 1)],
  ['that is none of the timeline', { ...run('error: a', 1), entry: undefined }],
])('a command %s is none', (_, command) => {
  expect(problemsOf(command)).toEqual([])
})
