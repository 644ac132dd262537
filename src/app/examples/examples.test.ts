import { expect, test } from 'vitest'
import { answerText } from '../../session/engine/answerText.ts'
import { EXAMPLES } from './examples.ts'

test.each(EXAMPLES.map((example) => [example.id, example] as const))(
  'the example %s is accepted whole',
  (_, example) => {
    const answer = answerText(example.yaml)
    if (answer.kind !== 'simulated') throw new Error(`it was not simulated but ${JSON.stringify(answer)}`)
    const wrong = answer.diagnostics.filter(({ severity }) => severity === 'error' || severity === 'notModelled')
    expect(wrong).toEqual([])
    expect(example.at).toBeLessThan(answer.trace.header.duration)
    expect(answer.trace.header.title).toBe(example.title.en)
  },
)

test('every example has its own id', () => {
  expect(new Set(EXAMPLES.map(({ id }) => id)).size).toBe(EXAMPLES.length)
})
