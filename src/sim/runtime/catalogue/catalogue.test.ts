import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { tryImage } from '../testImage.ts'
import { CATALOGUE, catalogueEntry } from './families.ts'

/** When a stop signal comes: every program of the catalogue is up by then. */
const STOP = 200_000

test('the catalogue holds more than a hundred families', () => {
  expect(CATALOGUE.length).toBeGreaterThan(100)
})

const FILES = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))

test.each(FILES)('each family in %s names the source of its facts', (file) => {
  const text = readFileSync(join(import.meta.dirname, file), 'utf8')
  const families = text.match(/^\s*(\{ )?repositories: \[|^ {2}small\(/gm) ?? []
  expect(text.match(/^\s*\/\/ source: \S/gm) ?? []).toHaveLength(families.length)
})

test('no repository is in two families', () => {
  const all = CATALOGUE.flatMap(({ repositories }) => repositories)
  expect(all.filter((name, i) => all.indexOf(name) !== i)).toEqual([])
})

test.each(CATALOGUE.map((entry) => [entry.repositories[0] ?? '']))('the own command of %s can be started', (image) => {
  const entry = catalogueEntry(image)
  const command = [...(entry?.entrypoint ?? []), ...(entry?.cmd ?? [])]
  expect(command).not.toEqual([])
  expect(tryImage(image, { until: 1 }).error).toBeUndefined()
})

test.each([
  'docker.io/library/redis:7',
  'index.docker.io/redis',
  'k8s.gcr.io/busybox',
  'public.ecr.aws/docker/library/httpd:2.4',
  'registry.k8s.io/e2e-test-images/agnhost:2.40',
  'gcr.io/kubernetes-e2e-test-images/serve-hostname-amd64:1.1',
  'quay.io/prometheus/prometheus',
  'gcr.io/google_samples/gb-frontend:v3',
])('%s is known by a mirror or a full name', (image) => {
  expect(catalogueEntry(image)).toBeDefined()
})

test('an image of somebody who uses a known name is not that image', () => {
  expect(catalogueEntry('ghcr.io/team/redis-like')).toBeUndefined()
  expect(catalogueEntry('somebody/nginx')).toBeUndefined()
})

describe('what the stop signal of an image brings about', () => {
  test.each([
    ['nginx', 'QUIT', 0],
    ['redis', 'TERM', 0],
    ['httpd', 'WINCH', 0],
    ['memcached', 'TERM', 0],
    ['tomcat', 'TERM', 143],
    ['cassandra', 'TERM', 143],
    ['gcr.io/google-samples/hello-app:1.0', 'TERM', 2],
    ['registry.k8s.io/test-webserver', 'TERM', 2],
    ['registry.k8s.io/pause:3.9', 'TERM', 0],
    ['rabbitmq', 'TERM', 0],
    ['quay.io/coreos/etcd', 'TERM', 143],
  ])('%s on %s leaves with %d', (image, signal, code) => {
    expect(tryImage(image, { signals: [[STOP, signal]] }).exit?.code).toBe(code)
  })

  test('postgres with a password leaves with 0 on INT, its stop signal', () => {
    expect(tryImage('postgres', { env: { POSTGRES_PASSWORD: 'x' }, signals: [[STOP, 'INT']] }).exit?.code).toBe(0)
  })

  test.each([
    ['node', ['node', 'server.js']],
    ['python', ['python', 'server.js']],
    ['alpine', ['sleep', '10000000']],
  ])('%s running %j as the first process ignores TERM', (image, command) => {
    const { exit } = tryImage(image, { command, files: { '/server.js': 'x' }, signals: [[STOP, 'TERM']] })
    expect(exit).toBeUndefined()
  })

  test('under tini a program without handlers is ended by TERM', () => {
    const command = ['/usr/bin/tini', '--', 'sleep', '10000000']
    expect(tryImage('jenkins/jenkins', { command, signals: [[STOP, 'TERM']] }).exit?.code).toBe(143)
  })
})

describe('what an image needs to start', () => {
  test.each([
    [
      'mysql:8.4',
      '! 2026-01-15 12:00:00+00:00 [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
    ],
    ['postgres:17', '! Error: Database is uninitialized and superuser password is not specified.'],
    [
      'mariadb',
      '! 2026-01-15 12:00:00+00:00 [ERROR] [Entrypoint]: Database is uninitialized and password option is not specified',
    ],
    [
      'haproxy',
      '! [ALERT]    (1) : Cannot open configuration file/directory /usr/local/etc/haproxy/haproxy.cfg : No such file or directory',
    ],
  ])('%s ends with 1 without it', (image, line) => {
    const { exit, lines } = tryImage(image)
    expect(exit?.code).toBe(1)
    expect(lines[0]).toBe(line)
  })

  test('an empty password is none', () => {
    expect(tryImage('postgres', { env: { POSTGRES_PASSWORD: '' } }).exit?.code).toBe(1)
  })

  test.each([
    [{ uid: 1000 }, '(13: Permission denied)'],
    [{ readOnlyRoot: true }, '(30: Read-only file system)'],
  ] as const)('nginx with %j cannot make its cache', (trial, error) => {
    const { exit, lines } = tryImage('nginx', trial)
    expect(exit?.code).toBe(1)
    expect(lines.join()).toContain(`mkdir() "/var/cache/nginx/client_temp" failed ${error}`)
  })

  test('minio without a subcommand prints its help and ends', () => {
    expect(tryImage('minio/minio').exit?.code).toBe(0)
    expect(tryImage('minio/minio', { args: ['server', '/data'] }).ports).toEqual([9000])
  })
})

describe('what an image runs with other arguments', () => {
  test('a port among them moves the first port', () => {
    expect(tryImage('redis', { args: ['--port', '7000'] }).ports).toEqual([7000])
    expect(tryImage('hashicorp/http-echo', { args: ['-text=hi', '-listen=:8000'] }).ports).toEqual([8000])
  })

  test('nginx without `daemon off;` leaves a child behind and ends with 0, which ends the container', () => {
    expect(tryImage('nginx', { command: ['nginx'] }).exit?.code).toBe(0)
  })

  test('a shell may start the image own program, in the background too', () => {
    expect(tryImage('nginx', { command: ['sh', '-c', "exec nginx -g 'daemon off;'"] }).ports).toEqual([80])
    expect(tryImage('nginx', { command: ['sh', '-c', 'nginx; sleep 10000'] }).ports).toEqual([80])
    expect(tryImage('redis', { command: ['bash', '-c', 'redis-server & wait'] }).ports).toEqual([6379])
  })

  test.each(['busybox', 'alpine', 'ubuntu', 'debian', 'python', 'golang'])('%s alone ends at once with 0', (image) => {
    const { exit } = tryImage(image)
    expect(exit?.code).toBe(0)
    expect(exit?.at).toBeLessThan(1000)
  })

  test.each([
    ['python', ['python', 'app.py'], 2, "! python3: can't open file '/app.py': [Errno 2] No such file or directory"],
    ['ruby', ['ruby', 'app.rb'], 1, '! ruby: No such file or directory -- app.rb (LoadError)'],
    ['openjdk', ['java', '-jar', 'app.jar'], 1, '! Error: Unable to access jarfile app.jar'],
    ['php', ['php', 'app.php'], 1, '! Could not open input file: app.php'],
  ])('%s runs no file that is not there', (image, command, code, line) => {
    const { exit, lines } = tryImage(image, { command })
    expect(exit?.code).toBe(code)
    expect(lines).toContain(line)
  })

  test('node is run on an argument that is no program', () => {
    const { exit, lines } = tryImage('node', { args: ['server.js'] })
    expect(exit?.code).toBe(1)
    expect(lines).toContain("! Error: Cannot find module '/server.js'")
  })

  test('a program text that is not interpreted is assumed, and said so', () => {
    const { exit, assumed } = tryImage('python', { command: ['python3', '-c', 'print(1)'] })
    expect(exit?.code).toBe(0)
    expect(assumed).toEqual(['this Python text prints nothing and ends with 0'])
    const lasting = tryImage('python', { command: ['python3', '-c', 'while True: pass'], ports: [8000] })
    expect(lasting.exit).toBeUndefined()
    expect(lasting.assumed).toEqual(['this Python text serves :8000, ignores TERM'])
  })

  test("Python's own web server serves its port", () => {
    expect(tryImage('python', { command: ['python', '-m', 'http.server'] }).ports).toEqual([8000])
    expect(tryImage('python', { command: ['python', '-m', 'http.server', '2222'] }).ports).toEqual([2222])
  })
})

describe('whose shell and tools an image has', () => {
  test.each([
    ['nginx', 'ping'],
    ['nginx:1.27-alpine', 'bash'],
    ['redis', 'curl'],
    ['debian', 'vi'],
    ['registry.k8s.io/pause', 'sh'],
    ['gcr.io/google-samples/hello-app', 'sh'],
    ['alpine', 'bash'],
    ['busybox', 'no-such-program'],
  ])('%s has no %s', (image, program) => {
    expect(tryImage(image, { command: [program] }).error).toBe(`exec: "${program}": executable file not found in $PATH`)
  })

  test.each([
    ['nginx', 'bash'],
    ['nginx', 'curl'],
    ['busybox', 'wget'],
    ['alpine', 'ping'],
    ['postgres:17-alpine', 'bash'],
    ['debian', 'printenv'],
    ['debian', '/usr/bin/env'],
    ['busybox', '/sbin/ip'],
  ])('%s has %s', (image, program) => {
    expect(tryImage(image, { command: [program], until: 1000 }).error).toBeUndefined()
  })

  test('a program in a volume is known by its name: another image has put it there', () => {
    const command = ['/opt/redis/redis-server', '/opt/redis/redis.conf']
    expect(tryImage('debian', { command, volumes: ['/opt'] }).ports).toEqual([6379])
    expect(tryImage('debian', { command }).error).toBe(
      'exec: "/opt/redis/redis-server": stat /opt/redis/redis-server: no such file or directory',
    )
    expect(tryImage('debian', { command: ['/opt/own'], volumes: ['/opt'] }).assumed).toHaveLength(1)
  })

  test('in an image of which not all is known, an unknown program is assumed to be there', () => {
    const { error, assumed } = tryImage('mysql', { command: ['/opt/own'], env: {} })
    expect(error).toBeUndefined()
    expect(assumed).toEqual(['runs, leaves with 0 on TERM'])
  })
})
