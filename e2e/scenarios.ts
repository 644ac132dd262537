/** The documentation's exec-liveness pod, with its image on the node, as it was recorded. */
export const EXEC_LIVENESS = `apiVersion: podarium.dev/v1alpha1
kind: Scenario
metadata: {name: probe-live-exec-docs}
spec:
  duration: 150s
  images:
  - {name: "busybox:*", present: true, cmd: [sh]}
---
apiVersion: v1
kind: Pod
metadata:
  labels: {test: liveness}
  name: liveness-exec
spec:
  containers:
  - name: liveness
    image: busybox:1.27.2
    args:
    - /bin/sh
    - -c
    - touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600
    livenessProbe:
      exec:
        command:
        - cat
        - /tmp/healthy
      initialDelaySeconds: 5
      periodSeconds: 5
`

/** A pod that runs and does nothing. */
export const SLEEPER = `apiVersion: v1
kind: Pod
metadata: {name: sleeper}
spec:
  containers:
  - name: app
    image: busybox:1.36
    command: [sleep, "3600"]
`
