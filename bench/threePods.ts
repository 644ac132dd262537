/** An everyday text: three pods of a Deployment with probes and a Service, and one that crashes. */
export const THREE_PODS = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: app
        image: nginx:1.27
        readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 5}
        livenessProbe: {httpGet: {path: /, port: 80}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80}]
---
apiVersion: v1
kind: Pod
metadata: {name: crash}
spec:
  containers:
  - {name: app, image: "busybox:1.36", command: [sh, -c, "sleep 2; exit 1"]}
---
apiVersion: podarium.dev/v1alpha1
kind: Scenario
metadata: {name: three-pods}
spec: {duration: 2m}
`
