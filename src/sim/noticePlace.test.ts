import { expect, test } from 'vitest'
import { simulateText } from './testSimulation.ts'

/** Where the notices of a text stand that are about programs and images, and what they say. */
const notices = (text: string) =>
  simulateText(text).trace.header.notices.map(({ kind, document, path, message }) => [
    kind,
    document,
    path?.join('.'),
    message,
  ])

const CONTAINER = '{name: app, image: "ghcr.io/team/app:1", ports: [{containerPort: 8080}]}'

test('what is assumed of an image and of its program stands at the image', () => {
  expect(notices(`{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [${CONTAINER}]}}`)).toEqual([
    ['assumed', 0, 'spec.containers.0.image', 'image ghcr.io/team/app:1 exists and can be pulled'],
    ['assumed', 0, 'spec.containers.0.image', 'serves :8080, leaves with 0 on TERM'],
  ])
})

test.each([
  ['command: [sh, -c, "chvt 1"]', 'spec.containers.0.command'],
  ['args: [sh, -c, "chvt 1"]', 'spec.containers.0.args'],
])('what a program asks for and is not simulated stands at its line: %s', (program, path) => {
  const told = notices(
    `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {restartPolicy: Never, containers: [{name: app, image: alpine, ${program}}]}}`,
  )
  expect(told).toEqual([['notModelled', 0, path, 'tool chvt']])
})

test.each([
  [
    'apps/v1',
    'Deployment',
    'spec.template.spec',
    `selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [${CONTAINER}]}}`,
  ],
  ['batch/v1', 'Job', 'spec.template.spec', `template: {spec: {restartPolicy: Never, containers: [${CONTAINER}]}}`],
  [
    'batch/v1',
    'CronJob',
    'spec.jobTemplate.spec.template.spec',
    `schedule: "* * * * *", jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [${CONTAINER}]}}}}`,
  ],
])('%s %s: the place is in the manifest of the topmost owner', (apiVersion, kind, path, spec) => {
  const [first] = notices(`{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: web}, spec: {${spec}}}`)
  expect(first?.[2]).toBe(`${path}.containers.0.image`)
})

test('of two manifests of one name the one of the pod namespace is meant, and a generated name is found by its beginning', () => {
  const pod = (metadata: string, container: string) =>
    `{apiVersion: v1, kind: Pod, metadata: ${metadata}, spec: {containers: [${container}]}}`
  const told = notices(
    [
      '{apiVersion: v1, kind: Namespace, metadata: {name: other}}',
      pod('{name: web}', '{name: app, image: nginx}'),
      pod('{name: web, namespace: other}', CONTAINER),
      pod('{generateName: job-}', CONTAINER),
    ].join('\n---\n'),
  )
  expect([...new Set(told.map(([, document]) => document))]).toEqual([2, 3])
})

test('what a command of the timeline made is told at the timeline', () => {
  expect(
    notices(
      '{apiVersion: podarium.dev/v1alpha1, kind: Scenario, metadata: {name: x}, spec: {duration: 20s, timeline: [{at: 1s, run: kubectl run web --image=ghcr.io/team/app:1}]}}',
    )[0]?.slice(1, 3),
  ).toEqual([-1, 'spec.timeline'])
})
