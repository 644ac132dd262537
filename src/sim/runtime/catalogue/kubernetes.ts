import { type CatalogueEntry, GO_SIGNALS, LEAVES_CLEANLY, megabytes } from './entry.ts'

/** Images that Kubernetes' own documentation and tests use. */
export const kubernetesImages: readonly CatalogueEntry[] = [
  {
    repositories: ['pause', 'kubernetes/pause', 'rancher/pause', 'pause-amd64'],
    entrypoint: ['/pause'],
    cmd: [],
    user: '65535:65535',
    uid: 65535,
    size: 320_368,
    services: [{ names: ['pause'], startUp: 0, ports: [], onSignal: { TERM: 0, INT: 0 } }],
  },
  {
    repositories: [
      'e2e-test-images/agnhost',
      'registry.k8s.io/e2e-test-images/agnhost',
      'gcr.io/kubernetes-e2e-test-images/agnhost',
    ],
    entrypoint: ['/agnhost'],
    cmd: ['pause'],
    size: megabytes(53),
  },
  {
    repositories: ['liveness', 'k8s.gcr.io/liveness', 'registry.k8s.io/liveness'],
    entrypoint: [],
    cmd: ['/server'],
    size: megabytes(5),
    programs: { server: 'agnhost' },
  },
  {
    repositories: [
      'gcr.io/google-samples/hello-app',
      'us-docker.pkg.dev/google-samples/containers/gke/hello-app',
      'google-samples/hello-app',
    ],
    entrypoint: ['/hello-app'],
    cmd: [],
    uid: 65532,
    user: 'nonroot:nonroot',
    size: megabytes(12),
    services: [{ names: ['hello-app'], startUp: 30, ports: [{ port: 8080, protocol: 'HTTP' }], onSignal: GO_SIGNALS }],
  },
  {
    repositories: ['gcr.io/google-samples/node-hello', 'google-samples/node-hello'],
    entrypoint: [],
    cmd: ['/bin/sh', '-c', 'node server.js'],
    size: megabytes(260),
    programs: { bash: 'sh' },
    services: [{ names: ['node'], startUp: 300, ports: [{ port: 8080, protocol: 'HTTP' }], onSignal: {} }],
  },
  {
    repositories: [
      'serve_hostname',
      'serve-hostname',
      'gcr.io/kubernetes-e2e-test-images/serve-hostname',
      'echoserver',
      'gcr.io/kubernetes-e2e-test-images/echoserver',
    ],
    entrypoint: ['/serve_hostname'],
    cmd: [],
    size: megabytes(5),
    services: [
      {
        names: ['serve_hostname', 'echoserver'],
        startUp: 30,
        ports: [
          { port: 9376, protocol: 'HTTP' },
          { port: 8080, protocol: 'HTTP' },
        ],
        onSignal: GO_SIGNALS,
      },
    ],
  },
  {
    repositories: ['test-webserver', 'k8s.gcr.io/test-webserver', 'registry.k8s.io/test-webserver'],
    entrypoint: ['/test-webserver'],
    cmd: [],
    size: megabytes(2),
    services: [
      { names: ['test-webserver'], startUp: 20, ports: [{ port: 80, protocol: 'HTTP' }], onSignal: GO_SIGNALS },
    ],
  },
  {
    repositories: [
      'gcr.io/google-samples/gb-frontend',
      'gcr.io/google_samples/gb-frontend',
      'us-docker.pkg.dev/google-samples/containers/gke/gb-frontend',
    ],
    entrypoint: ['docker-php-entrypoint'],
    cmd: ['apache2-foreground'],
    stopSignal: 'WINCH',
    size: megabytes(190),
    programs: { bash: 'sh' },
    services: [
      {
        names: ['apache2-foreground'],
        startUp: 150,
        ports: [{ port: 80, protocol: 'HTTP' }],
        onSignal: { ...LEAVES_CLEANLY, WINCH: 0 },
      },
    ],
  },
  {
    repositories: ['hashicorp/http-echo'],
    entrypoint: ['/http-echo'],
    cmd: [],
    size: megabytes(3),
    services: [
      {
        names: ['http-echo'],
        startUp: 20,
        ports: [{ port: 5678, protocol: 'HTTP' }],
        portOptions: ['-listen', '--listen'],
        onSignal: { TERM: 0, INT: 0 },
      },
    ],
  },
  {
    repositories: [
      'kennethreitz/httpbin',
      'traefik/whoami',
      'stefanprodan/podinfo',
      'ghcr.io/stefanprodan/podinfo',
      'argoproj/rollouts-demo',
      'paulbouwer/hello-kubernetes',
    ],
    entrypoint: [],
    cmd: ['/server'],
    size: megabytes(30),
    services: [
      {
        names: ['server', 'podinfo', 'whoami'],
        startUp: 200,
        ports: [
          { port: 80, protocol: 'HTTP' },
          { port: 9898, protocol: 'HTTP' },
          { port: 8080, protocol: 'HTTP' },
        ],
        onSignal: LEAVES_CLEANLY,
      },
    ],
  },
  {
    repositories: [
      'fluent/fluentd',
      'fluentd',
      'fluent/fluent-bit',
      'fluentd-gcp',
      'fluentd-elasticsearch',
      'quay.io/fluentd_elasticsearch/fluentd',
    ],
    entrypoint: ['tini', '--', '/bin/entrypoint.sh'],
    cmd: ['fluentd'],
    size: megabytes(25),
    services: [
      {
        names: ['fluentd', 'fluent-bit', 'entrypoint.sh'],
        startUp: 800,
        ports: [{ port: 24224, protocol: 'TCP' }],
        onSignal: LEAVES_CLEANLY,
        stopping: 500,
      },
    ],
  },
  {
    repositories: ['prom/prometheus', 'quay.io/prometheus/prometheus'],
    entrypoint: ['/bin/prometheus'],
    cmd: ['--config.file=/etc/prometheus/prometheus.yml'],
    uid: 65534,
    user: 'nobody',
    size: megabytes(110),
    services: [
      {
        names: ['prometheus'],
        startUp: 400,
        ports: [{ port: 9090, protocol: 'HTTP' }],
        onSignal: LEAVES_CLEANLY,
        stopping: 100,
      },
    ],
  },
  {
    repositories: ['prom/node-exporter', 'quay.io/prometheus/node-exporter', 'prom/alertmanager'],
    entrypoint: ['/bin/node_exporter'],
    cmd: [],
    uid: 65534,
    user: 'nobody',
    size: megabytes(12),
    services: [
      {
        names: ['node_exporter', 'alertmanager'],
        startUp: 100,
        ports: [{ port: 9100, protocol: 'HTTP' }],
        onSignal: { TERM: 143, INT: 130 },
      },
    ],
  },
  {
    repositories: ['grafana/grafana', 'grafana/grafana-oss'],
    entrypoint: ['/run.sh'],
    cmd: [],
    uid: 472,
    user: '472',
    size: megabytes(150),
    services: [
      {
        names: ['run.sh', 'grafana'],
        startUp: 5000,
        ports: [{ port: 3000, protocol: 'HTTP' }],
        onSignal: LEAVES_CLEANLY,
      },
    ],
  },
]
