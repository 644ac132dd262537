import { type CatalogueEntry, LEAVES_CLEANLY, megabytes } from './entry.ts'

/** Web servers and proxies. */
export const webServers: readonly CatalogueEntry[] = [
  {
    repositories: ['nginx', 'nginx/nginx', 'nginx-slim', 'nginxdemos/hello', 'nginxdemos/nginx-hello'],
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['nginx', '-g', 'daemon off;'],
    stopSignal: 'QUIT',
    size: megabytes(72),
    programs: { bash: 'sh', curl: 'curl' },
    services: [
      {
        names: ['nginx'],
        startUp: 60,
        ports: [{ port: 80, protocol: 'HTTP' }],
        webRoot: '/usr/share/nginx/html',
        onSignal: LEAVES_CLEANLY,
        portTaken: 'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)',
      },
    ],
  },
  {
    repositories: ['nginxinc/nginx-unprivileged'],
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['nginx', '-g', 'daemon off;'],
    stopSignal: 'QUIT',
    user: '101',
    uid: 101,
    size: megabytes(72),
    programs: { bash: 'sh', curl: 'curl' },
    services: [
      {
        names: ['nginx'],
        startUp: 60,
        ports: [{ port: 8080, protocol: 'HTTP' }],
        webRoot: '/usr/share/nginx/html',
        onSignal: LEAVES_CLEANLY,
      },
    ],
  },
  {
    repositories: ['httpd'],
    entrypoint: [],
    cmd: ['httpd-foreground'],
    stopSignal: 'WINCH',
    workingDir: '/usr/local/apache2',
    size: megabytes(58),
    programs: { bash: 'sh' },
    services: [
      {
        names: ['httpd-foreground', 'apache2-foreground', 'apache2ctl'],
        startUp: 80,
        ports: [{ port: 80, protocol: 'HTTP' }],
        webRoot: '/usr/local/apache2/htdocs',
        onSignal: { ...LEAVES_CLEANLY, WINCH: 0 },
        portTaken: '(98)Address already in use: AH00072: make_sock: could not bind to address 0.0.0.0:80',
      },
    ],
  },
  {
    repositories: ['haproxy', 'haproxytech/haproxy-alpine'],
    entrypoint: ['docker-entrypoint.sh'],
    cmd: ['haproxy', '-f', '/usr/local/etc/haproxy/haproxy.cfg'],
    stopSignal: 'USR1',
    uid: 99,
    user: 'haproxy',
    size: megabytes(42),
    services: [{ names: ['haproxy'], startUp: 60, ports: [], onSignal: { TERM: 0, INT: 0, USR1: 0 } }],
  },
  {
    repositories: ['traefik'],
    entrypoint: ['/entrypoint.sh'],
    cmd: ['traefik'],
    size: megabytes(50),
    services: [
      {
        names: ['traefik'],
        startUp: 300,
        ports: [
          { port: 80, protocol: 'HTTP' },
          { port: 8080, protocol: 'HTTP' },
        ],
        paths: { '/ping': 'OK' },
        onSignal: LEAVES_CLEANLY,
      },
    ],
  },
  {
    repositories: ['caddy'],
    entrypoint: [],
    cmd: ['caddy', 'run', '--config', '/etc/caddy/Caddyfile', '--adapter', 'caddyfile'],
    size: megabytes(20),
    services: [
      {
        names: ['caddy'],
        startUp: 100,
        ports: [{ port: 80, protocol: 'HTTP' }],
        webRoot: '/usr/share/caddy',
        onSignal: LEAVES_CLEANLY,
      },
    ],
  },
  {
    repositories: ['envoyproxy/envoy'],
    entrypoint: ['/docker-entrypoint.sh'],
    cmd: ['envoy', '-c', '/etc/envoy/envoy.yaml'],
    size: megabytes(70),
    services: [
      { names: ['envoy'], startUp: 300, ports: [{ port: 10000, protocol: 'HTTP' }], onSignal: LEAVES_CLEANLY },
    ],
  },
]
