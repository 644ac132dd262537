import { expect, test } from 'vitest'
import type { Container, PodSpec } from '../../../api/types.ts'
import type { ContainerSnapshot } from '../../runtime/runtimeState.ts'
import { testExit } from '../testPod.ts'
import { terminationMessage } from './terminationMessage.ts'

const FALLBACK: Partial<Container> = { terminationMessagePolicy: 'FallbackToLogsOnError' }

function messageOf(exit: Partial<ContainerSnapshot>, container: Partial<Container> = {}, containers = 1): string {
  const app: Container = { name: 'app', image: 'app:1', ...container }
  const spec: PodSpec = { containers: Array.from({ length: containers }, () => app) }
  return terminationMessage(app, testExit('app', 1, exit), spec)
}

test.each<[string, string, Partial<ContainerSnapshot>, Partial<Container>?]>([
  ['the file is the message', 'why', { terminationLog: 'why', logTail: 'log' }],
  ['without a file there is none', '', { logTail: 'log' }],
  ['with the fallback an error shows the end of the log', 'log', { logTail: 'log' }, FALLBACK],
  ['the file goes before the log', 'why', { terminationLog: 'why', logTail: 'log' }, FALLBACK],
  ['a success shows no log', '', { logTail: 'log', exitCode: 0 }, FALLBACK],
  ['what the runtime says comes first', 'no such file', { message: 'no such file' }],
  ['then what was left', 'killed: why', { message: 'killed', terminationLog: 'why' }],
])('%s', (_, expected, exit, container) => {
  expect(messageOf(exit, container)).toBe(expected)
})

test.each<[string, number, number, Partial<ContainerSnapshot>, Partial<Container>?]>([
  ['4096 bytes of a file', 4096, 1, { terminationLog: `a${'z'.repeat(5000)}` }],
  ['2048 bytes of a log', 2048, 1, { logTail: `a${'z'.repeat(5000)}` }, FALLBACK],
  ['1228 bytes of each of ten containers', 1228, 10, { terminationLog: 'z'.repeat(5000) }],
])('at most %s are kept', (_, length, containers, exit, container) => {
  expect(messageOf(exit, container, containers)).toBe('z'.repeat(length))
})

test('the limit counts bytes, and the end of the file is what is kept', () => {
  const message = messageOf({ terminationLog: 'ü'.repeat(3000) })
  expect(message).toBe('ü'.repeat(2048))
})
