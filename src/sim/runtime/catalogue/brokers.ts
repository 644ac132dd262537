import { type CatalogueEntry, JAVA_SIGNALS, LEAVES_CLEANLY, megabytes } from './entry.ts'

/** Message brokers, and what clusters coordinate themselves by. */
export const brokers: readonly CatalogueEntry[] = [
  {
    repositories: ['rabbitmq', 'bitnami/rabbitmq'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['rabbitmq-server'],
    size: megabytes(105),
    programs: { bash: 'sh' },
    services: [
      {
        names: ['rabbitmq-server'],
        startUp: 8000,
        ports: [
          { port: 5672, protocol: 'TCP' },
          { port: 15672, protocol: 'HTTP' },
        ],
        onSignal: { TERM: 0 },
        stopping: 1500,
        ready: [' completed with 4 plugins.'],
      },
    ],
    clients: [
      {
        name: 'rabbitmq-diagnostics',
        port: 5672,
        good: 'Ping succeeded\n',
        bad: 'Error: unable to perform an operation on node\n',
        badCode: 69,
      },
      {
        name: 'rabbitmqctl',
        port: 5672,
        good: '',
        bad: 'Error: unable to perform an operation on node\n',
        badCode: 69,
      },
    ],
  },
  {
    repositories: ['nats'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['nats-server', '--config', 'nats-server.conf'],
    size: megabytes(7),
    services: [
      {
        names: ['nats-server'],
        startUp: 60,
        ports: [
          { port: 4222, protocol: 'TCP' },
          { port: 8222, protocol: 'HTTP' },
        ],
        onSignal: { TERM: 1, INT: 0 },
      },
    ],
  },
  {
    repositories: ['zookeeper', 'bitnami/zookeeper'],
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['zkServer.sh', 'start-foreground'],
    size: megabytes(110),
    programs: { bash: 'sh' },
    services: [
      {
        names: ['zkServer.sh'],
        startUp: 1500,
        ports: [
          { port: 2181, protocol: 'TCP' },
          { port: 8080, protocol: 'HTTP' },
        ],
        onSignal: JAVA_SIGNALS,
      },
    ],
  },
  {
    repositories: ['apache/kafka', 'bitnami/kafka', 'confluentinc/cp-kafka', 'wurstmeister/kafka'],
    entrypoint: ['/__cacert_entrypoint.sh'],
    cmd: ['/etc/kafka/docker/run'],
    size: megabytes(220),
    programs: { bash: 'sh' },
    services: [
      {
        names: ['run', '__cacert_entrypoint.sh', 'start-kafka.sh'],
        startUp: 5000,
        ports: [{ port: 9092, protocol: 'TCP' }],
        onSignal: JAVA_SIGNALS,
        stopping: 2000,
      },
    ],
  },
  {
    repositories: ['etcd', 'coreos/etcd', 'quay.io/coreos/etcd', 'etcd-io/etcd'],
    entrypoint: [],
    cmd: ['/usr/local/bin/etcd'],
    size: megabytes(22),
    services: [
      {
        names: ['etcd'],
        startUp: 500,
        ports: [
          { port: 2379, protocol: 'HTTP' },
          { port: 2380, protocol: 'TCP' },
        ],
        onSignal: { TERM: 143, INT: 130 },
      },
    ],
    clients: [
      {
        name: 'etcdctl',
        port: 2379,
        good: '127.0.0.1:2379 is healthy\n',
        bad: 'Error: unhealthy cluster\n',
        badCode: 1,
      },
    ],
  },
  {
    repositories: ['consul', 'hashicorp/consul'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['agent', '-dev', '-client', '0.0.0.0'],
    size: megabytes(65),
    services: [
      {
        names: ['agent', 'consul'],
        startUp: 1000,
        ports: [{ port: 8500, protocol: 'HTTP' }],
        onSignal: { TERM: 0, INT: 1 },
      },
    ],
  },
  {
    repositories: ['vault', 'hashicorp/vault'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['server', '-dev'],
    size: megabytes(180),
    services: [
      { names: ['server', 'vault'], startUp: 600, ports: [{ port: 8200, protocol: 'HTTP' }], onSignal: LEAVES_CLEANLY },
    ],
  },
]
