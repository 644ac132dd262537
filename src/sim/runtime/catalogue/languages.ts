import {
  type CatalogueEntry,
  IGNORES_SIGNALS,
  type Interpreter,
  JAVA_SIGNALS,
  LEAVES_CLEANLY,
  type Service,
} from './entry.ts'
import { apache } from './webServers.ts'

const python: Interpreter = {
  names: ['python', 'python3', 'python2', 'pypy', 'pypy3'],
  language: 'Python',
  startUp: 400,
  onSignal: IGNORES_SIGNALS,
  inline: /^-c$/,
  valued: /^-[WXm]$/,
  servers: { '-m http.server': 8000, '-m SimpleHTTPServer': 8000 },
  missing: {
    message: ["python3: can't open file '{absolute}': [Errno 2] No such file or directory"],
    exitCode: 2,
  },
}
const node: Interpreter = {
  names: ['node', 'nodejs'],
  language: 'JavaScript',
  startUp: 300,
  onSignal: IGNORES_SIGNALS,
  inline: /^(-e|--eval|-p|--print)$/,
  valued: /^(-r|--require|--import)$/,
  missing: {
    message: [
      'node:internal/modules/cjs/loader:1228',
      '  throw err;',
      '  ^',
      '',
      "Error: Cannot find module '{absolute}'",
      "  code: 'MODULE_NOT_FOUND',",
      '  requireStack: []',
      '}',
    ],
    exitCode: 1,
  },
}
const java: Interpreter = {
  names: ['java'],
  language: 'Java',
  startUp: 2000,
  onSignal: JAVA_SIGNALS,
  inline: /^$/,
  valued: /^(-cp|-classpath|--class-path|-jar)$/,
  missing: { message: ['Error: Unable to access jarfile {path}'], exitCode: 1 },
}
const ruby: Interpreter = {
  names: ['ruby'],
  language: 'Ruby',
  startUp: 300,
  onSignal: { TERM: 143, INT: 130 },
  inline: /^-e$/,
  missing: { message: ['ruby: No such file or directory -- {path} (LoadError)'], exitCode: 1 },
}
const php: Interpreter = {
  names: ['php'],
  language: 'PHP',
  startUp: 100,
  onSignal: IGNORES_SIGNALS,
  inline: /^-r$/,
  valued: /^-[tcd]$/,
  missing: { message: ['Could not open input file: {path}'], exitCode: 1 },
}
const perl: Interpreter = {
  names: [],
  language: 'Perl',
  startUp: 20,
  onSignal: IGNORES_SIGNALS,
  inline: /^-\w*e/,
  missing: { message: ['Can\'t open perl script "{path}": No such file or directory'], exitCode: 2 },
}
const pythonServer: Service = {
  names: ['gunicorn', 'uvicorn', 'flask', '/start.sh', '/start-reload.sh'],
  startUp: 1200,
  ports: ['80/HTTP'],
  portOptions: ['--port', '-p', '--bind', '-b'],
  onSignal: LEAVES_CLEANLY,
  stream: 'stderr',
  ready: ['INFO:     Application startup complete.'],
}
const tomcat: Service = {
  names: ['catalina.sh', 'jetty.sh', '/root/apache-tomcat-7.0.42-v2/bin/start.sh'],
  startUp: 2500,
  ports: ['8080/HTTP'],
  onSignal: JAVA_SIGNALS,
  stopping: 300,
  stream: 'stderr',
  ready: [
    '%d-%b-%Y %T.000 INFO [main] org.apache.catalina.startup.Catalina.start Server startup in [2500] milliseconds',
  ],
}

