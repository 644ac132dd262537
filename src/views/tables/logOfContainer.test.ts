import { expect, test } from 'vitest'
import { TraceBuilder } from '../../trace/builder.ts'
import { NO_CAUSE } from '../../trace/records.ts'
import type { Trace } from '../../trace/trace.ts'
import { type LogQuery, logAt, loggedContainers, logText } from './logOfContainer.ts'

const POD = { kind: 'Pod', namespace: 'default', name: 'web' } as const
const EVERYTHING: LogQuery = { attempt: undefined, search: '', most: 100 }

function trace(): Trace {
  const builder = new TraceBuilder()
  const setup = builder.addLane({ kind: 'container', pod: POD, container: 'setup', role: 'init' })
  const app = builder.addLane({ kind: 'container', pod: POD, container: 'app', role: 'main' })
  builder.addLane({ kind: 'container', pod: { ...POD, name: 'other' }, container: 'elsewhere', role: 'main' })
  const write = (time: number, lane: number, container: string, attempt: number, text: string): void =>
    void builder.log(time, lane, NO_CAUSE, { pod: 'web', container, attempt, stream: 'stdout', text })
  write(500, setup, 'setup', 0, 'ready')
  write(1000, app, 'app', 0, 'Hello')
  write(2000, app, 'app', 0, 'dying')
  write(9000, app, 'app', 1, 'hello again')
  return builder.finish({ duration: 10_000, notices: [] } as never)
}

const texts = (cursor: number, query: Partial<LogQuery> = {}) =>
  logAt(trace(), POD, 'app', cursor, { ...EVERYTHING, ...query }).lines.map(({ text }) => text)

test('the containers of the pod are listed, ordinary ones before init containers', () => {
  expect(loggedContainers(trace(), POD)).toEqual([
    { name: 'app', role: 'main' },
    { name: 'setup', role: 'init' },
  ])
  expect(loggedContainers(trace(), undefined)).toEqual([])
})

test('a log holds what was written until the cursor', () => {
  expect(texts(999)).toEqual([])
  expect(texts(1000)).toEqual(['Hello'])
  expect(texts(10_000)).toEqual(['Hello', 'dying', 'hello again'])
})

test('one attempt can be asked for, and which ones have written is told', () => {
  expect(texts(10_000, { attempt: 0 })).toEqual(['Hello', 'dying'])
  expect(logAt(trace(), POD, 'app', 10_000, EVERYTHING).attempts).toEqual([0, 1])
  expect(logAt(trace(), POD, 'app', 3000, EVERYTHING).attempts).toEqual([0])
})

test('a search finds lines whatever the case', () => {
  expect(texts(10_000, { search: 'HELLO' })).toEqual(['Hello', 'hello again'])
})

test('of many lines the last are shown, and how many came before', () => {
  const log = logAt(trace(), POD, 'app', 10_000, { ...EVERYTHING, most: 1 })
  expect(log.lines.map(({ text }) => text)).toEqual(['hello again'])
  expect(log.earlier).toBe(2)
})

test('the lines are taken away as text', () => {
  expect(logText(logAt(trace(), POD, 'app', 2000, EVERYTHING).lines)).toBe('Hello\ndying\n')
})
