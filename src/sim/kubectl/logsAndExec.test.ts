import { describe, expect, test } from 'vitest'
import { simulateText } from '../testSimulation.ts'

/** What a command prints at 20 s: of a container that counts seconds and dies once, one that waits for its image, and an init container. */
function printed(run: string) {
  const { trace } = simulateText(`
apiVersion: podarium.dev/v1alpha1
kind: Scenario
metadata: {name: logs}
spec:
  duration: 40s
  runtime: {runPodSandbox: 0.3s, createContainer: 50ms, startContainer: 100ms}
  images: [{name: "busybox:*", present: true, cmd: [sh]}]
  timeline: [{at: 20s, run: ${JSON.stringify(run)}}]
---
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  volumes: [{name: v, emptyDir: {}}]
  initContainers:
  - {name: setup, image: "busybox:1", command: [echo, set up]}
  containers:
  - name: app
    image: busybox:1
    volumeMounts: [{name: v, mountPath: /v}]
    command: [sh, -c, "[ -e /v/once ] || { touch /v/once; echo first; echo bad >&2; exit 3; }; for i in 1 2 3; do echo line $i; sleep 4; done; sleep 100"]
  - {name: waits, image: "example.com/none:1"}
---
apiVersion: v1
kind: Pod
metadata: {name: done}
spec:
  restartPolicy: Never
  containers: [{name: only, image: "busybox:1", command: [echo, over]}]
`)
  const command = trace.commands.find((each) => each.run === run)
  return { stdout: command?.stdout, stderr: command?.stderr, code: command?.code }
}

describe('kubectl logs', () => {
  test.each([
    ['kubectl logs web -c app', 'line 1\nline 2\nline 3\n'],
    ['kubectl logs web app', 'line 1\nline 2\nline 3\n'],
    ['kubectl logs web -c app --tail=1', 'line 3\n'],
    ['kubectl logs web -c app --tail=0', ''],
    ['kubectl logs web -c app -p', 'first\nbad\n'],
    ['kubectl logs web -c app --previous --prefix', '[pod/web/app] first\n[pod/web/app] bad\n'],
    ['kubectl logs web -c setup', 'set up\n'],
    ['kubectl logs done', 'over\n'],
  ])('%s prints %j', (run, stdout) => {
    expect(printed(run)).toEqual({ stdout, stderr: '', code: 0 })
  })

  test('--timestamps stamps each line with its time to the nanosecond, --since leaves older lines out', () => {
    const { stdout } = printed('kubectl logs web -c app --timestamps --since=13s')
    expect(stdout).toMatch(/^2026-01-15T12:00:\d\d\.\d{9}Z line 3\n$/)
  })

  test.each([
    [
      'kubectl logs web -c waits',
      'container "waits" in pod "web" is waiting to start: trying and failing to pull image',
    ],
    ['kubectl logs web -c setup -p', 'previous terminated container "setup" in pod "web" not found'],
  ])('%s is refused: %s', (run, message) => {
    expect(printed(run)).toEqual({ stdout: '', stderr: `Error from server (BadRequest): ${message}\n`, code: 1 })
  })

  test('without a container the first is meant, and said so', () => {
    expect(printed('kubectl logs web')).toMatchObject({
      stdout: 'line 1\nline 2\nline 3\n',
      stderr: 'Defaulted container "app" out of: app, waits, setup (init)\n',
    })
  })
})

describe('kubectl exec', () => {
  test.each([
    ["kubectl exec web -c app -- sh -c 'echo out; echo err >&2'", { stdout: 'out\n', stderr: 'err\n', code: 0 }],
    [
      "kubectl exec web -c app -- sh -c 'echo out; exit 7'",
      { stdout: 'out\n', stderr: 'command terminated with exit code 7\n', code: 7 },
    ],
    ['kubectl exec web -c none -- true', { stderr: 'error: container none not found in pod web\n', code: 1 }],
    [
      'kubectl exec web -c waits -- true',
      {
        stderr: 'error: Internal error occurred: unable to upgrade connection: container not found ("waits")\n',
        code: 1,
      },
    ],
    [
      'kubectl exec done -- true',
      { stderr: 'error: cannot exec into a container in a completed pod; current phase is Succeeded\n', code: 1 },
    ],
    ['exec web app cat /v/once', { stdout: '', code: 0 }],
    ["exec web app sh -c 'echo out; echo err >&2; exit 4'", { stdout: 'out\n', stderr: 'err\n', code: 4 }],
  ])('%s answers %j', (run, expected) => {
    expect(printed(run)).toMatchObject(expected)
  })

  test('a program that is not there is refused in the words of the runtime', () => {
    const { stderr, code } = printed('kubectl exec web -c app -- nothing')
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^error: Internal error occurred: Internal error occurred: error executing command in container: failed to exec in container: failed to start exec "[0-9a-f]{64}": OCI runtime exec failed: exec failed: unable to start container process: exec: "nothing": executable file not found in \$PATH: unknown\n$/,
    )
  })
})
