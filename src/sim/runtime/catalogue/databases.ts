import { type CatalogueEntry, JAVA_SIGNALS, LEAVES_CLEANLY, megabytes, type Requirement } from './entry.ts'

const MYSQL_PASSWORD: Requirement = {
  anyOf: ['MYSQL_ROOT_PASSWORD', 'MYSQL_ALLOW_EMPTY_PASSWORD', 'MYSQL_RANDOM_ROOT_PASSWORD'],
  message: [
    '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
    '    You need to specify one of the following as an environment variable:',
    '    - MYSQL_ROOT_PASSWORD',
    '    - MYSQL_ALLOW_EMPTY_PASSWORD',
    '    - MYSQL_RANDOM_ROOT_PASSWORD',
  ],
  exitCode: 1,
}
const MARIADB_PASSWORD: Requirement = {
  anyOf: [
    ...MYSQL_PASSWORD.anyOf,
    'MARIADB_ROOT_PASSWORD',
    'MARIADB_ROOT_PASSWORD_HASH',
    'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD',
    'MARIADB_RANDOM_ROOT_PASSWORD',
  ],
  message: [
    '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
    '\tYou need to specify one of MARIADB_ROOT_PASSWORD, MARIADB_ROOT_PASSWORD_HASH, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD and MARIADB_RANDOM_ROOT_PASSWORD',
  ],
  exitCode: 1,
}
const POSTGRES_PASSWORD: Requirement = {
  anyOf: ['POSTGRES_PASSWORD', 'POSTGRES_PASSWORD_FILE', 'POSTGRES_HOST_AUTH_METHOD'],
  message: [
    'Error: Database is uninitialized and superuser password is not specified.',
    '       You must specify POSTGRES_PASSWORD to a non-empty value for the',
    '       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".',
  ],
  exitCode: 1,
}

