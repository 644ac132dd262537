import { describe, expect, test } from 'vitest'
import type { Pod } from '../types.ts'
import { describePod } from './describePod.ts'
import { describedText } from './describeWriter.ts'
import { annotationLines } from './metadataLines.ts'
import { probeText } from './probeText.ts'
import { alignColumns } from './tabWriter.ts'

const NOW = Date.parse('2026-01-15T12:00:00Z')
const pod: Pod = {
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default', uid: 'u1', labels: { app: 'web' } },
  spec: { containers: [{ name: 'app', image: 'nginx' }] },
  status: { phase: 'Pending' },
}
const event = {
  kind: 'Event',
  metadata: { name: 'web.1', namespace: 'default' },
  involvedObject: { kind: 'Pod', name: 'web', namespace: 'default', uid: 'u1', fieldPath: 'spec.containers{app}' },
  type: 'Warning',
  reason: 'BackOff',
  message: 'Back-off restarting\n',
  count: 6,
  firstTimestamp: '2026-01-15T11:57:00Z',
  lastTimestamp: '2026-01-15T11:59:00Z',
  source: { component: 'kubelet' },
}

describe('columns', () => {
  test('end where a line has no tab', () => {
    expect(alignColumns('a\tb\nlonger\tc\nplain\nx\ty')).toBe('a       b\nlonger  c\nplain\nx  y')
  })

  test('within columns are aligned for themselves', () => {
    expect(alignColumns('a\tb\tc\nd\te\nf\tg\th')).toBe('a  b  c\nd  e\nf  g  h')
  })
})

describe('kubectl describe pod', () => {
  test('tells how often an event came, how long ago and where', () => {
    expect(describePod(pod, [event], NOW)).toContain(
      'Warning  BackOff  60s (x6 over 3m)  kubelet  spec.containers{app}: Back-off restarting\n',
    )
  })

  test('leaves out what happened to a pod of the same name before', () => {
    const before = { ...event, involvedObject: { ...event.involvedObject, uid: 'u0' } }
    expect(describePod(pod, [before], NOW)).toMatch(/Events: +<none>\n$/)
  })

  test('says of a pod being deleted since when its grace is over', () => {
    const metadata = { ...pod.metadata, deletionTimestamp: '2026-01-15T12:00:30Z', deletionGracePeriodSeconds: 30 }
    const text = describePod({ ...pod, metadata }, [], NOW)
    expect(text).toContain('Status:                    Terminating (lasts <invalid>)\n')
    expect(text).toContain('Termination Grace Period:  30s\n')
  })
})

test('an annotation of several lines begins below its key', () => {
  const text = describedText((writer) => annotationLines(writer, 'Annotations', { a: 'x', note: 'one\ntwo\n' }))
  expect(text).toBe('Annotations:  a: x\n              note:\n                one\n                two\n')
})

const TIMES = { initialDelaySeconds: 5, timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }

test.each([
  [{ exec: { command: ['cat', '/tmp/x'] } }, 'exec [cat /tmp/x]'],
  [{ httpGet: { path: 'a b?c', port: 80, scheme: 'HTTP' } }, 'http-get http://:80/a%20b%3Fc'],
  [{ httpGet: { port: 'web', host: 'fd00::1', scheme: 'HTTPS' } }, 'http-get https://[fd00::1]:web'],
  [{ tcpSocket: { port: 5432 } }, 'tcp-socket :5432'],
  [{ grpc: { port: 9090, service: 'svc' } }, 'grpc <pod>:9090 svc'],
  [{}, 'unknown'],
])('the probe %j reads "%s"', (handler, text) => {
  expect(probeText({ ...handler, ...TIMES })).toBe(`${text} delay=5s timeout=1s period=10s #success=1 #failure=3`)
})
