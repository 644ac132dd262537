import type { ProcessTable } from '../processes/processTable.ts'
import type { VirtualProcess } from '../processes/virtualProcess.ts'
import { type Directory, directory, type FileNode, type RegularFile, regularFile } from './fileNode.ts'

/** What the files below /proc and /sys/fs/cgroup tell about. */
export interface ProcessFilesOf {
  readonly table: ProcessTable
  readonly hostname: string
  readonly uid: number
  readonly env: ReadonlyMap<string, string>
}

/** A file whose text is made when it is read; what is written to it is lost. */
function computed(text: () => string): RegularFile {
  return Object.defineProperty(regularFile('', 0, 0o444), 'text', { get: text, set: () => {}, enumerable: true })
}

/** A directory whose entries are those of a list at the instant of looking, beside fixed ones. */
class LiveEntries extends Map<string, FileNode> {
  private readonly fixed: ReadonlyMap<string, FileNode>
  private readonly names: () => readonly string[]
  private readonly make: (name: string) => FileNode | undefined

  constructor(
    fixed: ReadonlyMap<string, FileNode>,
    names: () => readonly string[],
    make: (name: string) => FileNode | undefined,
  ) {
    super()
    this.fixed = fixed
    this.names = names
    this.make = make
  }

  override get(name: string): FileNode | undefined {
    return this.fixed.get(name) ?? this.make(name)
  }

  override has(name: string): boolean {
    return this.get(name) !== undefined
  }

  override get size(): number {
    // the base class looks at itself before its fields are there
    return this.fixed === undefined ? 0 : this.fixed.size + this.names().length
  }

  override *keys(): MapIterator<string> {
    yield* this.fixed.keys()
    yield* this.names()
  }

  override *values(): MapIterator<FileNode> {
    for (const [, node] of this.entries()) yield node
  }

  override *entries(): MapIterator<[string, FileNode]> {
    for (const name of this.keys()) {
      const node = this.get(name)
      if (node !== undefined) yield [name, node]
    }
  }

  override [Symbol.iterator](): MapIterator<[string, FileNode]> {
    return this.entries()
  }

  override set(): this {
    return this
  }

  override delete(): boolean {
    return false
  }
}

const fixedDirectory = (entries: Readonly<Record<string, FileNode>>): Directory => {
  const made = directory(0, 0o555)
  for (const [name, node] of Object.entries(entries)) made.entries.set(name, node)
  return made
}

const nul = (words: readonly string[]): string => words.map((word) => `${word}\0`).join('')

function directoryOf(process: VirtualProcess, { uid, env }: ProcessFilesOf): Directory {
  const kilobytes = (): number => 1456 + Math.floor(process.memory / 1024)
  const status = (): string =>
    [
      ['Name', process.name],
      ['State', process.table.current === process ? 'R (running)' : 'S (sleeping)'],
      ['Tgid', process.pid],
      ['Pid', process.pid],
      ['PPid', process.parent?.pid ?? 0],
      ['Uid', Array(4).fill(uid).join('\t')],
      ['VmSize', `${String(kilobytes() + 812).padStart(8)} kB`],
      ['VmRSS', `${String(kilobytes()).padStart(8)} kB`],
      ['Threads', 1],
    ]
      .map(([name, value]) => `${name}:\t${value}\n`)
      .join('')
  return fixedDirectory({
    cmdline: computed(() => nul(process.args)),
    comm: computed(() => `${process.name}\n`),
    environ: computed(() => nul([...env].map(([name, value]) => `${name}=${value}`))),
    oom_score_adj: computed(() => '1000\n'),
    stat: computed(() => `${process.pid} (${process.name}) S ${process.parent?.pid ?? 0} ${process.pid} 1 0 -1\n`),
    status: computed(status),
  })
}

/** Memory of a node of the playground, in kilobytes. */
export const NODE_MEMORY = { total: 24_576_000, used: 1_200_000, shared: 8_000, cached: 2_400_000 } as const
/** How long a node has been up when time begins, in seconds. */
export const NODE_UPTIME = 86_400
/** The kernel of the playground's nodes. */
export const KERNEL_RELEASE = '6.8.0'

