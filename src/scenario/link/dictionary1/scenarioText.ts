/** The second part of dictionary 1: Scenario documents. */
export const SCENARIO_TEXT = `apiVersion: podarium.dev/v1alpha1
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
`
