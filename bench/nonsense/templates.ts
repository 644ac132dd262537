/** Good texts to begin with: each has fields that much hangs on. */
export const TEMPLATES: readonly string[] = [
  `apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  restartPolicy: Always
  initContainers:
  - {name: setup, image: "busybox:1.36", command: [sh, -c, "true"], restartPolicy: Always}
  containers:
  - name: app
    image: nginx:1.27
    ports: [{containerPort: 80, name: http}]
    env: [{name: A, value: "1"}, {name: B, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]
    resources: {requests: {cpu: 100m}, limits: {memory: 64Mi}}
    livenessProbe: {httpGet: {path: /, port: http}, periodSeconds: 5}
    lifecycle: {preStop: {exec: {command: [sleep, "5"]}}}
    volumeMounts: [{name: data, mountPath: /data}]
  volumes: [{name: data, emptyDir: {}}]
  affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: In, values: [b]}]}]}}}
`,
  `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 1}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: a, image: x}]}
`,
  `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {type: NodePort, clusterIPs: [10.96.0.9], ports: [{port: 80, targetPort: http, nodePort: 30080}], selector: {app: web}}
`,
  `apiVersion: batch/v1
kind: CronJob
metadata: {name: nightly}
spec:
  schedule: "0 3 * * *"
  timeZone: Europe/Rome
  jobTemplate: {spec: {backoffLimit: 2, template: {spec: {restartPolicy: Never, containers: [{name: a, image: x}]}}}}
`,
  `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  serviceName: db
  selector: {matchLabels: {app: db}}
  template: {metadata: {labels: {app: db}}, spec: {containers: [{name: a, image: x}]}}
  volumeClaimTemplates: [{metadata: {name: data}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}]
`,
  `apiVersion: v1
kind: ConfigMap
metadata: {name: c, annotations: {note: "n"}}
data: {a: "1", b: |
  text
}
binaryData: {x: aGk=}
---
{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "type": "Opaque", "stringData": {"a": "b"}, "data": {"x": "aGk="}}
`,
  `apiVersion: batch/v1
kind: Job
metadata: {name: j}
spec:
  completions: 3
  completionMode: Indexed
  podFailurePolicy: {rules: [{action: Ignore, onExitCodes: {operator: In, values: [1, 2]}}]}
  template: {spec: {restartPolicy: Never, containers: [{name: a, image: x, resources: {limits: {cpu: 1}}}]}}
`,
  `apiVersion: v1
kind: List
items:
- {apiVersion: apps/v1, kind: DaemonSet, metadata: {name: d}, spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: x}]}}}}
- {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: p}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}
`,
]
