import { expect, test } from 'vitest'
import { type ProgramLine, ProgramRecorder } from './programRecorder.ts'

const written = (...lines: [at: number, stream: ProgramLine['stream'], text: string][]): string[] => {
  const recorder = new ProgramRecorder(4)
  for (const line of lines) recorder.write(...line)
  return recorder.read().lines.map(({ text }) => text)
}

test('what is written in one instant is read from standard output first', () => {
  expect(written([5, 'stderr', 'oh'], [5.1, 'stdout', 'a'], [5.2, 'stderr', 'no'], [5.3, 'stdout', 'b'])).toEqual([
    'a',
    'b',
    'oh',
    'no',
  ])
})

test('what is written later is read later', () => {
  expect(written([5, 'stderr', 'oh'], [1005, 'stdout', 'a'])).toEqual(['oh', 'a'])
})

test('a recording holds so many lines, and says that there were more', () => {
  const recorder = new ProgramRecorder(2)
  for (const text of ['a', 'b', 'c']) recorder.write(0, 'stdout', text)
  expect(recorder.read()).toEqual({
    lines: [
      { t: 0, stream: 'stdout', text: 'a' },
      { t: 0, stream: 'stdout', text: 'b' },
    ],
    linesCut: true,
  })
})
