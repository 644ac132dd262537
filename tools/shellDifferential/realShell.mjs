import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const BUSYBOX = '/bin/busybox'
const DIRECTORIES =
  'app bin data dev dev/shm etc home proc root run sbin sys tmp usr/bin usr/local/bin usr/sbin usr/share var/cache var/lib var/log var/run var/tmp'
const DEVICES = { null: [1, 3], zero: [1, 5], full: [1, 7], random: [1, 8], urandom: [1, 9] }
/** What a container may do by default: a script must not set the clock of the machine that it is tried on. */
const CAPABILITIES = `-all,${[
  ...['chown', 'dac_override', 'fowner', 'fsetid', 'kill', 'setgid', 'setuid', 'setpcap', 'net_bind_service'],
  ...['net_raw', 'sys_chroot', 'mknod', 'audit_write', 'setfcap'],
]
  .map((capability) => `+${capability}`)
  .join(',')}`
const SHORT_LIVED = ['tmp', 'var/tmp', 'root', 'run', 'data', 'app', 'home']
/** How many scripts run side by side. */
const PLACES = 2
/** Seconds until KILL without a TERM, and from TERM to KILL: the defaults of the table `programs`. */
const LIMIT = 12
const GRACE = 3
/** Characters of output that are kept. */
const MOST_OUTPUT = 1e6

/** BusyBox's own shell, as process 1 of a small system of its own: what a container gives it. */
export class RealShell {
  places = Array.from({ length: PLACES }, makeRoot)

  /** Why it cannot run here; undefined where it can. */
  static missing() {
    const version = spawnSync(BUSYBOX, { encoding: 'utf8' })
    if (version.status !== 0) return 'busybox is not installed (Debian: busybox-static)'
    if (!version.stdout.startsWith('BusyBox v1.35.'))
      return `it needs BusyBox 1.35, not ${version.stdout.split(' (')[0]}`
    const alone = spawnSync('unshare', [
      '-p',
      '-f',
      '-m',
      '-n',
      '-u',
      'setpriv',
      '--bounding-set',
      CAPABILITIES,
      'true',
    ])
    return alone.status === 0 ? undefined : 'it needs to make namespaces and to drop capabilities (root)'
  }

  async run({ script, term }) {
    const root = this.places.pop()
    try {
      return await runIn(root, script, term)
    } finally {
      clean(root)
      this.places.push(root)
    }
  }

  close() {
    for (const root of this.places) rmSync(root, { recursive: true })
  }
}

function runIn(root, script, term) {
  // ignored keyboard signals, as the recordings of the table were made
  const start = `trap '' INT QUIT; echo pod > /proc/sys/kernel/hostname; cd /; unset OLDPWD; exec setpriv --bounding-set ${CAPABILITIES} chroot ${root} sh -c "$1"`
  const [stdout, stderr] = [openPipe(), openPipe()]
  const child = spawn(
    'unshare',
    [
      '-p',
      '-f',
      '-m',
      '-n',
      '-u',
      '--kill-child',
      `--mount-proc=${join(root, 'proc')}`,
      'sh',
      '-c',
      start,
      'sh',
      script,
    ],
    { env: { PATH, HOME: '/root', HOSTNAME: 'pod' }, stdio: ['ignore', stdout.write, stderr.write] },
  )
  for (const { write } of [stdout, stderr]) closeSync(write)
  const begun = performance.now()
  const timers = [setTimeout(() => child.kill('SIGKILL'), 1000 * (term === undefined ? LIMIT : term + GRACE))]
  if (term !== undefined) timers.push(setTimeout(() => signalInit(child.pid), 1000 * term))
  return new Promise((resolve) => {
    child.on('close', async (code, signal) => {
      for (const timer of timers) clearTimeout(timer)
      const end = (performance.now() - begun) / 1000
      const exitCode = signal === null ? code : 137
      resolve({ stdout: linesOf(await stdout.text), stderr: linesOf(await stderr.text), exitCode, end })
    })
  })
}

/** A pipe as a container has it: Node's own are sockets, which `/dev/stdout` cannot open. */
function openPipe() {
  const path = join(mkdtempSync(join(tmpdir(), 'real-shell-pipe-')), 'pipe')
  execFileSync('mkfifo', [path])
  const socket = new Socket({ fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK) })
  const write = openSync(path, constants.O_WRONLY)
  rmSync(dirname(path), { recursive: true })
  let output = ''
  socket.setEncoding('utf8')
  const text = new Promise((resolve) => {
    socket.on('data', (piece) => {
      if (output.length < MOST_OUTPUT) output += piece
    })
    socket.on('close', () => resolve(output))
  })
  return { write, text }
}

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

const linesOf = (text) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

/** Sends TERM to the first process of the namespace that `unshare` made. */
function signalInit(pid) {
  const children = execFileSync('cat', [`/proc/${pid}/task/${pid}/children`], { encoding: 'utf8' }).trim()
  if (children !== '') process.kill(Number(children.split(' ')[0]), 'SIGTERM')
}

function makeRoot() {
  const root = mkdtempSync(join(tmpdir(), 'real-shell-'))
  chmodSync(root, 0o755)
  for (const directory of DIRECTORIES.split(' ')) mkdirSync(join(root, directory), { recursive: true })
  for (const directory of ['tmp', 'var/tmp', 'dev/shm']) chmodSync(join(root, directory), 0o1777)
  copyFileSync(BUSYBOX, join(root, 'bin/busybox'))
  const applets = execFileSync(BUSYBOX, ['--list'], { encoding: 'utf8' }).trim().split('\n')
  for (const applet of applets) if (applet !== 'busybox') symlinkSync('busybox', join(root, 'bin', applet))
  for (const [name, [major, minor]] of Object.entries(DEVICES)) {
    execFileSync('mknod', ['-m', '666', join(root, 'dev', name), 'c', String(major), String(minor)])
  }
  // the simulated one holds this program of Kubernetes' tests too
  writeFileSync(join(root, 'agnhost'), '')
  symlinkSync('/proc/self/fd', join(root, 'dev/fd'))
  for (const [fd, name] of ['stdin', 'stdout', 'stderr'].entries()) {
    symlinkSync(`/proc/self/fd/${fd}`, join(root, 'dev', name))
  }
  writeFileSync(
    join(root, 'etc/passwd'),
    'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n',
  )
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\nnogroup:x:65534:\n')
  return root
}

/** Takes away what a script may have made. */
function clean(root) {
  const own = new Set(['agnhost', ...DIRECTORIES.split(' ').map((directory) => directory.split('/')[0])])
  for (const name of readdirSync(root)) if (!own.has(name)) rmSync(join(root, name), { recursive: true, force: true })
  for (const directory of SHORT_LIVED) {
    for (const name of readdirSync(join(root, directory))) {
      rmSync(join(root, directory, name), { recursive: true, force: true })
    }
  }
}
