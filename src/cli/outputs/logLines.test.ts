import { expect, test } from 'vitest'
import { TraceBuilder } from '../../trace/builder.ts'
import { NO_CAUSE } from '../../trace/records.ts'
import { logLines } from './logLines.ts'

test('a line tells its time, its pod and container, the attempt after a restart, and standard error by a mark', () => {
  const builder = new TraceBuilder()
  const pod = { kind: 'Pod', namespace: 'default', name: 'web' } as const
  const lane = builder.addLane({ kind: 'container', pod, container: 'app', role: 'main' })
  const write = (time: number, attempt: number, stream: 'stdout' | 'stderr', text: string): void =>
    void builder.log(time, lane, NO_CAUSE, { pod: 'web', container: 'app', attempt, stream, text })
  write(1234, 0, 'stdout', 'hello')
  write(2000, 1, 'stderr', 'oh no')
  write(9000, 2, 'stdout', 'late')
  expect(logLines(builder.finish({ duration: 10_000, notices: [] } as never), 5000)).toBe(
    '    1.234  [web app] hello\n    2.000  [web app#1] ! oh no\n',
  )
})
