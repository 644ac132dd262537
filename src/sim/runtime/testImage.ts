import { Kernel } from '../kernel/kernel.ts'
import { imageRoot } from './catalogue/imageRoot.ts'
import { FileSystem } from './files/fileSystem.ts'
import { FileTree } from './files/fileTree.ts'
import { imageFacts } from './imageFacts.ts'
import { type ClusterNetwork, PodNetwork } from './network/podNetwork.ts'
import type { ProgramRequest, SignalName } from './program.ts'
import { startProgram } from './startProgram.ts'

/** How an image is tried out: what the manifest says of the container, and which signals come (virtual milliseconds). */
export interface ImageTrial {
  readonly command?: readonly string[]
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly uid?: number
  readonly ports?: readonly number[]
  readonly readOnlyRoot?: true
  readonly memoryLimit?: number
  /** Where empty volumes are mounted. */
  readonly volumes?: readonly string[]
  readonly files?: Readonly<Record<string, string>>
  readonly signals?: readonly (readonly [at: number, signal: SignalName])[]
  readonly until?: number
}

/** What a container of an image did. */
export interface TriedImage {
  /** What it wrote; standard error as `! text`. */
  readonly lines: readonly string[]
  readonly exit: { readonly code: number; readonly at: number; readonly oomKilled: boolean } | undefined
  /** Why it could not start, in the runtime's words. */
  readonly error: string | undefined
  /** The ports that were open at the end, and when the first of them opened. */
  readonly ports: readonly number[]
  readonly notModelled: readonly string[]
  readonly assumed: readonly string[]
}

const NOWHERE: ClusterNetwork = { byAddress: () => undefined, resolve: () => undefined, serviceTarget: () => undefined }
const HOUR = 3_600_000

/** For tests: runs a container of an image by the rules of a manifest. */
export function tryImage(image: string, trial: ImageTrial = {}): TriedImage {
  const facts = imageFacts(image, [])
  const kernel = new Kernel(1)
  const network = new PodNetwork()
  network.ip = '10.0.0.1'
  const files = new FileSystem(imageRoot(image, facts.source))
  if (trial.readOnlyRoot) files.readOnlyRoot = true
  for (const path of trial.volumes ?? []) files.mount(path, new FileTree(), { readOnly: false })
  for (const [path, text] of Object.entries(trial.files ?? {})) files.writeFile(path, text)
  const { command, args } = trial
  const lines: string[] = []
  const notModelled: string[] = []
  const assumed: string[] = []
  let exit: TriedImage['exit']
  const request: ProgramRequest = {
    pod: 'pod',
    container: 'app',
    image,
    attempt: 0,
    argv: command === undefined ? [...facts.entrypoint, ...(args ?? facts.cmd)] : [...command, ...(args ?? [])],
    commandGiven: command !== undefined || args !== undefined,
    imageSource: facts.source,
    workingDir: facts.workingDir,
    uid: trial.uid ?? facts.uid,
    stopSignal: facts.stopSignal,
    declaredPorts: (trial.ports ?? []).map((port) => ({ port, protocol: 'TCP' })),
  }
  const started = startProgram(request, {
    kernel,
    env: new Map(Object.entries({ ...facts.env, ...trial.env })),
    files,
    network,
    cluster: NOWHERE,
    hostname: 'pod',
    ...(trial.memoryLimit !== undefined && { memoryLimit: trial.memoryLimit }),
    log: (stream, text) => lines.push(stream === 'stdout' ? text : `! ${text}`),
    exited: ({ exitCode, oomKilled }) => {
      exit = { code: exitCode, at: kernel.now, oomKilled }
    },
    notModelled: (what) => notModelled.push(what),
    assumed: (what) => assumed.push(what),
  })
  if ('error' in started) return { lines, exit, error: started.error, ports: [], notModelled, assumed }
  for (const [at, signal] of trial.signals ?? []) kernel.at(at, () => started.program.signal(signal))
  kernel.run(trial.until ?? HOUR)
  const ports = Array.from({ length: HIGHEST }, (_, port) => port).filter((port) => network.at(port) !== undefined)
  started.program.destroy()
  return { lines, exit, error: undefined, ports, notModelled, assumed }
}

const HIGHEST = 51_000