/** The settings of /proc/sys that are often looked at. */
const SETTINGS: Readonly<Record<string, string>> = {
  'fs/file-max': '9223372036854775807',
  'kernel/osrelease': KERNEL_RELEASE,
  'kernel/ostype': 'Linux',
  'kernel/pid_max': '4194304',
  'kernel/threads-max': '192000',
  'net/core/somaxconn': '4096',
  'net/ipv4/ip_forward': '1',
  'net/ipv4/ip_local_port_range': '32768\t60999',
  'vm/max_map_count': '65530',
  'vm/overcommit_memory': '0',
  'vm/swappiness': '60',
}

function settings(hostname: string): Directory {
  const root = directory(0, 0o555)
  for (const [path, value] of [...Object.entries(SETTINGS), ['kernel/hostname', hostname] as const]) {
    let at = root
    const parts = path.split('/')
    const name = parts.pop() ?? ''
    for (const part of parts) {
      const next = at.entries.get(part)
      const made = next?.kind === 'directory' ? next : directory(0, 0o555)
      at.entries.set(part, made)
      at = made
    }
    at.entries.set(name, regularFile(`${value}\n`))
  }
  return root
}

/** /proc of a container: its processes, as they are at the instant of looking, and what the kernel tells of its node. */
export function processFiles(of: ProcessFilesOf): Directory {
  const { table } = of
  const uptime = (): number => NODE_UPTIME + table.kernel.now / 1000
  const { total, used, cached, shared } = NODE_MEMORY
  const memory = [
    ['MemTotal', total],
    ['MemFree', total - used - cached],
    ['MemAvailable', total - used],
    ['Buffers', 94_052],
    ['Cached', cached],
    ['Shmem', shared],
    ['SwapTotal', 0],
    ['SwapFree', 0],
  ]
  const processor = (n: number): string => `processor\t: ${n}\nmodel name\t: virtual\ncpu cores\t: 2\n\n`
  const fixed = fixedDirectory({
    cpuinfo: regularFile(processor(0) + processor(1)),
    filesystems: regularFile('nodev\tproc\nnodev\ttmpfs\nnodev\toverlay\n\text4\n'),
    loadavg: computed(() => `0.00 0.00 0.00 1/${table.living().length} ${table.living().at(-1)?.pid ?? 1}\n`),
    meminfo: regularFile(
      memory.map(([name, value]) => `${`${name}:`.padEnd(16)}${String(value).padStart(8)} kB\n`).join(''),
    ),
    mounts: regularFile('overlay / overlay rw,relatime 0 0\nproc /proc proc rw,nosuid,nodev,noexec,relatime 0 0\n'),
    stat: computed(() => `cpu  0 0 0 0 0 0 0 0 0 0\nbtime 0\nprocesses ${table.living().at(-1)?.pid ?? 1}\n`),
    sys: settings(of.hostname),
    uptime: computed(() => `${uptime().toFixed(2)} ${(uptime() * 2).toFixed(2)}\n`),
    version: regularFile(`Linux version ${KERNEL_RELEASE} (podarium) #1 SMP PREEMPT_DYNAMIC\n`),
  })
  const entry = (name: string): FileNode | undefined => {
    const process = name === 'self' ? table.current : /^\d+$/.test(name) ? table.get(Number(name)) : undefined
    return process === undefined ? undefined : directoryOf(process, of)
  }
  const names = (): readonly string[] => [...table.living().map(({ pid }) => String(pid)), 'self']
  return { ...directory(0, 0o555), entries: new LiveEntries(fixed.entries, names, entry) }
}

/** /sys/fs/cgroup of a container: its limits as version 2 tells them. */
export function cgroupFiles({ table }: ProcessFilesOf): Directory {
  const current = (): number => table.living().reduce((sum, process) => sum + process.memory, 0)
  return fixedDirectory({
    'cgroup.controllers': regularFile('cpuset cpu io memory hugetlb pids rdma misc\n'),
    'cgroup.procs': computed(() =>
      table
        .living()
        .map(({ pid }) => `${pid}\n`)
        .join(''),
    ),
    'cpu.max': regularFile('max 100000\n'),
    'memory.current': computed(() => `${current()}\n`),
    'memory.max': regularFile(`${table.memoryLimit ?? 'max'}\n`),
    'pids.current': computed(() => `${table.living().length}\n`),
    'pids.max': regularFile('max\n'),
  })
}
