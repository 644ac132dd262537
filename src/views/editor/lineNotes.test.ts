import { expect, test } from 'vitest'
import { parseDocuments } from '../../api/parse/parseDocuments.ts'
import { livenessTrace } from '../../trace/queries/testTrace.ts'
import { lineNotes } from './lineNotes.ts'

const YAML = `apiVersion: v1
kind: Pod
metadata: {name: liveness-exec}
spec:
  containers:
  - name: liveness
    image: busybox:1.27.2
    livenessProbe:
      exec: {command: [cat, /tmp/healthy]}
      periodSeconds: 5
---
kind: Service
`

const trace = livenessTrace()
const created = [{ time: 9, document: 0, kind: 'Pod', name: 'liveness-exec' }]
const simulated = { ...trace, header: { ...trace.header, created } }
const notes = (yaml: string) => lineNotes(simulated, parseDocuments(yaml).documents, yaml, 'en')

test('a probe that failed as often as it may tells on its line what that brought about, and when', () => {
  const mark = notes(YAML).marks.find(({ line }) => line === 8)
  expect(mark).toEqual({ line: 8, tone: 'failed', text: 'failed 3× → killed 0:45.3', times: [45_320] })
})

test('a container that was restarted tells so on the line of its name', () => {
  const mark = notes(YAML).marks.find(({ line }) => line === 6)
  expect(mark).toEqual({ line: 6, tone: 'failed', text: 'restarted once, 1:15.5', times: [75_523] })
})

test('a default that decided something stands where it would be written', () => {
  expect(notes(YAML).ghosts).toEqual([
    { afterLine: 4, indent: 2, yaml: 'terminationGracePeriodSeconds: 30', note: 'spent' },
    { afterLine: 10, indent: 6, yaml: 'failureThreshold: 3', note: 'spent 3/3' },
  ])
})

test('a field that is written has no ghost, and a grace period that was spent has a mark', () => {
  const written = YAML.replace('spec:\n', 'spec:\n  terminationGracePeriodSeconds: 30\n').replace(
    'periodSeconds: 5',
    'failureThreshold: 3',
  )
  expect(notes(written).ghosts).toEqual([])
  expect(notes(written).marks.find(({ line }) => line === 5)).toEqual({
    line: 5,
    tone: 'stopping',
    text: 'grace spent 1:15.3',
    times: [75_327],
  })
})

test('what no document of the text made has no notes', () => {
  expect(lineNotes(trace, parseDocuments(YAML).documents, YAML, 'en')).toEqual({ marks: [], ghosts: [] })
})
