import type { Kernel } from '../kernel/kernel.ts'
import { printable } from './files/bytes.ts'
import { type FileSystem, MAX_FILES } from './files/fileSystem.ts'
import { FileTree } from './files/fileTree.ts'
import { cgroupFiles, processFiles } from './files/processFiles.ts'
import type { ClusterNetwork, PodNetwork } from './network/podNetwork.ts'
import { LineSink } from './processes/openFile.ts'
import { ProcessTable } from './processes/processTable.ts'
import type { ExitStatus } from './processes/virtualProcess.ts'
import type { ProgramHost, ProgramRequest } from './program.ts'
import type { Tool } from './tools/tool.ts'

/** What clocks say at time 0 where the scenario does not: 2026-01-15T12:00:00Z. */
const DEFAULT_START_TIME = Date.UTC(2026, 0, 15, 12)
/** The most lines and characters that a container may write before the playground stops listening. */
const MAX_LOG_LINES = 100_000
const MAX_LOG_LENGTH = 10_000_000

/** The inside of a container: what its processes share. */
export interface World {
  readonly kernel: Kernel
  readonly table: ProcessTable
  readonly files: FileSystem
  readonly network: PodNetwork
  readonly cluster: ClusterNetwork
  readonly hostname: string
  readonly uid: number
  readonly gid: number
  readonly env: ReadonlyMap<string, string>
  readonly workingDir: string
  /** Milliseconds since 1970 at the kernel's time 0. */
  readonly startTime: number
  readonly stdout: LineSink
  readonly stderr: LineSink
  /** The tool of this name; one that is not simulated says so when it runs. */
  readonly toolNamed: (name: string) => Tool
  notModelled(what: string): void
  assumed(what: string): void
}

/** Makes the inside of a container for a program that is to start. The tools are given, so that they may know the world and it not them. */
export function createWorld(request: ProgramRequest, host: ProgramHost, toolNamed: World['toolNamed']): World {
  const said = new Set<string>()
  const notModelled = (what: string): void => {
    if (said.has(what)) return
    said.add(what)
    host.notModelled(what)
  }
  let lines = 0
  let length = 0
  const log =
    (stream: 'stdout' | 'stderr') =>
    (line: string): void => {
      lines++
      length += line.length
      if (lines > MAX_LOG_LINES || length > MAX_LOG_LENGTH)
        notModelled('so much output: the rest of the log is left out')
      else host.log(stream, printable(line))
    }
  const stdout = new LineSink(log('stdout'))
  const stderr = new LineSink(log('stderr'))
  const initEnded = (status: ExitStatus, oomKilled: boolean): void => {
    stdout.flush()
    stderr.flush()
    host.exited({ exitCode: status.code, oomKilled })
  }
  host.files.now = () => host.kernel.now
  host.files.onFull = () => notModelled(`more than ${MAX_FILES} files in a container`)
  const env = new Map(host.env)
  if (!env.has('PATH')) env.set('PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin')
  if (!env.has('HOSTNAME')) env.set('HOSTNAME', host.hostname)
  if (!env.has('HOME')) env.set('HOME', request.uid === 0 ? '/root' : '/')
  const table = new ProcessTable(host.kernel, host.memoryLimit, {
    initEnded,
    notModelled,
    memoryOfFiles: () => host.files.memoryBytes,
  })
  const visible = { table, hostname: host.hostname, uid: request.uid, env }
  host.files.mount('/proc', new FileTree(processFiles(visible)), { readOnly: true })
  host.files.mount('/sys/fs/cgroup', new FileTree(cgroupFiles(visible)), { readOnly: true })
  return {
    kernel: host.kernel,
    table,
    files: host.files,
    network: host.network,
    cluster: host.cluster,
    hostname: host.hostname,
    uid: request.uid,
    gid: request.gid ?? 0,
    env,
    workingDir: request.workingDir === '' ? '/' : request.workingDir,
    startTime: host.startTime ?? DEFAULT_START_TIME,
    stdout,
    stderr,
    toolNamed,
    notModelled,
    assumed: (what) => host.assumed(what),
  }
}
