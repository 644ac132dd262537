/**
 * What manifests and scenarios are mostly made of, for the compressor to point back to. A link's codec number names its
 * dictionary, so a published one never changes: a better one gets the next number. What is most frequent stands last,
 * where pointing back is cheapest.
 */
export const DICTIONARY_1 = `apiVersion: policy/v1
kind: PodDisruptionBudget
  minAvailable: 1
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
value: 1000000
globalDefault: false
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
  podSelector: {}
  policyTypes:
  - Ingress
  - Egress
kind: Ingress
  rules:
  - host: example.com
    http:
      paths:
      - path: /
        pathType: Prefix
        backend:
          service:
            name: web
            port:
              number: 80
apiVersion: rbac.authorization.k8s.io/v1
kind: ServiceAccount
kind: Namespace
kind: LimitRange
kind: ResourceQuota
  hard:
apiVersion: v1
kind: PersistentVolume
  capacity:
    storage: 1Gi
  persistentVolumeReclaimPolicy: Retain
  storageClassName: standard
kind: PersistentVolumeClaim
  accessModes:
  - ReadWriteOnce
  resources:
    requests:
      storage: 1Gi
kind: Secret
type: Opaque
type: kubernetes.io/dockerconfigjson
stringData:
  username: admin
  password: secret
kind: ConfigMap
data:
  config.yaml: |
apiVersion: batch/v1
kind: CronJob
spec:
  schedule: "*/1 * * * *"
  timeZone: Etc/UTC
  concurrencyPolicy: Forbid
  startingDeadlineSeconds: 30
  successfulJobsHistoryLimit: 3
  failedJobsHistoryLimit: 1
  suspend: true
  jobTemplate:
    spec:
      template:
        spec:
          containers:
          - name: job
            image: busybox:1.36
            command: [sh, -c, "echo hello; sleep 5"]
          restartPolicy: OnFailure
kind: Job
  completions: 3
  parallelism: 2
  completionMode: Indexed
  backoffLimit: 4
  backoffLimitPerIndex: 1
  activeDeadlineSeconds: 60
  ttlSecondsAfterFinished: 100
  podReplacementPolicy: Failed
  podFailurePolicy:
    rules:
    - action: FailJob
      onExitCodes: {containerName: main, operator: In, values: [42]}
    - action: Ignore
      onPodConditions: [{type: DisruptionTarget}]
kind: DaemonSet
apiVersion: apps/v1
kind: ReplicaSet
kind: StatefulSet
  serviceName: db
  podManagementPolicy: Parallel
  updateStrategy:
    type: RollingUpdate
    rollingUpdate: {partition: 0}
  volumeClaimTemplates:
  - metadata: {name: data}
    spec:
      accessModes: [ReadWriteOnce]
      resources: {requests: {storage: 1Gi}}
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
          - labelSelector:
              matchLabels:
                app: web
            topologyKey: kubernetes.io/hostname
        nodeAffinity:
          preferredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms:
            - matchExpressions:
              - key: kubernetes.io/os
                operator: In
                values:
                - linux
      topologySpreadConstraints:
      - maxSkew: 1
        topologyKey: topology.kubernetes.io/zone
        whenUnsatisfiable: DoNotSchedule
      nodeSelector:
        disktype: ssd
      tolerations:
      - key: node.kubernetes.io/unreachable
        operator: Exists
        effect: NoExecute
        tolerationSeconds: 30
      priorityClassName: high
      runtimeClassName: gvisor
      hostNetwork: true
      shareProcessNamespace: true
      schedulingGates: [{name: example.com/gate}]
      readinessGates:
      - conditionType: example.com/ready
      securityContext:
        runAsUser: 1000
        runAsGroup: 3000
        fsGroup: 2000
        runAsNonRoot: true
        allowPrivilegeEscalation: false
        readOnlyRootFilesystem: true
        capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}
        seccompProfile: {type: RuntimeDefault}
      serviceAccountName: default
      automountServiceAccountToken: false
      imagePullSecrets:
      - name: registry
      volumes:
      - name: config
        configMap: {name: config, items: [{key: app.conf, path: app.conf}], optional: true}
      - name: secret
        secret:
          secretName: secret
      - name: data
        persistentVolumeClaim:
          claimName: data
      - name: cache
        emptyDir: {}
        emptyDir: {medium: Memory, sizeLimit: 64Mi}
      - name: host
        hostPath: {path: /var/log, type: Directory}
      - name: podinfo
        downwardAPI: {items: [{path: labels, fieldRef: {fieldPath: metadata.labels}}]}
        envFrom:
        - configMapRef:
            name: config
        - secretRef: {name: secret}
        env:
        - name: DATABASE_URL
          value: "postgres://db:5432/app"
        - name: POD_NAME
          valueFrom:
            fieldRef:
              fieldPath: metadata.name
        - name: PASSWORD
          valueFrom:
            secretKeyRef:
              name: secret
              key: password
        - name: KEY
          valueFrom: {configMapKeyRef: {name: config, key: key, optional: false}}
        volumeMounts:
        - name: data
          mountPath: /data
          readOnly: true
          subPath: data
        - name: config
          mountPath: /etc/config
      initContainers:
      - name: init
        image: busybox:1.36
        command: ["sh", "-c", "until nslookup db; do echo waiting for db; sleep 2; done"]
      - name: sidecar
        image: fluent/fluent-bit:3
        restartPolicy: Always
        restartPolicyRules:
        - action: Restart
          exitCodes: {operator: In, values: [42]}
      - name: migrate
        terminationMessagePath: /dev/termination-log
        terminationMessagePolicy: FallbackToLogsOnError
        workingDir: /app
        tty: true
        stdin: true
apiVersion: podarium.dev/v1alpha1
kind: Scenario
metadata: {name: scenario}
metadata:
  name: scenario
spec:
  title: What happens when a Pod is deleted while it starts
  description: |
    The liveness probe fails, the container is killed and restarted, and the readiness probe
    takes the Pod out of the endpoints of the Service until the server is ready again.
  kubernetesVersion: "1.36"
  kubernetesVersion: "1.34"
  featureGates: {}
  seed: 1
  startTime: 2026-01-15T12:00:00Z
  duration: 5m
  duration: 60s
  nodes:
  - {name: node-1, capacity: {cpu: "2", memory: 24Gi, pods: 250}, labels: {}, taints: []}
  - {name: node-2, capacity: {cpu: "4", memory: 8Gi, ephemeral-storage: 100Gi}}
  - {"name": "node-1", "capacity": {"cpu": "2", "memory": "8Gi", "pods": 110}}
  kubelet: {serializeImagePulls: false, maxPods: 110}
  kubelet: {"serializeImagePulls": false, "maxPods": 250, "eventRecordQPS": 50, "eventBurst": 100}
  runtime: {runPodSandbox: 0.3s, createContainer: 50ms, startContainer: 100ms}
  runtime: {"runPodSandbox": "300ms", "createContainer": "50ms", "startContainer": "100ms"}
  images:
  - {name: "example.com/app:*", present: true, entrypoint: [/app], cmd: [], stopSignal: SIGTERM, uid: 0, size: 10000000}
  - {name: "example.com/flaky:*", pull: 500ms, error: NotFound, failFirst: 2}
  - {name: "example.com/private:*", pull: 500ms, private: true, user: ""}
  - {"name": "nginx:*", "present": true, "entrypoint": ["/docker-entrypoint.sh"], "cmd": ["nginx", "-g", "daemon off;"], "stopSignal": "SIGQUIT", "size": 62939286}
  - {"name": "busybox:*", "present": true, "cmd": ["sh"], "size": 2222412}
  - {"name": "example.com/app:*", "present": true, "entrypoint": ["/app"], "size": 10000000, "attempts": [{"listen": [{"port": 8080}]}]}
  runtimeFaults:
  - {call: RunPodSandbox, pod: web, times: 2, message: failed to create}
  - {call: CreateContainer, pod: web, times: 1, message: text}
  programs:
  - container: web
    pod: "web-*"
    image: "*"
    attempts:
    - terminationMessage: done
      memory: [{from: 3s, mebibytes: 150}]
      files: [{path: /tmp/ready, from: 5s, until: 20s}]
      listen: [{port: 8080, protocol: TCP, from: 2s, until: 30s}]
      listen: [{port: 9090, protocol: GRPC, serving: [{from: 5s, status: SERVING}]}]
    - exit: {after: 2s, code: 1}
      onSignal: {TERM: {after: 2s, exit: 0}}
    - listen: [{port: 8080, protocol: HTTP, paths: {/healthz: [{from: 0s, status: 200}, {from: 12s, status: 500, delay: 10s}]}}]
      onSignal: {TERM: {ignore: true}}
  timeline:
  - {at: 30s, run: kubectl cordon node-1}
  - {at: 30s, run: kubectl drain node-1 --ignore-daemonsets --force --delete-emptydir-data}
  - {at: 40s, run: kubectl taint node node-1 key=value:NoExecute}
  - {at: 40s, run: kubectl label pod web app=web --overwrite}
  - {at: 30s, run: stop-kubelet node-1}
  - {at: 50s, run: start-kubelet node-1}
  - {at: 50s, run: restart-kubelet node-1}
  - {at: 22s, run: lose-sandbox web}
  - {at: 20s, run: exec web app touch /tmp/ready}
  - {at: 20s, run: exec web -- rm /tmp/healthy}
  - {at: 20s, run: kill web app 9}
  - {at: 15s, run: kubectl rollout undo deployment/web}
  - {at: 15s, run: kubectl rollout restart deployment web}
  - {at: 10s, run: kubectl scale deployment web --replicas=3}
  - {at: 10s, run: kubectl set image deployment/web web=example.com/app:2}
  - {at: 10s, run: "kubectl patch pod web -p '{\\"spec\\":{\\"containers\\":[{\\"name\\":\\"app\\",\\"image\\":\\"nginx:1.28\\"}]}}'"}
  - {at: 12s, run: kubectl delete pod web --grace-period=0 --force}
  - {at: 5s, run: kubectl delete pod web --grace-period=5}
  - {at: 10s, run: kubectl delete pod web}
---
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    app.kubernetes.io/name: web
  annotations:
spec:
  type: ClusterIP
  clusterIP: None
  publishNotReadyAddresses: true
  selector:
    app: web
  ports:
  - name: http
    port: 80
    targetPort: 8080
    protocol: TCP
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: redis}
spec: {selector: {app: redis}, ports: [{port: 6379}]}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: default
  labels:
    app: web
spec:
  replicas: 3
  minReadySeconds: 5
  revisionHistoryLimit: 10
  progressDeadlineSeconds: 60
  selector:
    matchLabels:
      app: web
  strategy:
    type: Recreate
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 1
      maxUnavailable: 0
  template:
    metadata:
      labels:
        app: web
    spec:
      terminationGracePeriodSeconds: 30
      containers:
      - name: web
        image: nginx:1.27
        imagePullPolicy: IfNotPresent
        args: ["--port=8080"]
        command: ["sh", "-c", "trap 'echo bye; exit 0' TERM; while true; do sleep 1; done"]
        ports:
        - containerPort: 80
          name: http
        - containerPort: 8080
        resources:
          requests:
            cpu: 100m
            memory: 128Mi
          limits:
            cpu: 500m
            memory: 256Mi
        lifecycle:
          postStart:
            exec:
              command: ["/bin/sh", "-c", "sleep 5; touch /tmp/started"]
          preStop:
            exec:
              command: ["/bin/sh", "-c", "nginx -s quit; while killall -0 nginx; do sleep 1; done"]
          preStop:
            sleep:
              seconds: 5
        startupProbe:
          httpGet:
            path: /healthz
            port: 8080
          failureThreshold: 30
          periodSeconds: 10
        livenessProbe:
          exec:
            command:
            - cat
            - /tmp/healthy
          initialDelaySeconds: 5
          periodSeconds: 5
        livenessProbe:
          httpGet:
            path: /healthz
            port: http
            scheme: HTTPS
            httpHeaders:
            - name: Custom-Header
              value: Awesome
          initialDelaySeconds: 3
          timeoutSeconds: 1
          periodSeconds: 3
          successThreshold: 1
          failureThreshold: 3
          terminationGracePeriodSeconds: 60
        readinessProbe:
          tcpSocket:
            port: 8080
          initialDelaySeconds: 15
          periodSeconds: 10
        readinessProbe:
          grpc:
            port: 2379
        readinessProbe:
          httpGet:
            path: /ready
            port: 8080
          periodSeconds: 2
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  nodeName: node-1
  activeDeadlineSeconds: 30
  dnsPolicy: ClusterFirst
  restartPolicy: Never
  terminationGracePeriodSeconds: 5
  initContainers:
  - {name: init, image: "busybox:1.36", command: [sh, -c, "sleep 3; exit 1"]}
  - {name: proxy, image: "example.com/proxy:1", restartPolicy: Always}
  containers:
  - {name: app, image: "busybox:1.36", command: [sh, -c, "trap 'sleep 3; exit 0' TERM; while :; do sleep 1; done"]}
  - {name: side, image: "busybox:1.36", command: [sleep, "3600"]}
  - {name: web, image: "nginx:1.27", ports: [{containerPort: 80}]}
  - name: app
    image: example.com/app:1
    ports: [{containerPort: 8080}]
    resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {cpu: 500m, memory: 128Mi}}
    lifecycle:
      postStart: {exec: {command: [sh, -c, "sleep 5; touch /tmp/warm"]}}
      preStop: {exec: {command: [sh, -c, "sleep 5"]}}
      preStop: {httpGet: {path: /quit, port: 8080}}
    startupProbe: {httpGet: {path: /healthz, port: 8080}, periodSeconds: 2, failureThreshold: 10}
    livenessProbe: {exec: {command: [cat, /tmp/healthy]}, initialDelaySeconds: 5, periodSeconds: 5}
    readinessProbe: {tcpSocket: {port: 6379}, periodSeconds: 2, timeoutSeconds: 2}
    livenessProbe: {httpGet: {path: /healthz, port: 8080}, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 2}
    readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 3, failureThreshold: 1}
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  restartPolicy: OnFailure
  containers:
  - name: app
    image: busybox:1.36
    command: [sh, -c, "sleep 5; exit 1"]
  - name: web
    image: nginx:1.27
    ports:
    - containerPort: 8080
    env:
    - name: NAME
      value: "value"
    resources:
      requests:
        cpu: 100m
        memory: 64Mi
      limits:
        memory: 128Mi
    volumeMounts:
    - name: data
      mountPath: /data
    readinessProbe:
      httpGet:
        path: /healthz
        port: 8080
      initialDelaySeconds: 5
      periodSeconds: 5
    livenessProbe:
      httpGet:
        path: /healthz
        port: 8080
      initialDelaySeconds: 3
      periodSeconds: 3
      failureThreshold: 3
      timeoutSeconds: 1
  volumes:
  - name: data
    emptyDir: {}
`
