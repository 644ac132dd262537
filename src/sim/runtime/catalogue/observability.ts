import { type CatalogueEntry, GO_SIGNALS, IGNORES_SIGNALS, JAVA_SIGNALS, LEAVES_CLEANLY } from './entry.ts'

const STOPS = { TERM: 0, INT: 0 }

/** What collects, keeps and shows logs and figures. */
export const observability: readonly CatalogueEntry[] = [
  {
    repositories: ['prom/prometheus', 'prometheus/prometheus'],
    // source: prometheus/prometheus, Dockerfile
    system: 'busybox',
    entrypoint: ['/bin/prometheus'],
    cmd: ['--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/prometheus'],
    user: 'nobody',
    uid: 65534,
    workingDir: '/prometheus',
    megabytes: 110,
    services: [
      {
        names: ['/bin/prometheus', 'prometheus'],
        startUp: 400,
        ports: ['9090/HTTP'],
        onSignal: STOPS,
        stopping: 100,
        stream: 'stderr',
        ready: ['time=%FT%T.000Z level=INFO source=main.go:1273 msg="Server is ready to receive web requests."'],
      },
    ],
  },
  {
    repositories: ['prom/node-exporter', 'prometheus/node-exporter'],
    // source: prometheus/node_exporter, Dockerfile
    system: 'busybox',
    entrypoint: ['/bin/node_exporter'],
    user: 'nobody',
    uid: 65534,
    megabytes: 12,
    services: [{ names: ['/bin/node_exporter'], startUp: 100, ports: ['9100/HTTP'], onSignal: GO_SIGNALS }],
  },
  {
    repositories: ['prom/alertmanager', 'prometheus/alertmanager'],
    // source: prometheus/alertmanager, Dockerfile
    system: 'busybox',
    entrypoint: ['/bin/alertmanager'],
    cmd: ['--config.file=/etc/alertmanager/alertmanager.yml', '--storage.path=/alertmanager'],
    user: 'nobody',
    uid: 65534,
    megabytes: 30,
    services: [{ names: ['/bin/alertmanager'], startUp: 200, ports: ['9093/HTTP', '9094/TCP'], onSignal: STOPS }],
  },
  {
    repositories: [
      'prom/blackbox-exporter',
      'prom/pushgateway',
      'prom/statsd-exporter',
      'prom/mysqld-exporter',
      'oliver006/redis_exporter',
    ],
    // source: prometheus, the exporters
    system: 'busybox',
    entrypoint: ['/bin/exporter'],
    megabytes: 12,
    services: [{ names: ['/bin/exporter'], startUp: 100, onSignal: GO_SIGNALS }],
  },
  {
    repositories: ['prometheus-adapter/prometheus-adapter'],
    // source: kubernetes-sigs/prometheus-adapter, Dockerfile
    system: 'none',
    entrypoint: ['/adapter'],
    user: '65534:65534',
    uid: 65534,
    megabytes: 30,
    services: [
      { names: ['/adapter'], startUp: 600, ports: ['6443/HTTP'], portOptions: ['--secure-port'], onSignal: STOPS },
    ],
  },
  {
    repositories: ['grafana/grafana', 'grafana/grafana-oss'],
    // source: grafana/grafana, Dockerfile
    system: 'alpine',
    entrypoint: ['/run.sh'],
    user: '472',
    uid: 472,
    workingDir: '/usr/share/grafana',
    megabytes: 150,
    tools: { bash: 'bash', curl: 'curl' },
    services: [{ names: ['/run.sh'], startUp: 5000, ports: ['3000/HTTP'], onSignal: LEAVES_CLEANLY }],
  },
  {
    repositories: ['grafana/loki', 'grafana/promtail', 'grafana/tempo', 'grafana/agent', 'grafana/alloy'],
    // source: grafana/loki, cmd/loki/Dockerfile
    system: 'alpine',
    entrypoint: ['/usr/bin/loki'],
    cmd: ['-config.file=/etc/loki/local-config.yaml'],
    user: '10001',
    uid: 10001,
    megabytes: 30,
    services: [{ names: ['/usr/bin/loki'], startUp: 800, ports: ['3100/HTTP'], onSignal: STOPS }],
  },
  {
    repositories: [
      'fluent/fluentd',
      'fluentd',
      'fluentd-elasticsearch',
      'fluentd_elasticsearch/fluentd',
      'fluent/fluentd-kubernetes-daemonset',
    ],
    // source: fluent/fluentd-docker-image
    system: 'debian',
    entrypoint: ['tini', '--', '/bin/entrypoint.sh'],
    cmd: ['fluentd'],
    megabytes: 45,
    services: [
      {
        names: ['fluentd', '/run.sh'],
        startUp: 800,
        ports: ['24224/TCP'],
        onSignal: { TERM: 0, INT: 0 },
        stopping: 500,
      },
    ],
  },
  {
    repositories: [
      'fluentd-gcp',
      'stackdriver-agents/stackdriver-logging-agent',
      'stackdriver-agents/stackdriver-metadata-agent',
    ],
    // source: kubernetes/kubernetes, cluster/addons/fluentd-gcp
    system: 'debian',
    cmd: ['/run.sh'],
    megabytes: 90,
    services: [{ names: ['/run.sh', '/entrypoint.sh'], startUp: 1500, ports: ['24231/HTTP'], onSignal: STOPS }],
  },
  {
    repositories: ['fluent/fluent-bit'],
    // source: fluent/fluent-bit, dockerfiles
    system: 'none',
    cmd: ['/fluent-bit/bin/fluent-bit', '-c', '/fluent-bit/etc/fluent-bit.conf'],
    megabytes: 30,
    services: [
      {
        names: ['/fluent-bit/bin/fluent-bit'],
        startUp: 200,
        ports: ['2020/HTTP'],
        onSignal: LEAVES_CLEANLY,
        stopping: 1000,
      },
    ],
  },
  {
    repositories: ['kibana', 'kibana/kibana', 'kibana/kibana-oss'],
    // source: elastic/kibana, src/dev/build/tasks/os_packages/docker_generator
    system: 'redhat',
    entrypoint: ['/bin/tini', '--'],
    cmd: ['/usr/local/bin/kibana-docker'],
    user: '1000',
    uid: 1000,
    megabytes: 380,
    tools: { curl: 'curl' },
    services: [
      { names: ['/usr/local/bin/kibana-docker'], startUp: 15_000, ports: ['5601/HTTP'], onSignal: { TERM: 0 } },
    ],
  },
  {
    repositories: ['logstash', 'logstash/logstash'],
    // source: elastic/logstash, docker
    system: 'redhat',
    entrypoint: ['/usr/local/bin/docker-entrypoint'],
    user: '1000',
    uid: 1000,
    megabytes: 400,
    services: [
      {
        names: ['/usr/local/bin/docker-entrypoint', 'logstash'],
        startUp: 15_000,
        ports: ['5044/TCP', '9600/HTTP'],
        onSignal: JAVA_SIGNALS,
        stopping: 1000,
      },
    ],
  },
  {
    repositories: ['elastic/filebeat', 'beats/filebeat', 'beats/metricbeat'],
    // source: elastic/beats, dev-tools/packaging
    system: 'redhat',
    entrypoint: ['/usr/bin/tini', '--', '/usr/local/bin/docker-entrypoint'],
    cmd: ['--environment', 'container'],
    megabytes: 120,
    services: [{ names: ['filebeat', '--environment'], startUp: 500, onSignal: STOPS }],
  },
  {
    repositories: ['jaegertracing/all-in-one', 'openzipkin/zipkin', 'otel/opentelemetry-collector'],
    // source: jaegertracing/jaeger, cmd/all-in-one/Dockerfile
    system: 'none',
    entrypoint: ['/go/bin/all-in-one-linux'],
    megabytes: 30,
    services: [
      {
        names: ['/go/bin/all-in-one-linux'],
        startUp: 500,
        ports: ['16686/HTTP', '14268/HTTP', '4317/GRPC'],
        onSignal: STOPS,
      },
    ],
  },
  {
    repositories: ['newrelic/nrsysmond', 'newrelic/infrastructure'],
    // source: newrelic/infrastructure-agent
    system: 'debian',
    cmd: ['/usr/sbin/nrsysmond', '-E', '-F'],
    megabytes: 60,
    services: [{ names: ['/usr/sbin/nrsysmond', '/usr/bin/newrelic-infra'], startUp: 300, onSignal: STOPS }],
  },
  {
    repositories: ['sysdig/agent', 'datadog/agent'],
    // source: draios/agent docs
    system: 'debian',
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['/opt/draios/bin/dragent'],
    megabytes: 250,
    services: [{ names: ['/opt/draios/bin/dragent', 'agent'], startUp: 2000, ports: ['6666/TCP'], onSignal: STOPS }],
  },
  {
    repositories: ['banno/carbon-relay'],
    // source: docs: graphite, carbon-relay
    system: 'debian',
    cmd: ['/usr/bin/carbon-relay'],
    megabytes: 90,
    services: [
      { names: ['/usr/bin/carbon-relay'], startUp: 500, ports: ['2003/TCP', '2004/TCP'], onSignal: IGNORES_SIGNALS },
    ],
  },
  {
    repositories: ['nvidia/dcgm-exporter', 'k8s/dcgm-exporter'],
    // source: NVIDIA/dcgm-exporter, docker
    system: 'debian',
    entrypoint: ['/usr/local/dcgm/dcgm-exporter-entrypoint.sh'],
    megabytes: 350,
    services: [
      {
        names: ['/usr/local/dcgm/dcgm-exporter-entrypoint.sh'],
        startUp: 1500,
        ports: ['9400/HTTP'],
        onSignal: STOPS,
      },
    ],
  },
]
