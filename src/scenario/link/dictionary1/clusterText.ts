/** The first part of dictionary 1: what surrounds pods, and the rarer fields of their specs. */
export const CLUSTER_TEXT = `apiVersion: policy/v1
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
`
