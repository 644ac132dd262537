import {
  type CatalogueEntry,
  GO_SIGNALS,
  IGNORES_SIGNALS,
  JAVA_SIGNALS,
  LEAVES_CLEANLY,
  type Requirement,
  type ServicePort,
} from './entry.ts'
import { apache } from './webServers.ts'

const site = { ...apache, startUp: 1500, webRoot: undefined }

/** A small web server in Go that people try things out with. */
const small = (repositories: readonly string[], program: string, port: ServicePort): CatalogueEntry => ({
  repositories,
  system: 'none',
  entrypoint: [program],
  megabytes: 8,
  services: [
    { names: [program], startUp: 30, ports: [port], portOptions: ['-port', '--port', '-listen'], onSignal: GO_SIGNALS },
  ],
})

const password = (variable: string): Requirement => ({
  anyOf: [variable, 'ALLOW_EMPTY_PASSWORD'],
  message: [
    `%T.00 ERROR ==> The ${variable} environment variable is empty or not set. Set the environment variable ALLOW_EMPTY_PASSWORD=yes to allow the container to be started with blank passwords. This is recommended only for development.`,
  ],
  exitCode: 1,
})

/** An image of Bitnami's: its own layout, and a user without rights. */
const bitnami = (
  name: string,
  port: ServicePort,
  startUp: number,
  requires: readonly Requirement[] = [],
): CatalogueEntry => ({
  repositories: [`bitnami/${name}`, `bitnamilegacy/${name}`],
  // source: bitnami/containers, a folder for each
  system: 'debian',
  entrypoint: [`/opt/bitnami/scripts/${name}/entrypoint.sh`],
  cmd: [`/opt/bitnami/scripts/${name}/run.sh`],
  user: '1001',
  uid: 1001,
  megabytes: 100,
  services: [
    { names: [`/opt/bitnami/scripts/${name}/run.sh`], startUp, ports: [port], onSignal: { TERM: 0, INT: 0 }, requires },
  ],
})

