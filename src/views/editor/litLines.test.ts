import { expect, test } from 'vitest'
import { parseDocuments } from '../../api/parse/parseDocuments.ts'
import { livenessTrace } from '../../trace/queries/testTrace.ts'
import { litLines } from './litLines.ts'

const given = livenessTrace()
const lane = given.header.lanes.find((each) => each.kind === 'probe')
if (lane?.kind !== 'probe') throw new Error('the trace has no probe')
const { pod, container, probe } = lane
const created = { time: 0, document: 0, kind: pod.kind, name: pod.name }
const trace = { ...given, header: { ...given.header, created: [created] } }
const TEXT = `apiVersion: v1
kind: Pod
metadata:
  name: ${pod.name}
spec:
  containers:
  - image: busybox
    name: ${container}
    ${probe}:
      exec: {command: [cat]}
      periodSeconds: 5
    args: []
`

test.each([
  { what: 'a probe lights all its fields', selection: { pod, container, probe }, lines: [9, 10, 11] },
  { what: 'a container lights its name', selection: { pod, container }, lines: [8] },
  { what: 'a pod lights its name', selection: { pod }, lines: [4] },
  { what: 'a pod that nobody wrote lights nothing', selection: { pod: { ...pod, name: 'other' } }, lines: [] },
])('$what', ({ selection, lines }) => {
  expect(litLines(trace, parseDocuments(TEXT).documents, TEXT, { record: 0, ...selection })).toEqual(lines)
})
