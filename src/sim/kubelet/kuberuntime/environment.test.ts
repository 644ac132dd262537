import { describe, expect, test } from 'vitest'
import { simulateText } from '../../testSimulation.ts'

const SOURCES = `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {mode: fast, 1st: one, empty: ""}
binaryData: {raw: aGk=}
---
apiVersion: v1
kind: Secret
metadata: {name: keys}
stringData: {password: s3cret}
---
apiVersion: v1
kind: Service
metadata: {name: data-base}
spec: {clusterIP: 10.96.7.7, selector: {app: db}, ports: [{name: sql-port, port: 5432}, {name: dns, port: 53, protocol: UDP}]}
---
apiVersion: v1
kind: Service
metadata: {name: headless}
spec: {clusterIP: None, selector: {app: db}, ports: [{port: 80}]}
---
`

/** Runs a container that prints its variables, or what a command prints. */
function ran(container: string, pod = '') {
  return simulateText(`${SOURCES}
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {tier: front, app.kubernetes.io/name: x}, annotations: {note: "a \\"b\\""}}
spec:
  restartPolicy: Never
  ${pod}
  containers:
  - name: app
    image: busybox:1.36
    ${container}
`)
}

/** The lines of a container with these variables, that begin with these letters. */
function variables(env: string, only: RegExp): readonly string[] {
  return [...ran(`${env}\n    command: [env]`).lines('app')].filter((line) => only.test(line)).sort()
}

describe('where a variable comes from', () => {
  test.each([
    ['{fieldPath: metadata.name}', 'web'],
    ['{fieldPath: metadata.namespace}', 'default'],
    ['{fieldPath: "metadata.labels[\'tier\']"}', 'front'],
    ['{fieldPath: "metadata.labels[\'app.kubernetes.io/name\']"}', 'x'],
    ['{fieldPath: "metadata.labels[\'none\']"}', ''],
    ['{fieldPath: "metadata.annotations[\'note\']"}', 'a "b"'],
    ['{fieldPath: spec.nodeName}', 'node-1'],
    ['{fieldPath: spec.serviceAccountName}', 'default'],
    ['{fieldPath: status.hostIP}', '192.168.1.10'],
    ['{fieldPath: status.hostIPs}', '192.168.1.10'],
    ['{fieldPath: status.podIP}', '10.244.0.2'],
    ['{fieldPath: status.podIPs}', '10.244.0.2'],
  ])('fieldRef %s is %s', (ref, value) => {
    expect(variables(`env: [{name: V, valueFrom: {fieldRef: ${ref}}}]`, /^V=/)).toEqual([`V=${value}`])
  })

  test.each([
    ['limits.cpu', '', '2'],
    ['limits.cpu', ', divisor: 1m', '1500'],
    ['requests.cpu', ', divisor: 1m', '250'],
    ['requests.memory', '', '67108864'],
    ['limits.memory', ', divisor: 1Mi', '129'],
    ['requests.ephemeral-storage', ', divisor: 1Gi', '0'],
  ])('resourceFieldRef %s%s is %s: rounded up in units of the divisor', (resource, divisor, value) => {
    const resources = 'resources: {requests: {cpu: 250m, memory: 64Mi}, limits: {cpu: 1500m, memory: 134500000}}'
    expect(
      variables(
        `${resources}\n    env: [{name: V, valueFrom: {resourceFieldRef: {resource: ${resource}${divisor}}}}]`,
        /^V=/,
      ),
    ).toEqual([`V=${value}`])
  })

  test('a limit that is not set is what the node has, or the pod where it says', () => {
    const env = 'env: [{name: V, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}]'
    expect(variables(env, /^V=/)).toEqual(['V=2'])
    const shared = ran(`${env}\n    command: [env]`, 'resources: {limits: {cpu: "1"}}')
    expect(shared.lines('app')).toContain('V=1')
  })

  test('configMapKeyRef and secretKeyRef', () => {
    const env = `env:
    - {name: A, valueFrom: {configMapKeyRef: {name: settings, key: mode}}}
    - {name: B, valueFrom: {secretKeyRef: {name: keys, key: password}}}
    - {name: C, valueFrom: {configMapKeyRef: {name: settings, key: none, optional: true}}}
    - {name: D, valueFrom: {secretKeyRef: {name: none, key: none, optional: true}}}`
    expect(variables(env, /^[A-D]=/)).toEqual(['A=fast', 'B=s3cret'])
  })

  test.each([
    ['env: [{name: V, valueFrom: {configMapKeyRef: {name: none, key: mode}}}]', 'configmap "none" not found'],
    ['env: [{name: V, valueFrom: {secretKeyRef: {name: none, key: mode}}}]', 'secret "none" not found'],
    [
      'env: [{name: V, valueFrom: {configMapKeyRef: {name: settings, key: none}}}]',
      "couldn't find key none in ConfigMap default/settings",
    ],
    [
      'env: [{name: V, valueFrom: {configMapKeyRef: {name: settings, key: raw}}}]',
      "couldn't find key raw in ConfigMap default/settings",
    ],
    [
      'env: [{name: V, valueFrom: {secretKeyRef: {name: keys, key: none}}}]',
      "couldn't find key none in Secret default/keys",
    ],
    ['envFrom: [{configMapRef: {name: none}}]', 'configmap "none" not found'],
    ['envFrom: [{secretRef: {name: none}}]', 'secret "none" not found'],
  ])('%s cannot be made: %s', (env, message) => {
    const { pod, events } = ran(`${env}\n    command: [env]`)
    expect(pod('web')?.status?.containerStatuses?.[0]?.state?.waiting).toEqual({
      reason: 'CreateContainerConfigError',
      message,
    })
    expect(events('Failed')).toEqual([`Error: ${message}`])
  })

  test('envFrom gives all texts with its prefix; a later source wins, and env over all', () => {
    const env = `envFrom: [{prefix: P_, configMapRef: {name: settings}}, {secretRef: {name: keys}}, {configMapRef: {name: none, optional: true}}]
    env: [{name: P_mode, value: slow}]`
    expect(variables(env, /^(P_|password|raw)/)).toEqual(['P_1st=one', 'P_empty=', 'P_mode=slow', 'password=s3cret'])
  })

  test('fileKeyRef reads what an init container wrote', () => {
    const pod = `volumes: [{name: out, emptyDir: {}}]
  initContainers:
  - {name: prepare, image: "busybox:1.36", volumeMounts: [{name: out, mountPath: /out}], command: [sh, -c, "echo \\"ADDRESS='10.0.0.7'\\" > /out/vars"]}`
    const key = (name: string) =>
      `env: [{name: V, valueFrom: {fileKeyRef: {volumeName: out, path: vars, key: ${name}}}}]\n    command: [env]`
    expect(ran(key('ADDRESS'), pod).lines('app')).toContain('V=10.0.0.7')
    expect(ran(key('OTHER'), pod).events('Failed')[0]).toContain('environment variable key "OTHER" not found in file')
  })
})

