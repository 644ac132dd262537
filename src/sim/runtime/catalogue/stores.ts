import { type CatalogueEntry, JAVA_SIGNALS, LEAVES_CLEANLY, type Service } from './entry.ts'

const redis: Service = {
  names: ['redis-server', '/usr/local/bin/redis-server'],
  startUp: 50,
  ports: ['6379/TCP'],
  portOptions: ['--port'],
  onSignal: { TERM: 0, INT: 0 },
  first: ['1:C %d %b %Y %H:%M:%S.000 * oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo'],
  ready: ['1:M %d %b %Y %H:%M:%S.000 * Ready to accept connections tcp'],
  portTaken: '# Warning: Could not create server TCP listening socket *:6379: bind: Address already in use',
}
const redisClient = (names: readonly string[]) => ({
  names,
  port: 6379,
  good: 'PONG\n',
  bad: 'Could not connect to Redis at 127.0.0.1:6379: Connection refused\n',
  badCode: 1,
})

/** Caches, stores of documents and of objects, and search. */
export const stores: readonly CatalogueEntry[] = [
  {
    repositories: ['redis', 'redis/redis-stack-server', 'pets/redis-installer'],
    // source: redis/docker-library-redis
    system: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['redis-server'],
    optionsFor: 'redis-server',
    workingDir: '/data',
    megabytes: 45,
    services: [redis, { ...redis, names: ['redis-sentinel'], ports: ['26379/TCP'] }],
    clients: [redisClient(['redis-cli'])],
  },
  {
    repositories: ['valkey/valkey'],
    // source: valkey-io/valkey-container
    system: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['valkey-server'],
    optionsFor: 'valkey-server',
    workingDir: '/data',
    megabytes: 45,
    services: [{ ...redis, names: ['valkey-server'], first: [] }],
    clients: [redisClient(['valkey-cli', 'redis-cli'])],
  },
  {
    repositories: [
      'kubernetes/redis',
      'registry.k8s.io/redis',
      'k8s.gcr.io/redis',
      'google-samples/gb-redisslave',
      'google-samples/gb-redis-follower',
      'gb-redisslave',
      'redis-slave',
      'gb-redis-follower',
      'redis-proxy',
    ],
    // source: kubernetes/examples, guestbook and databases/redis
    system: 'debian',
    cmd: ['/run.sh'],
    megabytes: 40,
    services: [
      { ...redis, names: ['/run.sh', '/entrypoint.sh', 'redis-server', 'redis-proxy'] },
      { ...redis, names: ['redis-sentinel'], ports: ['26379/TCP'] },
    ],
    clients: [redisClient(['redis-cli'])],
  },
  {
    repositories: ['mongo'],
    // source: docker-library/mongo
    system: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['mongod'],
    optionsFor: 'mongod',
    megabytes: 270,
    services: [
      {
        names: ['mongod'],
        startUp: 1500,
        ports: ['27017/TCP'],
        portOptions: ['--port'],
        onSignal: LEAVES_CLEANLY,
        stopping: 300,
        ready: [
          '{"t":{"$date":"%FT%T.000+00:00"},"s":"I",  "c":"NETWORK",  "id":23016,   "ctx":"listener","msg":"Waiting for connections","attr":{"port":27017,"ssl":"off"}}',
        ],
      },
    ],
    clients: [
      {
        names: ['mongosh'],
        port: 27017,
        good: '{ ok: 1 }\n',
        bad: 'MongoNetworkError: connect ECONNREFUSED 127.0.0.1:27017\n',
        badCode: 1,
      },
      {
        names: ['mongo'],
        port: 27017,
        good: '{ "ok" : 1 }\n',
        bad: "Error: couldn't connect to server 127.0.0.1:27017, connection attempt failed\n",
        badCode: 1,
      },
    ],
  },
  {
    repositories: ['memcached'],
    // source: docker-library/memcached
    system: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['memcached'],
    optionsFor: 'memcached',
    user: 'memcache',
    uid: 11211,
    megabytes: 32,
    services: [
      {
        names: ['memcached'],
        startUp: 20,
        ports: ['11211/TCP'],
        portOptions: ['-p', '--port'],
        onSignal: { TERM: 0, INT: 0 },
      },
    ],
  },
  {
    repositories: ['cassandra', 'google-samples/cassandra', 'cassandra-e2e-test'],
    // source: docker-library/cassandra; kubernetes/examples, cassandra
    system: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['cassandra', '-f'],
    optionsFor: 'cassandra',
    megabytes: 150,
    services: [
      {
        names: ['cassandra', '/run.sh'],
        startUp: 30_000,
        ports: ['9042/TCP', '7000/TCP', '7199/TCP'],
        onSignal: JAVA_SIGNALS,
        stopping: 2000,
      },
    ],
    clients: [
      {
        names: ['nodetool'],
        port: 9042,
        good: 'UN  127.0.0.1\n',
        bad: "nodetool: Failed to connect to '127.0.0.1:7199' - ConnectException: 'Connection refused (Connection refused)'.\n",
        badCode: 1,
      },
      { names: ['cqlsh', '/ready-probe.sh'], port: 9042, good: '', bad: 'Connection error\n', badCode: 1 },
    ],
  },
  {
    repositories: [
      'elasticsearch',
      'elasticsearch/elasticsearch',
      'opensearchproject/opensearch',
      'pires/docker-elasticsearch-kubernetes',
      'fluentd_elasticsearch/elasticsearch',
    ],
    // source: elastic/elasticsearch, distribution/docker
    system: 'redhat',
    entrypoint: ['/bin/tini', '--', '/usr/local/bin/docker-entrypoint.sh'],
    cmd: ['eswrapper'],
    user: '1000:0',
    uid: 1000,
    megabytes: 640,
    tools: { curl: 'curl' },
    services: [
      {
        names: ['eswrapper', 'elasticsearch', '/run.sh'],
        startUp: 20_000,
        ports: ['9200/HTTP', '9300/TCP'],
        onSignal: JAVA_SIGNALS,
        stopping: 1500,
      },
    ],
  },
  {
    repositories: ['influxdb'],
    // source: influxdata/influxdata-docker
    system: 'debian',
    entrypoint: ['/entrypoint.sh'],
    cmd: ['influxd'],
    optionsFor: 'influxd',
    megabytes: 130,
    services: [{ names: ['influxd'], startUp: 800, ports: ['8086/HTTP'], onSignal: LEAVES_CLEANLY }],
  },
  {
    repositories: ['minio/minio'],
    // source: minio/minio, Dockerfile.release
    system: 'redhat',
    entrypoint: ['/usr/bin/docker-entrypoint.sh'],
    cmd: ['minio'],
    optionsFor: 'minio',
    filesFor: 'minio',
    megabytes: 60,
    services: [
      {
        names: ['minio'],
        startUp: 500,
        ports: ['9000/HTTP'],
        onSignal: { TERM: 0, INT: 0 },
        requires: [
          { argument: 'server', message: ['NAME:', '  minio - High Performance Object Storage'], exitCode: 0 },
        ],
      },
    ],
  },
  {
    repositories: ['rethinkdb'],
    // source: docker-library/rethinkdb; kubernetes/examples, storage/rethinkdb
    system: 'debian',
    cmd: ['rethinkdb', '--bind', 'all'],
    workingDir: '/data',
    megabytes: 60,
    services: [
      {
        names: ['rethinkdb', '/usr/bin/run.sh'],
        startUp: 800,
        ports: ['28015/TCP', '29015/TCP', '8080/HTTP'],
        onSignal: { TERM: 0, INT: 0 },
      },
    ],
  },
  {
    repositories: ['pires/hazelcast-kubernetes', 'hazelcast/hazelcast'],
    // source: hazelcast/hazelcast-docker
    system: 'alpine',
    cmd: ['/hz-start'],
    megabytes: 120,
    services: [{ names: ['/hz-start'], startUp: 4000, ports: ['5701/TCP'], onSignal: JAVA_SIGNALS }],
  },
  {
    repositories: ['neo4j'],
    // source: neo4j/docker-neo4j
    system: 'debian',
    entrypoint: ['tini', '-g', '--', '/startup/docker-entrypoint.sh'],
    cmd: ['neo4j'],
    megabytes: 280,
    services: [
      { names: ['neo4j'], startUp: 10_000, ports: ['7474/HTTP', '7687/TCP'], onSignal: JAVA_SIGNALS, stopping: 1000 },
    ],
  },
  {
    repositories: ['solr'],
    // source: apache/solr-docker
    system: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['solr-foreground'],
    user: 'solr',
    uid: 8983,
    megabytes: 300,
    services: [{ names: ['solr-foreground'], startUp: 8000, ports: ['8983/HTTP'], onSignal: JAVA_SIGNALS }],
  },
  {
    repositories: ['couchdb'],
    // source: apache/couchdb-docker
    system: 'debian',
    entrypoint: ['tini', '--', '/docker-entrypoint.sh'],
    cmd: ['/opt/couchdb/bin/couchdb'],
    megabytes: 90,
    services: [
      {
        names: ['/opt/couchdb/bin/couchdb'],
        startUp: 1500,
        ports: ['5984/HTTP', '4369/TCP'],
        onSignal: { TERM: 0 },
        requires: [
          {
            anyOf: ['COUCHDB_PASSWORD'],
            message: [
              '*************************************************************',
              'ERROR: CouchDB 3.0+ will no longer run in "Admin Party"',
              '       mode. You *MUST* specify an admin user and',
              '       password, either via your own .ini file mapped',
              '       into the container at /opt/couchdb/etc/local.ini',
              '       or inside /opt/couchdb/etc/local.d, or with',
              '       "-e COUCHDB_USER=admin -e COUCHDB_PASSWORD=password"',
              '       to set it via "docker run".',
              '*************************************************************',
            ],
            exitCode: 1,
          },
        ],
      },
    ],
  },
]
