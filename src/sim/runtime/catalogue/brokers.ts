import { type CatalogueEntry, JAVA_SIGNALS } from './entry.ts'

/** Message brokers, and what clusters coordinate themselves by. */
export const brokers: readonly CatalogueEntry[] = [
  {
    repositories: ['rabbitmq'],
    // source: docker-library/rabbitmq
    system: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['rabbitmq-server'],
    optionsFor: 'rabbitmq-server',
    megabytes: 105,
    services: [
      {
        names: ['rabbitmq-server'],
        startUp: 8000,
        ports: ['5672/TCP', '15692/HTTP'],
        onSignal: { TERM: 0 },
        stopping: 1500,
        ready: ['%F %T.000000+00:00 [info] <0.9.0> Server startup complete; 4 plugins started.'],
      },
    ],
    clients: [
      {
        names: ['rabbitmq-diagnostics', 'rabbitmqctl'],
        port: 5672,
        good: 'Ping succeeded\n',
        bad: 'Error: unable to perform an operation on node. Please see diagnostics information and suggestions below.\n',
        badCode: 69,
      },
    ],
  },
  {
    repositories: ['nats'],
    // source: nats-io/nats-docker
    system: 'none',
    entrypoint: ['/nats-server'],
    cmd: ['--config', 'nats-server.conf'],
    megabytes: 7,
    services: [
      {
        names: ['/nats-server', 'nats-server'],
        startUp: 60,
        ports: ['4222/TCP', '8222/HTTP', '6222/TCP'],
        onSignal: { TERM: 0, INT: 0 },
        stream: 'stderr',
        ready: ['[1] %Y/%m/%d %H:%M:%S.000000 [INF] Server is ready'],
      },
    ],
  },
  {
    repositories: ['zookeeper', 'kubernetes-zookeeper', 'google_samples/k8szk', 'pets/zookeeper-installer'],
    // source: 31z4/zookeeper-docker; kow3ns/kubernetes-zookeeper
    system: 'debian',
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['zkServer.sh', 'start-foreground'],
    megabytes: 110,
    services: [
      {
        names: ['zkServer.sh', '/opt/zookeeper/bin/zkServer.sh', 'start-zookeeper', 'zkGenConfig.sh'],
        startUp: 1500,
        ports: ['2181/TCP', '2888/TCP', '3888/TCP', '8080/HTTP'],
        onSignal: JAVA_SIGNALS,
      },
    ],
    clients: [{ names: ['zookeeper-ready', 'zkOk.sh'], port: 2181, good: '', bad: '', badCode: 1 }],
  },
  {
    repositories: ['apache/kafka', 'confluentinc/cp-kafka', 'wurstmeister/kafka'],
    // source: apache/kafka, docker/jvm
    system: 'alpine',
    entrypoint: ['/__cacert_entrypoint.sh'],
    cmd: ['/etc/kafka/docker/run'],
    user: 'appuser',
    uid: 1000,
    megabytes: 220,
    tools: { bash: 'bash' },
    services: [
      {
        names: ['/etc/kafka/docker/run', 'start-kafka.sh', 'kafka-server-start.sh'],
        startUp: 5000,
        ports: ['9092/TCP'],
        onSignal: JAVA_SIGNALS,
        stopping: 2000,
      },
    ],
  },
  {
    repositories: [
      'etcd',
      'quay.io/coreos/etcd',
      'coreos/etcd',
      'etcd-development/etcd',
      'openshift/etcd-20-centos7',
      'vitess/etcd',
      'etcd-statefulset-e2e-test',
    ],
    // source: etcd-io/etcd, Dockerfile
    system: 'busybox',
    cmd: ['/usr/local/bin/etcd'],
    megabytes: 22,
    services: [
      {
        names: ['etcd', '/usr/local/bin/etcd', 'etcd.sh', 'etcd-discovery.sh'],
        startUp: 500,
        ports: ['2379/HTTP', '2380/TCP'],
        paths: { '/health': '{"health":"true","reason":""}', '/version': '{"etcdserver":"3.6.0"}' },
        onSignal: { TERM: 143, INT: 130 },
      },
    ],
    clients: [
      {
        names: ['etcdctl'],
        port: 2379,
        good: '127.0.0.1:2379 is healthy: successfully committed proposal: took = 1.5ms\n',
        bad: 'Error: unhealthy cluster\n',
        badCode: 1,
      },
    ],
  },
  {
    repositories: ['consul', 'hashicorp/consul'],
    // source: hashicorp/consul, Dockerfile
    system: 'alpine',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['agent', '-dev', '-client', '0.0.0.0'],
    optionsFor: 'consul',
    filesFor: 'consul',
    megabytes: 65,
    services: [
      {
        names: ['consul'],
        startUp: 1000,
        ports: ['8500/HTTP', '8600/UDP', '8301/TCP'],
        onSignal: { TERM: 1, INT: 1 },
      },
    ],
  },
  {
    repositories: ['vault', 'hashicorp/vault'],
    // source: hashicorp/vault, Dockerfile
    system: 'alpine',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['server', '-dev'],
    optionsFor: 'vault',
    filesFor: 'vault',
    megabytes: 180,
    services: [{ names: ['vault'], startUp: 600, ports: ['8200/HTTP'], onSignal: { TERM: 0, INT: 0 } }],
  },
  {
    repositories: ['eclipse-mosquitto'],
    // source: eclipse-mosquitto/mosquitto, docker
    system: 'alpine',
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['/usr/sbin/mosquitto', '-c', '/mosquitto/config/mosquitto.conf'],
    megabytes: 5,
    services: [
      { names: ['/usr/sbin/mosquitto', 'mosquitto'], startUp: 30, ports: ['1883/TCP'], onSignal: { TERM: 0, INT: 0 } },
    ],
  },
]
