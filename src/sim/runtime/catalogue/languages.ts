import { type CatalogueEntry, JAVA_SIGNALS, LEAVES_CLEANLY, megabytes, type Service } from './entry.ts'

/** An interpreter without handlers: as process 1 it ignores every signal but KILL. */
const IGNORES_SIGNALS = {} as const

const python: Service = {
  names: ['python', 'python3', 'flask', 'gunicorn', 'uvicorn'],
  startUp: 400,
  ports: [],
  onSignal: IGNORES_SIGNALS,
}
const node: Service = { names: ['node', 'npm', 'yarn', 'npx'], startUp: 300, ports: [], onSignal: IGNORES_SIGNALS }
const java: Service = { names: ['java'], startUp: 2000, ports: [], onSignal: JAVA_SIGNALS }

/** Images of languages: without a command they open their interpreter, which ends at once as nobody types. */
export const languages: readonly CatalogueEntry[] = [
  {
    repositories: ['python'],
    entrypoint: [],
    cmd: ['python3'],
    size: megabytes(360),
    programs: { bash: 'sh', curl: 'curl' },
    services: [python],
  },
  {
    repositories: ['pypy'],
    entrypoint: [],
    cmd: ['pypy3'],
    size: megabytes(360),
    programs: { bash: 'sh' },
    services: [python],
  },
  {
    repositories: ['node'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['node'],
    size: megabytes(390),
    programs: { bash: 'sh', curl: 'curl' },
    services: [node],
  },
  {
    repositories: ['golang'],
    entrypoint: [],
    cmd: ['bash'],
    workingDir: '/go',
    size: megabytes(300),
    programs: { bash: 'sh', curl: 'curl' },
    services: [{ names: ['go'], startUp: 3000, ports: [], onSignal: { TERM: 1, INT: 1 } }],
  },
  {
    repositories: ['openjdk', 'eclipse-temurin', 'amazoncorretto', 'ibmjava', 'sapmachine'],
    entrypoint: [],
    cmd: ['jshell'],
    size: megabytes(240),
    programs: { bash: 'sh', curl: 'curl' },
    services: [java],
  },
  {
    repositories: ['tomcat', 'tomee', 'jetty'],
    entrypoint: [],
    cmd: ['catalina.sh', 'run'],
    workingDir: '/usr/local/tomcat',
    size: megabytes(190),
    programs: { bash: 'sh', curl: 'curl' },
    services: [
      {
        names: ['catalina.sh', 'java', 'jetty'],
        startUp: 2500,
        ports: [{ port: 8080, protocol: 'HTTP' }],
        onSignal: JAVA_SIGNALS,
        stopping: 300,
      },
    ],
  },
  {
    repositories: ['ruby', 'jruby'],
    entrypoint: [],
    cmd: ['irb'],
    size: megabytes(370),
    programs: { bash: 'sh' },
    services: [
      { names: ['ruby', 'rails', 'rackup', 'bundle'], startUp: 600, ports: [], onSignal: { TERM: 143, INT: 130 } },
    ],
  },
  {
    repositories: ['php'],
    entrypoint: ['docker-php-entrypoint'],
    cmd: ['php', '-a'],
    size: megabytes(170),
    programs: { bash: 'sh', curl: 'curl' },
    services: [
      { names: ['php-fpm'], startUp: 100, ports: [{ port: 9000, protocol: 'TCP' }], onSignal: LEAVES_CLEANLY },
      {
        names: ['apache2-foreground'],
        startUp: 150,
        ports: [{ port: 80, protocol: 'HTTP' }],
        webRoot: '/var/www/html',
        onSignal: { ...LEAVES_CLEANLY, WINCH: 0 },
      },
    ],
  },
  {
    repositories: ['perl'],
    entrypoint: [],
    cmd: ['perl', '-de0'],
    size: megabytes(350),
    programs: { bash: 'sh', perl: 'perl' },
  },
  {
    repositories: ['rust', 'gcc', 'maven', 'gradle', 'elixir', 'erlang', 'r-base', 'julia', 'swift', 'haskell'],
    entrypoint: [],
    cmd: ['bash'],
    size: megabytes(500),
    programs: { bash: 'sh' },
    services: [java],
  },
]
