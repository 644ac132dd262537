import { describe, expect, test } from 'vitest'
import { simulateText } from '../../testSimulation.ts'

const OBJECTS = `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {mode: fast, level: "3"}
binaryData: {raw: aGk=}
---
apiVersion: v1
kind: Secret
metadata: {name: keys}
data: {password: czNjcmV0}
---
`

/** What a script prints in a container that has a volume at /v. */
function prints(volume: string, script: string, more = ''): readonly string[] {
  const { lines, events } = simulateText(`${OBJECTS}
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {b: "2", a: "1"}, annotations: {note: "a \\"b\\""}}
spec:
  restartPolicy: Never
  volumes: [{name: v, ${volume}}]
  containers:
  - name: app
    image: busybox:1.36
    resources: {limits: {memory: 64Mi}}
    volumeMounts: [{name: v, mountPath: /v${more}}]
    command: [sh, -c, ${JSON.stringify(script)}]
`)
  return [...lines('app'), ...events('FailedMount')]
}

describe('the files of a volume that is made of API objects', () => {
  test.each([
    [
      'a ConfigMap',
      'configMap: {name: settings}',
      'cd /v; head *',
      ['==> level <==', '3', '==> mode <==', 'fast', '==> raw <==', 'hi'],
    ],
    ['a Secret', 'secret: {secretName: keys}', 'ls /v; cat /v/password', ['password', 's3cret']],
    [
      'picked items',
      'configMap: {name: settings, items: [{key: mode, path: a/b}]}',
      'ls /v; cat /v/a/b',
      ['a', 'fast'],
    ],
    ['an optional object that is not there', 'secret: {secretName: none, optional: true}', 'ls /v; echo end', ['end']],
    [
      'an optional item that is not there',
      'configMap: {name: settings, optional: true, items: [{key: none, path: x}]}',
      'ls /v; echo end',
      ['end'],
    ],
    [
      'the downward API',
      'downwardAPI: {items: [{path: labels, fieldRef: {fieldPath: metadata.labels}}, {path: memory, resourceFieldRef: {containerName: app, resource: limits.memory, divisor: 1Mi}}]}',
      'cat /v/labels; echo; cat /v/memory',
      ['a="1"', 'b="2"', '64'],
    ],
    [
      'several sources',
      'projected: {sources: [{configMap: {name: settings, items: [{key: mode, path: mode}]}}, {secret: {name: keys}}, {downwardAPI: {items: [{path: name, fieldRef: {fieldPath: metadata.name}}]}}, {serviceAccountToken: {path: token}}]}',
      'ls /v; cat /v/name',
      ['mode', 'name', 'password', 'token', 'web'],
    ],
  ])('%s', (_, volume, script, expected) => {
    expect(prints(volume, script)).toEqual(expected)
  })

  test.each([
    ['configMap: {name: settings}', '644'],
    ['secret: {secretName: keys, defaultMode: 0400}', '400'],
    ['configMap: {name: settings, defaultMode: 0440, items: [{key: mode, path: mode, mode: 0755}]}', '755'],
  ])('%s has files of mode %s', (volume, mode) => {
    expect(prints(volume, 'for f in /v/*; do stat -L -c %a $f; done | sort -u')).toEqual([mode])
  })

  test('they cannot be written', () => {
    expect(prints('configMap: {name: settings}', 'echo x > /v/mode')).toEqual([
      "! sh: can't create /v/mode: Read-only file system",
    ])
  })

  test('each name is a link through ..data', () => {
    expect(
      prints('configMap: {name: settings, items: [{key: mode, path: mode}]}', 'readlink /v/mode; ls -A /v | wc -l'),
    ).toEqual(['..data/mode', '3'])
  })

  test.each([
    ['configMap: {name: none}', 'configmap "none" not found'],
    ['secret: {secretName: none}', 'secret "none" not found'],
    [
      'configMap: {name: settings, items: [{key: none, path: x}]}',
      'configmap references non-existent config key: none',
    ],
    ['secret: {secretName: keys, items: [{key: none, path: x}]}', 'references non-existent secret key: none'],
  ])('%s is not mounted: %s', (volume, message) => {
    expect(prints(volume, 'true')).toEqual([`MountVolume.SetUp failed for volume "v" : ${message}`])
  })
})

describe('a subPath', () => {
  test('mounts one file or directory', () => {
    expect(prints('configMap: {name: settings}', 'cat /v', ', subPath: mode')).toEqual(['fast'])
  })

  test('may name variables, all of which must be known', () => {
    const pod = (expression: string) =>
      simulateText(`
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  restartPolicy: Never
  volumes: [{name: v, emptyDir: {}}]
  containers:
  - name: app
    image: busybox:1.36
    env: [{name: NAME, value: one}]
    volumeMounts: [{name: v, mountPath: /v}, {name: v, mountPath: /part, subPathExpr: "${expression}"}]
    command: [sh, -c, "touch /part/x; ls /v"]
`)
    expect(pod('$(NAME)').lines('app')).toEqual(['one'])
    expect(pod('$(NONE)').events('Failed')).toEqual(['Error: missing value for "NONE"'])
  })
})

describe('a change of the object', () => {
  const changed = (mount: string) => {
    const { trace } = simulateText(`
apiVersion: podarium.dev/v1alpha1
kind: Scenario
metadata: {name: change}
spec:
  duration: 3m
  timeline:
  - at: 20s
    run: kubectl patch configmap settings --type=json -p '[{"op":"add","path":"/data/new","value":"n"},{"op":"remove","path":"/data/level"},{"op":"replace","path":"/data/mode","value":"slow"}]'
---
${OBJECTS}
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  volumes: [{name: v, configMap: {name: settings}}]
  containers:
  - name: app
    image: busybox:1.36
    volumeMounts: [{name: v, ${mount}}]
    command: [sh, -c, "while true; do echo $(ls /v) $(cat /v/mode 2>/dev/null || cat /v); sleep 1; done"]
`)
    return [...new Set(trace.logs.map(({ text }) => text))]
  }

  test('reaches the files together at a later sync: what is new, what is changed, what is gone', () => {
    expect(changed('mountPath: /v')).toEqual(['level mode raw fast', 'mode new raw slow'])
  })

  test('never reaches a file that is mounted by subPath', () => {
    expect(changed('mountPath: /v, subPath: mode')).toEqual(['/v fast'])
  })
})
