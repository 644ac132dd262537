/** The last part of dictionary 1: services, workloads and pods. */
export const WORKLOAD_TEXT = `---
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
