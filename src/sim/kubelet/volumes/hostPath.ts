/** What every Linux node has; what else a node's disk holds nobody told us, so it is taken as absent. */
const DIRECTORIES = [
  '/',
  '/bin',
  '/boot',
  '/dev',
  '/etc',
  '/home',
  '/lib',
  '/opt',
  '/proc',
  '/root',
  '/run',
  '/sbin',
  '/sys',
  '/tmp',
  '/usr',
  '/var',
  '/etc/ssl',
  '/etc/ssl/certs',
  '/etc/kubernetes',
  '/lib/modules',
  '/usr/share',
  '/var/lib',
  '/var/lib/kubelet',
  '/var/log',
  '/var/run',
  '/var/tmp',
]
const FILES = [
  '/etc/hostname',
  '/etc/hosts',
  '/etc/localtime',
  '/etc/machine-id',
  '/etc/os-release',
  '/etc/passwd',
  '/etc/resolv.conf',
]
const SOCKETS = ['/run/containerd/containerd.sock', '/var/run/containerd/containerd.sock']

interface HostPath {
  readonly path: string
  readonly type?: string
}

/** Why a path of the node cannot be mounted with its type; undefined where it can. Models pkg/volume/hostpath/host_path.go, checkTypeInternal (1.36). */
export function hostPathError({ path, type }: HostPath): string | undefined {
  const refused = (what: string): string => `hostPath type check failed: ${path} is not a ${what}`
  switch (type ?? '') {
    case 'Directory':
      return DIRECTORIES.includes(trimmed(path)) ? undefined : refused('directory')
    case 'File':
      return FILES.includes(path) ? undefined : refused('file')
    case 'Socket':
      return SOCKETS.includes(path) ? undefined : refused('socket file')
    case 'CharDevice':
      return path.startsWith('/dev/') ? undefined : refused('character device')
    case 'BlockDevice':
      return refused('block device')
    default:
      return undefined
  }
}

const trimmed = (path: string): string => (path.length > 1 ? path.replace(/\/+$/, '') : path)