describe('services as variables', () => {
  test('a service of the namespace that has an address gives its host, its ports and its links', () => {
    expect(variables('', /^DATA_BASE/)).toEqual([
      'DATA_BASE_PORT=tcp://10.96.7.7:5432',
      'DATA_BASE_PORT_53_UDP=udp://10.96.7.7:53',
      'DATA_BASE_PORT_53_UDP_ADDR=10.96.7.7',
      'DATA_BASE_PORT_53_UDP_PORT=53',
      'DATA_BASE_PORT_53_UDP_PROTO=udp',
      'DATA_BASE_PORT_5432_TCP=tcp://10.96.7.7:5432',
      'DATA_BASE_PORT_5432_TCP_ADDR=10.96.7.7',
      'DATA_BASE_PORT_5432_TCP_PORT=5432',
      'DATA_BASE_PORT_5432_TCP_PROTO=tcp',
      'DATA_BASE_SERVICE_HOST=10.96.7.7',
      'DATA_BASE_SERVICE_PORT=5432',
      'DATA_BASE_SERVICE_PORT_DNS=53',
      'DATA_BASE_SERVICE_PORT_SQL_PORT=5432',
    ])
    expect(variables('', /^HEADLESS/)).toEqual([])
  })

  test('the API server is always told of; without service links nothing else is', () => {
    const lines = ran('command: [env]', 'enableServiceLinks: false').lines('app')
    expect(lines).toContain('KUBERNETES_SERVICE_HOST=10.96.0.1')
    expect(lines).toContain('KUBERNETES_SERVICE_PORT_HTTPS=443')
    expect(lines.filter((line) => line.startsWith('DATA_BASE'))).toEqual([])
  })
})

describe('$(NAME)', () => {
  test('in a variable stands for those before it and for services; $$ is a dollar', () => {
    const env = `env:
    - {name: LATE, value: "$(B)"}
    - {name: B, value: b}
    - {name: A, value: "$(B)$(B)"}
    - {name: URL, value: "http://$(DATA_BASE_SERVICE_HOST)"}
    - {name: RAW, value: "$$(B)"}
    - {name: IMAGE, value: "$(PATH)"}`
    expect(variables(env, /^(LATE|A|URL|RAW|IMAGE)=/)).toEqual([
      'A=bb',
      'IMAGE=$(PATH)',
      'LATE=$(B)',
      'RAW=$(B)',
      'URL=http://10.96.7.7',
    ])
  })

  test('in command and args stands for all variables of the container; those of the image stay as they are', () => {
    const env =
      'env: [{name: A, value: a}]\n    command: [echo, "$(A) $(KUBERNETES_SERVICE_PORT) $(PATH) $$(A) $(NONE)"]'
    expect(ran(env).lines('app')).toEqual(['a 443 $(PATH) $(A) $(NONE)'])
  })
})
