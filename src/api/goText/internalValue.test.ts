import { expect, test } from 'vitest'
import { goJson } from './goJson.ts'
import { internalValue } from './internalValue.ts'

const printed = (value: object | undefined, struct: string): string => goJson(internalValue(value, struct))

test.each([
  ['Toleration', { key: 'a' }, '{"Key":"a","Operator":"","Value":"","Effect":"","TolerationSeconds":null}'],
  ['TCPSocketAction', {}, '{"Port":0,"Host":""}'],
  ['EmptyDirVolumeSource', { sizeLimit: '1Gi' }, '{"Medium":"","SizeLimit":"1Gi"}'],
  ['ResourceFieldSelector', { resource: 'cpu' }, '{"ContainerName":"","Resource":"cpu","Divisor":"0"}'],
  ['NodeSelectorTerm', {}, '{"MatchExpressions":null,"MatchFields":null}'],
  ['ConfigMapEnvSource', { name: 'c' }, '{"Name":"c","Optional":null}'],
  ['HostAlias', { ip: '1.1.1.1', hostnames: [] }, '{"IP":"1.1.1.1","Hostnames":[]}'],
  ['LabelSelector', { matchExpressions: [], matchLabels: { b: '1', a: '2' } }, '{"matchLabels":{"a":"2","b":"1"}}'],
  [
    'LabelSelector',
    { matchExpressions: [{ key: 'a', operator: 'Exists' }], matchLabels: { a: '2' } },
    '{"matchLabels":{"a":"2"},"matchExpressions":[{"key":"a","operator":"Exists"}]}',
  ],
])('a %s of %j has every field under its Go name', (struct, value, text) => {
  expect(printed(value, struct)).toBe(text)
})

test('the metadata of a template is part of the template', () => {
  const text = printed({ metadata: { labels: { app: 'web' } }, spec: { containers: [] } }, 'PodTemplateSpec')
  expect(text.startsWith('{"labels":{"app":"web"},"Spec":{"Volumes":null,"InitContainers":null,"Containers":[],')).toBe(
    true,
  )
})

test('what shares the host is part of the security context', () => {
  const text = printed({ containers: [], hostPID: true, securityContext: { runAsUser: 5 } }, 'PodSpec')
  expect(text).toContain(
    '"SecurityContext":{"HostNetwork":false,"HostPID":true,"HostIPC":false,"ShareProcessNamespace":null,',
  )
  expect(text).toContain('"RunAsUser":5,')
})