/** Databases and caches. */
export const databases: readonly CatalogueEntry[] = [
  {
    repositories: ['redis', 'redis/redis-stack-server', 'bitnami/redis', 'kubernetes/redis', 'valkey/valkey'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['redis-server'],
    workingDir: '/data',
    size: megabytes(45),
    programs: { bash: 'sh' },
    services: [
      {
        names: ['redis-server', 'valkey-server'],
        startUp: 50,
        ports: [{ port: 6379, protocol: 'TCP' }],
        portOptions: ['--port'],
        onSignal: { TERM: 0, INT: 0 },
        ready: ['* Ready to accept connections tcp'],
        portTaken: '# Warning: Could not create server TCP listening socket *:6379: bind: Address already in use',
      },
    ],
    clients: [
      {
        name: 'redis-cli',
        port: 6379,
        good: 'PONG\n',
        bad: 'Could not connect to Redis at 127.0.0.1:6379: Connection refused\n',
        badCode: 1,
      },
    ],
  },
  {
    repositories: ['postgres', 'bitnami/postgresql', 'postgis/postgis', 'timescale/timescaledb'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['postgres'],
    stopSignal: 'INT',
    size: megabytes(155),
    programs: { bash: 'sh' },
    services: [
      {
        names: ['postgres'],
        startUp: 2500,
        ports: [{ port: 5432, protocol: 'TCP' }],
        onSignal: { TERM: 0, INT: 0, QUIT: 2 },
        stopping: 150,
        requires: POSTGRES_PASSWORD,
        ready: ['LOG:  database system is ready to accept connections'],
        portTaken: 'LOG:  could not bind IPv4 address "0.0.0.0": Address already in use',
      },
    ],
    clients: [
      {
        name: 'pg_isready',
        port: 5432,
        good: '/var/run/postgresql:5432 - accepting connections\n',
        bad: '/var/run/postgresql:5432 - no response\n',
        badCode: 2,
      },
      {
        name: 'psql',
        port: 5432,
        good: '',
        bad: 'psql: error: connection to server failed: Connection refused\n',
        badCode: 2,
      },
    ],
  },
  {
    repositories: ['mysql', 'percona', 'bitnami/mysql'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['mysqld'],
    size: megabytes(230),
    programs: { bash: 'sh' },
    services: [
      {
        names: ['mysqld'],
        startUp: 9000,
        ports: [{ port: 3306, protocol: 'TCP' }],
        onSignal: { TERM: 0 },
        stopping: 1000,
        requires: MYSQL_PASSWORD,
        ready: ['[System] [MY-010931] [Server] mysqld: ready for connections.'],
      },
    ],
    clients: [
      {
        name: 'mysqladmin',
        port: 3306,
        good: 'mysqld is alive\n',
        bad: "mysqladmin: connect to server at 'localhost' failed\n",
        badCode: 1,
      },
      {
        name: 'mysql',
        port: 3306,
        good: '',
        bad: "ERROR 2002 (HY000): Can't connect to local MySQL server\n",
        badCode: 1,
      },
    ],
  },
  {
    repositories: ['mariadb', 'bitnami/mariadb'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['mariadbd'],
    size: megabytes(120),
    programs: { bash: 'sh' },
    services: [
      {
        names: ['mariadbd', 'mysqld'],
        startUp: 4000,
        ports: [{ port: 3306, protocol: 'TCP' }],
        onSignal: { TERM: 0 },
        stopping: 500,
        requires: MARIADB_PASSWORD,
        ready: ['[Note] mariadbd: ready for connections.'],
      },
    ],
    clients: [
      {
        name: 'mariadb-admin',
        port: 3306,
        good: 'mysqld is alive\n',
        bad: "mariadb-admin: connect to server at 'localhost' failed\n",
        badCode: 1,
      },
      { name: 'healthcheck.sh', port: 3306, good: '', bad: 'healthcheck connect failed\n', badCode: 1 },
    ],
  },
  {
    repositories: ['mongo', 'bitnami/mongodb'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['mongod'],
    size: megabytes(270),
    programs: { bash: 'sh' },
    services: [
      {
        names: ['mongod'],
        startUp: 1500,
        ports: [{ port: 27017, protocol: 'TCP' }],
        portOptions: ['--port'],
        onSignal: LEAVES_CLEANLY,
        stopping: 300,
        ready: ['{"msg":"Waiting for connections","attr":{"port":27017}}'],
      },
    ],
    clients: [
      {
        name: 'mongosh',
        port: 27017,
        good: '{ ok: 1 }\n',
        bad: 'MongoNetworkError: connect ECONNREFUSED 127.0.0.1:27017\n',
        badCode: 1,
      },
      {
        name: 'mongo',
        port: 27017,
        good: '{ "ok" : 1 }\n',
        bad: "Error: couldn't connect to server 127.0.0.1:27017\n",
        badCode: 1,
      },
    ],
  },
  {
    repositories: ['memcached'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['memcached'],
    user: 'memcache',
    uid: 11211,
    size: megabytes(32),
    services: [
      {
        names: ['memcached'],
        startUp: 20,
        ports: [{ port: 11211, protocol: 'TCP' }],
        portOptions: ['-p', '--port'],
        onSignal: { TERM: 0, INT: 0 },
      },
    ],
  },
  {
    repositories: ['cassandra', 'google-samples/cassandra'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['cassandra', '-f'],
    size: megabytes(150),
    programs: { bash: 'sh' },
    services: [
      {
        names: ['cassandra', 'run.sh'],
        startUp: 30_000,
        ports: [
          { port: 9042, protocol: 'TCP' },
          { port: 7000, protocol: 'TCP' },
        ],
        onSignal: JAVA_SIGNALS,
        stopping: 2000,
      },
    ],
    clients: [
      {
        name: 'nodetool',
        port: 9042,
        good: 'UN\n',
        bad: "nodetool: Failed to connect to '127.0.0.1:7199'\n",
        badCode: 1,
      },
      { name: 'cqlsh', port: 9042, good: '', bad: 'Connection error\n', badCode: 1 },
    ],
  },
  {
    repositories: ['elasticsearch', 'docker.elastic.co/elasticsearch/elasticsearch'],
    entrypoint: ['/bin/tini', '--', '/usr/local/bin/docker-entrypoint.sh'],
    cmd: ['eswrapper'],
    uid: 1000,
    user: '1000:0',
    size: megabytes(640),
    programs: { bash: 'sh', curl: 'curl' },
    services: [
      {
        names: ['eswrapper', 'elasticsearch'],
        startUp: 20_000,
        ports: [
          { port: 9200, protocol: 'HTTP' },
          { port: 9300, protocol: 'TCP' },
        ],
        onSignal: JAVA_SIGNALS,
        stopping: 1500,
      },
    ],
  },
  {
    repositories: ['influxdb'],
    entrypoint: ['/entrypoint.sh'],
    cmd: ['influxd'],
    size: megabytes(130),
    services: [
      { names: ['influxd'], startUp: 800, ports: [{ port: 8086, protocol: 'HTTP' }], onSignal: LEAVES_CLEANLY },
    ],
  },
  {
    repositories: ['cockroachdb/cockroach'],
    entrypoint: ['/cockroach/cockroach.sh'],
    cmd: [],
    size: megabytes(170),
    services: [
      {
        names: ['cockroach', 'cockroach.sh'],
        startUp: 2000,
        ports: [
          { port: 26257, protocol: 'TCP' },
          { port: 8080, protocol: 'HTTP' },
        ],
        onSignal: LEAVES_CLEANLY,
        stopping: 1000,
      },
    ],
  },
  {
    repositories: ['minio/minio'],
    entrypoint: ['/usr/bin/docker-entrypoint.sh'],
    cmd: ['minio'],
    size: megabytes(60),
    services: [{ names: ['minio'], startUp: 500, ports: [{ port: 9000, protocol: 'HTTP' }], onSignal: LEAVES_CLEANLY }],
  },
]
