/** One pod whose three probes of 1 s each all pass, for a day: what a long simulation consists of. */
export const THREE_PROBES = `
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: app
    image: example.com/app:1
    readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 1}
    livenessProbe: {tcpSocket: {port: 8080}, periodSeconds: 1}
  - name: side
    image: example.com/app:1
    readinessProbe: {httpGet: {path: /ready, port: 9090}, periodSeconds: 1}
---
apiVersion: podarium.dev/v1alpha1
kind: Scenario
metadata: {name: three-probes}
spec:
  duration: 24h
  images: [{name: "example.com/*", present: true, entrypoint: [/app]}]
  programs:
  - {container: app, attempts: [{listen: [{port: 8080}]}]}
  - {container: side, attempts: [{listen: [{port: 9090}]}]}
`
