import type { CatalogueEntry, Requirement } from './entry.ts'

const MYSQL_PASSWORD: Requirement = {
  anyOf: [
    'MYSQL_ROOT_PASSWORD',
    'MYSQL_ROOT_PASSWORD_FILE',
    'MYSQL_ALLOW_EMPTY_PASSWORD',
    'MYSQL_RANDOM_ROOT_PASSWORD',
  ],
  message: [
    '%F %T+00:00 [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
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
    'MARIADB_ROOT_PASSWORD_FILE',
    'MARIADB_ROOT_PASSWORD_HASH',
    'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD',
    'MARIADB_RANDOM_ROOT_PASSWORD',
  ],
  message: [
    '%F %T+00:00 [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
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
    '',
    '       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all',
    '       connections without a password. This is *not* recommended.',
    '',
    '       See PostgreSQL documentation about "trust":',
    '       https://www.postgresql.org/docs/current/auth-trust.html',
  ],
  exitCode: 1,
}

/** Relational databases. */
export const databases: readonly CatalogueEntry[] = [
  {
    repositories: ['postgres', 'postgis/postgis', 'timescale/timescaledb', 'pgvector/pgvector'],
    // source: docker-library/postgres
    system: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['postgres'],
    optionsFor: 'postgres',
    stopSignal: 'INT',
    megabytes: 155,
    tools: { bash: 'bash' },
    services: [
      {
        names: ['postgres'],
        startUp: 2500,
        ports: ['5432/TCP'],
        onSignal: { TERM: 0, INT: 0, QUIT: 2 },
        stopping: 150,
        requires: [POSTGRES_PASSWORD],
        stream: 'stderr',
        first: [
          'The files belonging to this database system will be owned by user "postgres".',
          'This user must also own the server process.',
        ],
        ready: [
          '%F %T.000 UTC [1] LOG:  listening on IPv4 address "0.0.0.0", port 5432',
          '%F %T.000 UTC [1] LOG:  database system is ready to accept connections',
        ],
        portTaken: 'LOG:  could not bind IPv4 address "0.0.0.0": Address already in use',
      },
    ],
    clients: [
      {
        names: ['pg_isready'],
        port: 5432,
        good: '/var/run/postgresql:5432 - accepting connections\n',
        bad: '/var/run/postgresql:5432 - no response\n',
        badCode: 2,
      },
      {
        names: ['psql'],
        port: 5432,
        good: '',
        bad: 'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory\n',
        badCode: 2,
      },
    ],
  },
  {
    repositories: ['mysql', 'percona'],
    // source: docker-library/mysql
    system: 'redhat',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['mysqld'],
    optionsFor: 'mysqld',
    megabytes: 230,
    services: [
      {
        names: ['mysqld'],
        startUp: 9000,
        ports: ['3306/TCP'],
        portOptions: ['--port'],
        onSignal: { TERM: 0 },
        stopping: 1000,
        requires: [MYSQL_PASSWORD],
        stream: 'stderr',
        first: ['%F %T+00:00 [Note] [Entrypoint]: Entrypoint script for MySQL Server started.'],
        ready: [
          "%FT%T.000000Z 0 [System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections. socket: '/var/run/mysqld/mysqld.sock'  port: 3306  MySQL Community Server - GPL.",
        ],
      },
    ],
    clients: [
      {
        names: ['mysqladmin'],
        port: 3306,
        good: 'mysqld is alive\n',
        bad: "mysqladmin: connect to server at 'localhost' failed\n",
        badCode: 1,
      },
      {
        names: ['mysql'],
        port: 3306,
        good: '',
        bad: "ERROR 2002 (HY000): Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)\n",
        badCode: 1,
      },
    ],
  },
  {
    repositories: ['mariadb'],
    // source: MariaDB/mariadb-docker
    system: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['mariadbd'],
    optionsFor: 'mariadbd',
    megabytes: 120,
    services: [
      {
        names: ['mariadbd', 'mysqld'],
        startUp: 4000,
        ports: ['3306/TCP'],
        portOptions: ['--port'],
        onSignal: { TERM: 0 },
        stopping: 500,
        requires: [MARIADB_PASSWORD],
        stream: 'stderr',
        first: ['%F %T+00:00 [Note] [Entrypoint]: Entrypoint script for MariaDB Server started.'],
        ready: ['%F %T 0 [Note] mariadbd: ready for connections.'],
      },
    ],
    clients: [
      {
        names: ['mariadb-admin', 'mysqladmin'],
        port: 3306,
        good: 'mysqld is alive\n',
        bad: "mariadb-admin: connect to server at 'localhost' failed\n",
        badCode: 1,
      },
      { names: ['healthcheck.sh'], port: 3306, good: '', bad: 'healthcheck connect failed\n', badCode: 1 },
      {
        names: ['mariadb', 'mysql'],
        port: 3306,
        good: '',
        bad: "ERROR 2002 (HY000): Can't connect to local server through socket '/run/mysqld/mysqld.sock' (2)\n",
        badCode: 1,
      },
    ],
  },
  {
    repositories: ['capttofu/percona_xtradb_cluster_5_6', 'mysql-galera'],
    // source: kubernetes/examples, storage/mysql-galera
    system: 'debian',
    entrypoint: ['/entrypoint.sh'],
    cmd: ['mysqld'],
    megabytes: 200,
    services: [
      {
        names: ['/entrypoint.sh', 'mysqld'],
        startUp: 9000,
        ports: ['3306/TCP', '4444/TCP', '4567/TCP', '4568/TCP'],
        onSignal: { TERM: 0 },
        stopping: 1000,
      },
    ],
  },
  {
    repositories: ['google-samples/xtrabackup'],
    // source: kubernetes/website, tasks/run-application/run-replicated-stateful-application
    system: 'debian',
    cmd: ['bash'],
    megabytes: 90,
  },
  {
    repositories: ['cockroachdb/cockroach'],
    // source: cockroachdb/cockroach, build/deploy
    system: 'redhat',
    entrypoint: ['/cockroach/cockroach.sh'],
    workingDir: '/cockroach/',
    megabytes: 170,
    services: [
      {
        names: ['/cockroach/cockroach.sh', '/cockroach/cockroach', 'cockroach'],
        startUp: 2000,
        ports: ['26257/TCP', '8080/HTTP'],
        onSignal: { TERM: 0, INT: 0 },
        stopping: 1000,
        requires: [{ argument: 'start', message: ['Usage:', '  cockroach [command]'], exitCode: 0 }],
      },
    ],
  },
  {
    repositories: ['clickhouse', 'clickhouse/clickhouse-server'],
    // source: ClickHouse/ClickHouse, docker/server
    system: 'debian',
    entrypoint: ['/entrypoint.sh'],
    megabytes: 300,
    services: [
      {
        names: ['/entrypoint.sh', 'clickhouse-server'],
        startUp: 1500,
        ports: ['8123/HTTP', '9000/TCP', '9009/TCP'],
        onSignal: { TERM: 0, INT: 0 },
      },
    ],
  },
]
