import { type CatalogueEntry, LEAVES_CLEANLY, type Requirement, type Service } from './entry.ts'

const NGINX_CACHE: Requirement = {
  writable: '/var/cache/nginx',
  message: ['%Y/%m/%d %H:%M:%S [emerg] 1#1: mkdir() "/var/cache/nginx/client_temp" failed ({error})'],
  exitCode: 1,
}

const nginx: Service = {
  names: ['nginx', '/usr/sbin/nginx'],
  startUp: 60,
  ports: ['80/HTTP'],
  webRoot: '/usr/share/nginx/html',
  onSignal: LEAVES_CLEANLY,
  foreground: /daemon off/,
  requires: [NGINX_CACHE],
  stream: 'stderr',
  ready: [
    '%Y/%m/%d %H:%M:%S [notice] 1#1: using the "epoll" event method',
    '%Y/%m/%d %H:%M:%S [notice] 1#1: start worker processes',
  ],
  portTaken: 'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)',
}

/** Apache as its images start it. */
export const apache: Service = {
  names: [
    'httpd-foreground',
    'apache2-foreground',
    '/usr/local/bin/httpd-foreground',
    '/usr/local/bin/apache2-foreground',
  ],
  startUp: 80,
  ports: ['80/HTTP'],
  webRoot: '/usr/local/apache2/htdocs',
  onSignal: { ...LEAVES_CLEANLY, WINCH: 0 },
  stream: 'stderr',
  ready: ["[%a %b %d %H:%M:%S.000000 %Y] [core:notice] [pid 1:tid 1] AH00094: Command line: 'httpd -D FOREGROUND'"],
  portTaken: '(98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:80',
}