/** Images of languages: without a command they open their interpreter, which ends at once as nobody types. */
export const languages: readonly CatalogueEntry[] = [
  {
    repositories: ['python', 'pypy', 'continuumio/miniconda3'],
    // source: docker-library/python
    system: 'debian',
    cmd: ['python3'],
    megabytes: 360,
    tools: { curl: 'curl', wget: 'wget' },
    interpreters: [python],
  },
  {
    repositories: ['tiangolo/uvicorn-gunicorn-fastapi', 'tiangolo/uvicorn-gunicorn'],
    // source: tiangolo/uvicorn-gunicorn-fastapi-docker
    system: 'debian',
    cmd: ['/start.sh'],
    workingDir: '/app',
    megabytes: 380,
    interpreters: [python],
    services: [pythonServer],
  },
  {
    repositories: ['node'],
    // source: nodejs/docker-node
    system: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['node'],
    optionsFor: 'node',
    filesFor: 'node',
    megabytes: 390,
    tools: { curl: 'curl', wget: 'wget' },
    interpreters: [node],
  },
  {
    repositories: ['golang'],
    // source: docker-library/golang
    system: 'debian',
    cmd: ['bash'],
    workingDir: '/go',
    megabytes: 300,
    tools: { curl: 'curl', wget: 'wget' },
  },
  {
    repositories: [
      'openjdk',
      'java',
      'eclipse-temurin',
      'amazoncorretto',
      'ibmjava',
      'sapmachine',
      'ibm-semeru-runtimes',
    ],
    // source: adoptium/containers
    system: 'debian',
    cmd: ['jshell'],
    megabytes: 240,
    tools: { curl: 'curl' },
    interpreters: [java],
    tasks: [{ names: ['jshell'], takes: 1500 }],
  },
  {
    repositories: ['tomcat', 'tomee', 'jetty', 'resouer/mytomcat'],
    // source: docker-library/tomcat
    system: 'debian',
    cmd: ['catalina.sh', 'run'],
    workingDir: '/usr/local/tomcat',
    megabytes: 190,
    interpreters: [java],
    services: [tomcat],
  },
  {
    repositories: ['jboss/wildfly', 'arungupta/wildfly-mysql-javaee7', 'wildfly/wildfly'],
    // source: jboss-dockerfiles/wildfly
    system: 'redhat',
    cmd: ['/opt/jboss/wildfly/bin/standalone.sh', '-b', '0.0.0.0'],
    megabytes: 340,
    interpreters: [java],
    services: [
      {
        names: ['/opt/jboss/wildfly/bin/standalone.sh'],
        startUp: 8000,
        ports: ['8080/HTTP', '9990/HTTP'],
        onSignal: JAVA_SIGNALS,
        stopping: 500,
      },
    ],
  },
  {
    repositories: ['ruby', 'jruby'],
    // source: docker-library/ruby
    system: 'debian',
    cmd: ['irb'],
    megabytes: 370,
    tools: { curl: 'curl', wget: 'wget' },
    interpreters: [ruby],
    tasks: [{ names: ['irb'], takes: 300 }],
    services: [{ names: ['rails', 'rackup', 'puma', 'bundle'], startUp: 2000, onSignal: { TERM: 143, INT: 0 } }],
  },
  {
    repositories: ['php'],
    // source: docker-library/php
    system: 'debian',
    entrypoint: ['docker-php-entrypoint'],
    cmd: ['php', '-a'],
    optionsFor: 'php',
    megabytes: 170,
    tools: { curl: 'curl' },
    interpreters: [php],
    services: [
      {
        names: ['php-fpm'],
        startUp: 100,
        ports: ['9000/TCP'],
        onSignal: LEAVES_CLEANLY,
        stream: 'stderr',
        ready: ['[%d-%b-%Y %T] NOTICE: fpm is running, pid 1', '[%d-%b-%Y %T] NOTICE: ready to handle connections'],
      },
      { ...apache, webRoot: '/var/www/html' },
    ],
  },
  {
    repositories: ['perl'],
    // source: Perl/docker-perl
    system: 'debian',
    cmd: ['perl', '-de0'],
    megabytes: 350,
    tools: { perl: 'perl', curl: 'curl', wget: 'wget' },
    interpreters: [perl],
  },
  {
    repositories: [
      'rust',
      'gcc',
      'maven',
      'gradle',
      'elixir',
      'erlang',
      'r-base',
      'julia',
      'swift',
      'haskell',
      'clojure',
    ],
    // source: docker-library/official-images
    system: 'debian',
    cmd: ['bash'],
    megabytes: 500,
    interpreters: [java],
  },
]
