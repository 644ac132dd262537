import { type CatalogueEntry, JAVA_SIGNALS, LEAVES_CLEANLY, megabytes } from './entry.ts'

/** Applications that people deploy as they are. */
export const applications: readonly CatalogueEntry[] = [
  {
    repositories: ['wordpress', 'drupal', 'joomla', 'nextcloud', 'phpmyadmin', 'matomo', 'mediawiki'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['apache2-foreground'],
    stopSignal: 'WINCH',
    size: megabytes(240),
    programs: { bash: 'sh', curl: 'curl' },
    services: [
      {
        names: ['apache2-foreground'],
        startUp: 1500,
        ports: [{ port: 80, protocol: 'HTTP' }],
        onSignal: { ...LEAVES_CLEANLY, WINCH: 0 },
      },
    ],
  },
  {
    repositories: ['ghost'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['node', 'current/index.js'],
    size: megabytes(170),
    programs: { bash: 'sh' },
    services: [{ names: ['node'], startUp: 3000, ports: [{ port: 2368, protocol: 'HTTP' }], onSignal: LEAVES_CLEANLY }],
  },
  {
    repositories: ['jenkins', 'jenkins/jenkins'],
    entrypoint: ['/usr/bin/tini', '--', '/usr/local/bin/jenkins.sh'],
    cmd: [],
    uid: 1000,
    user: 'jenkins',
    size: megabytes(280),
    programs: { bash: 'sh', curl: 'curl' },
    services: [
      {
        names: ['jenkins.sh'],
        startUp: 20_000,
        ports: [
          { port: 8080, protocol: 'HTTP' },
          { port: 50000, protocol: 'TCP' },
        ],
        onSignal: JAVA_SIGNALS,
        stopping: 1000,
      },
    ],
  },
  {
    repositories: ['sonarqube', 'kibana', 'logstash', 'neo4j', 'solr'],
    entrypoint: ['/opt/entrypoint.sh'],
    cmd: [],
    size: megabytes(400),
    programs: { bash: 'sh' },
    services: [
      {
        names: ['entrypoint.sh'],
        startUp: 15_000,
        ports: [
          { port: 9000, protocol: 'HTTP' },
          { port: 5601, protocol: 'HTTP' },
          { port: 7474, protocol: 'HTTP' },
          { port: 8983, protocol: 'HTTP' },
        ],
        onSignal: JAVA_SIGNALS,
      },
    ],
  },
  {
    repositories: ['registry'],
    entrypoint: ['/entrypoint.sh'],
    cmd: ['/etc/distribution/config.yml'],
    size: megabytes(17),
    services: [
      {
        names: ['entrypoint.sh', 'registry'],
        startUp: 200,
        ports: [{ port: 5000, protocol: 'HTTP' }],
        onSignal: { TERM: 0, INT: 0 },
      },
    ],
  },
  {
    repositories: ['adminer', 'mongo-express'],
    entrypoint: ['entrypoint.sh'],
    cmd: ['php', '-S', '[::]:8080', '-t', '/var/www/html'],
    size: megabytes(40),
    services: [
      {
        names: ['php', 'mongo-express'],
        startUp: 300,
        ports: [
          { port: 8080, protocol: 'HTTP' },
          { port: 8081, protocol: 'HTTP' },
        ],
        onSignal: { INT: 0 },
      },
    ],
  },
]