/** Web servers and proxies. */
export const webServers: readonly CatalogueEntry[] = [
  {
    repositories: [
      'nginx',
      'nginx/nginx',
      'nginx-slim',
      'nginx-slim-amd64',
      'nginxdemos/hello',
      'nginxdemos/nginx-hello',
      'update-demo',
    ],
    // source: nginx/docker-nginx
    system: 'debian',
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['nginx', '-g', 'daemon off;'],
    stopSignal: 'QUIT',
    megabytes: 72,
    tools: { curl: 'curl' },
    services: [nginx],
  },
  {
    repositories: ['nginxinc/nginx-unprivileged'],
    // source: nginxinc/docker-nginx-unprivileged
    system: 'debian',
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['nginx', '-g', 'daemon off;'],
    stopSignal: 'QUIT',
    user: '101',
    uid: 101,
    megabytes: 72,
    tools: { curl: 'curl' },
    services: [{ ...nginx, ports: ['8080/HTTP'], requires: [] }],
  },
  {
    repositories: ['bprashanth/nginxhttps', 'ymqytw/nginxhttps'],
    // source: kubernetes/examples, staging/https-nginx
    system: 'debian',
    cmd: ['/home/auto-reload-nginx.sh'],
    megabytes: 75,
    tools: { curl: 'curl' },
    services: [
      {
        names: ['/home/auto-reload-nginx.sh', 'nginx'],
        startUp: 100,
        ports: ['80/HTTP', '443/HTTP'],
        onSignal: {},
      },
    ],
  },
  {
    repositories: ['httpd'],
    // source: docker-library/httpd
    system: 'debian',
    cmd: ['httpd-foreground'],
    stopSignal: 'WINCH',
    workingDir: '/usr/local/apache2',
    megabytes: 58,
    services: [apache, { ...apache, names: ['httpd', 'apachectl'], foreground: /-D ?FOREGROUND|-X/ }],
  },
  {
    repositories: ['haproxy', 'haproxytech/haproxy-alpine', 'haproxytech/haproxy-debian'],
    // source: docker-library/haproxy
    system: 'debian',
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['haproxy', '-f', '/usr/local/etc/haproxy/haproxy.cfg'],
    optionsFor: 'haproxy',
    stopSignal: 'USR1',
    user: 'haproxy',
    uid: 99,
    megabytes: 42,
    services: [
      {
        names: ['haproxy'],
        startUp: 60,
        onSignal: { TERM: 0, INT: 0, USR1: 0 },
        requires: [
          {
            file: '/usr/local/etc/haproxy/haproxy.cfg',
            message: [
              '[ALERT]    (1) : Cannot open configuration file/directory /usr/local/etc/haproxy/haproxy.cfg : No such file or directory',
            ],
            exitCode: 1,
          },
        ],
      },
    ],
  },
  {
    repositories: ['traefik'],
    // source: traefik/traefik-library-image
    system: 'alpine',
    entrypoint: ['/entrypoint.sh'],
    cmd: ['traefik'],
    optionsFor: 'traefik',
    megabytes: 50,
    services: [
      {
        names: ['traefik'],
        startUp: 300,
        ports: ['80/HTTP', '8080/HTTP'],
        paths: { '/ping': 'OK' },
        onSignal: LEAVES_CLEANLY,
      },
    ],
  },
  {
    repositories: ['caddy'],
    // source: caddyserver/caddy-docker
    system: 'alpine',
    cmd: ['caddy', 'run', '--config', '/etc/caddy/Caddyfile', '--adapter', 'caddyfile'],
    workingDir: '/srv',
    megabytes: 20,
    services: [
      {
        names: ['caddy'],
        startUp: 100,
        ports: ['80/HTTP', '2019/HTTP'],
        webRoot: '/usr/share/caddy',
        onSignal: { TERM: 0, INT: 0, QUIT: 2 },
      },
    ],
  },
  {
    repositories: ['envoyproxy/envoy', 'envoyproxy/envoy-alpine'],
    // source: envoyproxy/envoy, ci/Dockerfile-envoy
    system: 'debian',
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['envoy', '-c', '/etc/envoy/envoy.yaml'],
    optionsFor: 'envoy',
    megabytes: 70,
    services: [{ names: ['envoy'], startUp: 300, ports: ['10000/HTTP'], onSignal: { TERM: 0, INT: 0 } }],
  },
  {
    repositories: ['kong'],
    // source: Kong/docker-kong
    system: 'debian',
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['kong', 'docker-start'],
    stopSignal: 'QUIT',
    user: 'kong',
    uid: 1000,
    megabytes: 120,
    services: [{ names: ['kong'], startUp: 2000, ports: ['8000/HTTP', '8001/HTTP'], onSignal: LEAVES_CLEANLY }],
  },
  {
    repositories: ['varnish'],
    // source: varnish/docker-varnish
    system: 'debian',
    entrypoint: ['/usr/local/bin/docker-varnish-entrypoint'],
    megabytes: 100,
    user: 'varnish',
    uid: 1000,
    services: [
      {
        names: ['/usr/local/bin/docker-varnish-entrypoint', 'varnishd'],
        startUp: 500,
        ports: ['80/HTTP', '8443/TCP'],
        onSignal: { TERM: 0, INT: 0 },
      },
    ],
  },
  {
    repositories: ['alpine/socat'],
    // source: alpine-docker/socat
    system: 'alpine',
    entrypoint: ['socat'],
    megabytes: 4,
    services: [{ names: ['socat'], startUp: 10, onSignal: { TERM: 143, INT: 130 } }],
  },
  {
    repositories: ['nginx-ingress-controller', 'ingress-nginx/controller'],
    // source: kubernetes/ingress-nginx
    system: 'alpine',
    entrypoint: ['/usr/bin/dumb-init', '--'],
    cmd: ['/nginx-ingress-controller'],
    user: 'www-data',
    uid: 101,
    megabytes: 105,
    services: [
      {
        names: ['/nginx-ingress-controller'],
        startUp: 1500,
        ports: ['80/HTTP', '443/HTTP', '10254/HTTP'],
        onSignal: { TERM: 0 },
        stopping: 10_000,
      },
    ],
  },
]