/** Applications that people deploy as they are, and the servers of tutorials. */
export const applications: readonly CatalogueEntry[] = [
  {
    repositories: ['wordpress', 'drupal', 'joomla', 'nextcloud', 'phpmyadmin', 'matomo', 'mediawiki', 'owncloud'],
    // source: docker-library/wordpress
    system: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['apache2-foreground'],
    stopSignal: 'WINCH',
    workingDir: '/var/www/html',
    megabytes: 240,
    tools: { curl: 'curl' },
    services: [site],
  },
  {
    repositories: ['fgrzadkowski/example-php-phabricator'],
    // source: kubernetes/examples, staging/phabricator
    system: 'debian',
    cmd: ['/run.sh'],
    megabytes: 250,
    services: [{ ...site, names: ['/run.sh'] }],
  },
  {
    repositories: ['gb-frontend', 'google-samples/gb-frontend', 'containers/gke/gb-frontend'],
    // source: GoogleCloudPlatform/kubernetes-engine-samples, guestbook
    system: 'debian',
    entrypoint: ['docker-php-entrypoint'],
    cmd: ['apache2-foreground'],
    stopSignal: 'WINCH',
    megabytes: 190,
    services: [{ ...apache, webRoot: undefined }],
  },
  {
    repositories: ['ghost'],
    // source: docker-library/ghost
    system: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['node', 'current/index.js'],
    workingDir: '/var/lib/ghost',
    megabytes: 170,
    services: [{ names: ['node', 'npm'], startUp: 3000, ports: ['2368/HTTP'], onSignal: LEAVES_CLEANLY }],
  },
  {
    repositories: ['jenkins', 'jenkins/jenkins'],
    // source: jenkinsci/docker
    system: 'debian',
    entrypoint: ['/usr/bin/tini', '--', '/usr/local/bin/jenkins.sh'],
    user: 'jenkins',
    uid: 1000,
    megabytes: 280,
    tools: { curl: 'curl' },
    services: [
      {
        names: ['/usr/local/bin/jenkins.sh'],
        startUp: 20_000,
        ports: ['8080/HTTP', '50000/TCP'],
        onSignal: JAVA_SIGNALS,
        stopping: 1000,
        ready: ['Jenkins is fully up and running'],
      },
    ],
  },
  {
    repositories: ['sonarqube'],
    // source: SonarSource/docker-sonarqube
    system: 'debian',
    entrypoint: ['/opt/sonarqube/docker/entrypoint.sh'],
    user: 'sonarqube',
    uid: 1000,
    megabytes: 600,
    services: [
      {
        names: ['/opt/sonarqube/docker/entrypoint.sh'],
        startUp: 45_000,
        ports: ['9000/HTTP'],
        onSignal: { TERM: 0, INT: 0 },
      },
    ],
  },
  {
    repositories: ['keycloak/keycloak', 'jboss/keycloak'],
    // source: keycloak/keycloak, quarkus/container
    system: 'redhat',
    entrypoint: ['/opt/keycloak/bin/kc.sh'],
    user: '1000',
    uid: 1000,
    megabytes: 210,
    services: [
      {
        names: ['/opt/keycloak/bin/kc.sh'],
        startUp: 15_000,
        ports: ['8080/HTTP', '9000/HTTP'],
        onSignal: JAVA_SIGNALS,
        requires: [
          { argument: 'start', message: ['Keycloak - Open Source Identity and Access Management'], exitCode: 0 },
        ],
      },
    ],
  },
  {
    repositories: ['registry', 'distribution/distribution'],
    // source: distribution/distribution-library-image
    system: 'alpine',
    entrypoint: ['/entrypoint.sh'],
    cmd: ['/etc/distribution/config.yml'],
    filesFor: 'registry',
    megabytes: 17,
    services: [
      {
        names: ['registry'],
        startUp: 200,
        ports: ['5000/HTTP'],
        onSignal: { TERM: 0, INT: 0 },
      },
    ],
  },
  {
    repositories: ['docker', 'docker/dind'],
    // source: docker-library/docker
    system: 'alpine',
    entrypoint: ['dockerd-entrypoint.sh'],
    megabytes: 140,
    services: [
      {
        names: ['dockerd-entrypoint.sh', 'dockerd'],
        startUp: 2000,
        ports: ['2375/TCP'],
        onSignal: { TERM: 0, INT: 0 },
      },
    ],
  },
  {
    repositories: ['adminer'],
    // source: TimWolla/docker-adminer
    system: 'alpine',
    entrypoint: ['entrypoint.sh'],
    cmd: ['php', '-S', '[::]:8080', '-t', '/var/www/html'],
    megabytes: 40,
    services: [{ names: ['php'], startUp: 200, ports: ['8080/HTTP'], onSignal: IGNORES_SIGNALS }],
  },
  {
    repositories: ['mongo-express'],
    // source: mongo-express/mongo-express-docker
    system: 'alpine',
    entrypoint: ['/sbin/tini', '--', '/docker-entrypoint.sh'],
    cmd: ['mongo-express'],
    megabytes: 60,
    services: [{ names: ['mongo-express'], startUp: 1000, ports: ['8081/HTTP'], onSignal: { TERM: 143, INT: 130 } }],
  },
  {
    repositories: ['selenium/hub', 'selenium/node-chrome', 'selenium/node-firefox', 'selenium/standalone-chrome'],
    // source: SeleniumHQ/docker-selenium
    system: 'debian',
    cmd: ['/opt/bin/entry_point.sh'],
    user: '1200',
    uid: 1200,
    megabytes: 450,
    services: [
      {
        names: ['/opt/bin/entry_point.sh'],
        startUp: 5000,
        ports: ['4444/HTTP', '4443/TCP', '4442/TCP', '5555/HTTP'],
        onSignal: { TERM: 0, INT: 0 },
      },
    ],
  },
  {
    repositories: ['tensorflow/serving'],
    // source: tensorflow/serving, tensorflow_serving/tools/docker
    system: 'debian',
    entrypoint: ['/usr/bin/tf_serving_entrypoint.sh'],
    megabytes: 170,
    services: [
      {
        names: ['/usr/bin/tf_serving_entrypoint.sh'],
        startUp: 3000,
        ports: ['8500/GRPC', '8501/HTTP'],
        onSignal: IGNORES_SIGNALS,
      },
    ],
  },
  {
    repositories: ['vllm/vllm-openai'],
    // source: vllm-project/vllm, docker/Dockerfile
    system: 'debian',
    entrypoint: ['vllm', 'serve'],
    megabytes: 9000,
    services: [
      {
        names: ['vllm', 'python3'],
        startUp: 60_000,
        ports: ['8000/HTTP'],
        portOptions: ['--port'],
        onSignal: { TERM: 0, INT: 0 },
      },
    ],
  },
  {
    repositories: ['rancher/server', 'rancher/rancher'],
    // source: rancher/rancher, package
    system: 'debian',
    entrypoint: ['/usr/bin/entry'],
    megabytes: 500,
    services: [{ names: ['/usr/bin/entry'], startUp: 20_000, ports: ['80/HTTP', '443/HTTP'], onSignal: { TERM: 0 } }],
  },
  {
    repositories: ['vitess/lite', 'vitess/guestbook'],
    // source: vitessio/vitess, docker/lite
    system: 'debian',
    cmd: ['/app/main'],
    megabytes: 300,
    services: [
      {
        names: ['/app/main', '/vt/bin/vtctld', '/vt/bin/vtgate', '/vt/bin/vttablet', '/vt/bin/mysqlctld'],
        startUp: 1000,
        ports: ['8080/HTTP', '15001/HTTP'],
        portOptions: ['-port'],
        onSignal: { TERM: 0, INT: 0 },
      },
    ],
  },
  {
    repositories: [
      'microservices-demo/frontend',
      'istio/examples-bookinfo-productpage-v1',
      'istio/examples-helloworld-v1',
    ],
    // source: istio/istio, samples/bookinfo
    system: 'debian',
    cmd: ['python', 'productpage.py', '9080'],
    megabytes: 60,
    services: [{ names: ['python'], startUp: 800, ports: ['9080/HTTP'], onSignal: { TERM: 143, INT: 130 } }],
  },
  {
    repositories: ['google-samples/node-hello', 'aronchick/hello-node', 'paulbouwer/hello-kubernetes'],
    // source: GoogleCloudPlatform/nodejs-docs-samples, containerengine/hello-world
    system: 'debian',
    cmd: ['/bin/sh', '-c', 'node server.js'],
    megabytes: 260,
    tools: { curl: 'curl' },
    services: [{ names: ['node'], startUp: 300, ports: ['8080/HTTP'], onSignal: IGNORES_SIGNALS }],
  },
  {
    repositories: ['google-samples/hello-frontend'],
    // source: kubernetes/website, content/en/examples/service/access
    system: 'debian',
    cmd: ['nginx', '-g', 'daemon off;'],
    stopSignal: 'TERM',
    megabytes: 72,
    services: [{ names: ['nginx'], startUp: 60, ports: ['80/HTTP'], onSignal: LEAVES_CLEANLY }],
  },
  {
    repositories: ['kennethreitz/httpbin', 'mccutchen/go-httpbin'],
    // source: postmanlabs/httpbin, Dockerfile
    system: 'debian',
    cmd: ['gunicorn', '-b', '0.0.0.0:80', 'httpbin:app', '-k', 'gevent'],
    megabytes: 180,
    services: [
      { names: ['gunicorn'], startUp: 800, ports: ['80/HTTP'], portOptions: ['-b'], onSignal: LEAVES_CLEANLY },
    ],
  },
  {
    repositories: ['stefanprodan/podinfo'],
    // source: stefanprodan/podinfo, Dockerfile
    system: 'alpine',
    cmd: ['./podinfo'],
    user: 'app',
    uid: 100,
    workingDir: '/home/app',
    megabytes: 30,
    tools: { curl: 'curl' },
    services: [
      {
        names: ['./podinfo', 'podinfo'],
        startUp: 50,
        ports: ['9898/HTTP', '9999/GRPC'],
        portOptions: ['--port'],
        onSignal: { TERM: 0, INT: 0 },
        stopping: 3000,
      },
    ],
  },
  // source: GoogleCloudPlatform/kubernetes-engine-samples, hello-app
  small(['google-samples/hello-app', 'containers/gke/hello-app'], '/hello-app', '8080/HTTP'),
  // source: kubernetes/website, content/en/examples/service/access
  small(['google-samples/hello-go-gke'], '/usr/local/bin/hello-go-gke', '80/HTTP'),
  // source: kubernetes/examples, guestbook-go
  small(['google-samples/guestbook', 'guestbook'], './guestbook', '3000/HTTP'),
  // source: kubernetes-sigs/kustomize, examples/helloWorld
  small(['monopole/hello'], '/hello', '8080/HTTP'),
  // source: hashicorp/http-echo
  small(['hashicorp/http-echo'], '/http-echo', '5678/HTTP'),
  // source: traefik/whoami, Dockerfile
  small(['traefik/whoami', 'containous/whoami', 'jwilder/whoami'], '/whoami', '80/HTTP'),
  // source: argoproj/rollouts-demo
  small(['argoproj/rollouts-demo'], './rollouts-demo', '8080/HTTP'),
  bitnami('nginx', '8080/HTTP', 300),
  bitnami('redis', '6379/TCP', 500, [password('REDIS_PASSWORD')]),
  bitnami('postgresql', '5432/TCP', 4000, [password('POSTGRESQL_PASSWORD')]),
  bitnami('mysql', '3306/TCP', 9000, [password('MYSQL_ROOT_PASSWORD')]),
  bitnami('mariadb', '3306/TCP', 5000, [password('MARIADB_ROOT_PASSWORD')]),
  bitnami('mongodb', '27017/TCP', 3000),
  bitnami('rabbitmq', '5672/TCP', 9000),
  bitnami('kafka', '9092/TCP', 6000),
  bitnami('zookeeper', '2181/TCP', 2000),
  bitnami('etcd', '2379/HTTP', 1000),
]
